// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace dateline {

/// Tokens [first, last) of a paragraph.
struct TokenRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    bool empty() const { return first >= last; }
};

}  // namespace dateline
