// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

/// The offset of the "^2" in a word; the word's size if it has none.
inline std::size_t boost_of(std::string_view word) {
    const std::size_t mark = word.rfind('^');
    const bool boost = mark != std::string_view::npos && mark > 0 && mark + 1 < word.size() &&
                       word.find_first_not_of("0123456789.", mark + 1) == std::string_view::npos;
    return boost ? mark : word.size();
}

}  // namespace dateline
