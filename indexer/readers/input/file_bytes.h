// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/input/byte_source.h"

namespace dateline {

/// A file's bytes as they stand, and their hash.
class FileBytes : public ByteSource {
  public:
    /// `path` is a real one. Throws Error(kInput) where the file can't be opened, is no regular
    /// file (a FIFO or a device is never waited for), or a symbolic link stands in the path: links
    /// inside a folder aren't followed, not even one that comes while the folder is read.
    explicit FileBytes(const std::string& path);
    ~FileBytes() override;

    std::string_view next() override;

    /// Reads what is left, so that `hash` is that of the whole file.
    void drain();

    /// hash64 of what was read so far.
    std::uint64_t hash() const;

    /// How many bytes were read.
    std::uint64_t position() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
