// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "indexer/readers/byte_stream.h"
#include "indexer/readers/format.h"

namespace dateline {

/// The most that one record may take: 64 MiB.
inline constexpr std::size_t kMostRecord = std::size_t{64} << 20;

/// One article's bytes, as they stand in a file, or why a record can't be had.
struct RawRecord {
    std::uint64_t number = 0;  ///< 1 for the first of its file
    InputFormat format = InputFormat::kText;
    std::string bytes;
    std::string error;  ///< where not empty, `bytes` are none
};

/// Cuts a file into records, one in memory at a time. A record that can't be read is given as an
/// error and the next one follows; only damage of the file itself (unreadable, broken compression,
/// binary) ends it, by Error(kInput).
class RecordReader {
  public:
    /// `format` overrides what the content looks like.
    RecordReader(const std::string& path, std::optional<InputFormat> format);
    ~RecordReader();

    std::optional<RawRecord> next();

    /// As ByteStream::hash.
    std::uint64_t hash() const { return stream_.hash(); }

    /// Bytes of the file read so far.
    std::uint64_t position() const { return stream_.position(); }

  private:
    bool fill();
    std::optional<RawRecord> whole_file();
    std::optional<RawRecord> next_line();
    std::optional<RawRecord> next_value();
    std::optional<RawRecord> bare_value();
    RawRecord record(std::string bytes);
    RawRecord bad(std::string error);
    bool skip_to_value();

    std::string path_;
    ByteStream stream_;
    std::string buffer_;
    std::size_t at_ = 0;  // the part of buffer_ before it is used up
    bool end_ = false;
    InputFormat format_ = InputFormat::kText;
    std::uint64_t number_ = 0;
};

}  // namespace dateline
