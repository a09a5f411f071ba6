// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "indexer/readers/input/byte_buffer.h"
#include "indexer/readers/input/byte_source.h"
#include "indexer/readers/input/expansion.h"
#include "indexer/readers/input/record.h"

namespace dateline {

/// Cuts bytes into records, one in memory at a time; each format has its own. An unreadable record
/// is returned as an error and the next one follows; only damage of the whole (unreadable, broken
/// compression, binary) ends it, with Error(kInput). `number` is set by RecordReader.
class Records {
  public:
    Records() = default;
    Records(const Records&) = delete;
    Records& operator=(const Records&) = delete;
    virtual ~Records() = default;

    virtual std::optional<RawRecord> next() = 0;

  protected:
    static RawRecord record(InputFormat format, std::string bytes);
    static RawRecord bad(InputFormat format, std::string error);

    /// "`what` is larger than the 64 MiB that one may take", and what to do.
    static std::string too_large(std::string_view what, std::size_t most);
};

std::unique_ptr<Records> whole_record(InputFormat format, ByteBuffer& bytes);
std::unique_ptr<Records> json_line_records(ByteBuffer& bytes);
std::unique_ptr<Records> json_records(ByteBuffer& bytes);
std::unique_ptr<Records> csv_records(ByteBuffer& bytes);
std::unique_ptr<Records> xml_records(ByteBuffer& bytes);
std::unique_ptr<Records> mbox_records(ByteBuffer& bytes);
std::unique_ptr<Records> warc_records(ByteBuffer& bytes);

/// The records of all members of an archive; `format` overrides detection.
std::unique_ptr<Records> archive_records(ByteBuffer& bytes,
                                         ByteSource& source,
                                         Expansion& expansion,
                                         std::optional<InputFormat> format,
                                         int depth);

/// The records of `source`, unpacked as often as it is packed, up to a limit. `name` is the file's
/// or member's. The arguments must outlive the result. Throws Error(kInput) if it isn't text.
std::unique_ptr<Records> open_records(ByteSource& source,
                                      const std::string& name,
                                      Expansion& expansion,
                                      std::optional<InputFormat> format,
                                      int depth);

}  // namespace dateline
