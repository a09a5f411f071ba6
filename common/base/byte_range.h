// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace dateline {

/// A half-open range of bytes.
struct ByteRange {
    std::uint32_t start = 0;
    std::uint32_t end = 0;

    bool operator==(const ByteRange&) const = default;
};

}  // namespace dateline
