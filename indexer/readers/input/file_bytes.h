// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/input/byte_source.h"

namespace dateline {

/// A file's bytes, unchanged, and their hash.
class FileBytes : public ByteSource {
  public:
    /// `path` must be a real path. Throws Error(kInput) if the file can't be opened, isn't a
    /// regular file (a FIFO or device is never waited for), or a symbolic link is in the path:
    /// links inside a folder aren't followed, even those created while the folder is read. Begins
    /// at byte `start`.
    explicit FileBytes(const std::string& path, std::uint64_t start = 0);
    ~FileBytes() override;

    std::string_view next() override;

    /// Reads the rest, so that `hash` is that of the whole file.
    void drain();

    /// hash64 of what was read so far.
    std::uint64_t hash() const;

    /// Number of bytes read so far.
    std::uint64_t position() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
