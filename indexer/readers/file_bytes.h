// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/byte_source.h"

namespace dateline {

/// A file's bytes as they stand, and their hash.
class FileBytes : public ByteSource {
  public:
    /// Throws Error(kInput) where the file can't be opened or is no regular file: a FIFO or a
    /// device is never waited for.
    explicit FileBytes(const std::string& path);
    ~FileBytes() override;

    std::string_view next() override;

    /// Reads what is left, so that `hash` is that of the whole file.
    void drain();

    /// hash64 of what was read so far.
    std::uint64_t hash() const;

    /// How many bytes were read.
    std::uint64_t position() const;

    const std::string& path() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Bounds what the layers above one file unpack together: Error(kInput) once that is more than
/// 1,000 times what was read of the file (and more than 64 MiB). Says how large a record may be.
class Expansion {
  public:
    Expansion(const FileBytes& file, std::size_t most_record)
        : file_(file), most_record_(most_record) {}

    void add(std::size_t bytes);
    std::size_t most_record() const { return most_record_; }

  private:
    const FileBytes& file_;
    std::size_t most_record_;
    std::uint64_t unpacked_ = 0;
};

}  // namespace dateline
