// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "indexer/readers/input/expansion.h"
#include "indexer/readers/input/file_bytes.h"
#include "indexer/readers/input/limits.h"
#include "indexer/readers/records/records.h"

namespace dateline {

/// The records of a file in order, however it is packed. Throws what Records throws; errors of
/// the file itself name it.
class RecordReader {
  public:
    /// `format` overrides detection from the content; records of more than `most_record` bytes are
    /// left out. Begins at byte `start` of the file.
    RecordReader(const std::string& path,
                 std::optional<InputFormat> format,
                 std::size_t most_record = kMostRecord,
                 std::uint64_t start = 0);

    std::optional<RawRecord> next();

    /// The hash of the file from the start on; call it at the end.
    std::uint64_t hash();

    /// Bytes of the file read so far.
    std::uint64_t position() const { return file_.position(); }

  private:
    FileBytes file_;
    Expansion expansion_;
    std::unique_ptr<Records> records_;
    std::uint64_t number_ = 0;
};

}  // namespace dateline
