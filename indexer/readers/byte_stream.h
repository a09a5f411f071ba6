// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace dateline {

/// A file's bytes in order, decompressed (gzip, zstd, bzip2, xz, by content) where they are
/// compressed. The hash is that of the file as it stands, compressed or not.
class ByteStream {
  public:
    /// Throws Error(kInput) where the file can't be opened.
    explicit ByteStream(const std::string& path);
    ~ByteStream();
    ByteStream(ByteStream&&) noexcept;

    /// The next bytes, at most 256 KiB, valid until the next call; empty at the end. Throws
    /// Error(kInput) on a failed read, damaged compression, or where a compressed file grows more
    /// than 1,000-fold.
    std::string_view next();

    /// hash64 of what was read of the file so far; of the whole file once `next` gave nothing.
    std::uint64_t hash() const;

    /// How many bytes of the file itself were read.
    std::uint64_t position() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
