// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace dateline {

/// Bytes in order: of a file, an unpacked stream, a member of an archive.
class ByteSource {
  public:
    ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    virtual ~ByteSource() = default;

    /// The next bytes, at most 256 KiB, valid until the next call; empty at the end and from then
    /// on. Throws Error(kInput) on a failed read or damage; a later call continues after the damage
    /// if the format allows it (gzip members), else it returns the end.
    virtual std::string_view next() = 0;
};

inline constexpr std::size_t kByteBlock = std::size_t{256} << 10;

}  // namespace dateline
