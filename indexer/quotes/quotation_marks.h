// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

/// What stands between a pair of quotation marks, marks included: a half-open range of bytes.
struct MarkedSpan {
    std::uint32_t start;
    std::uint32_t end;
    bool closed =
        true;  ///< false: the paragraph ends first, as where a quotation goes on in the next
};

/// The outermost quotations of a paragraph, in order and disjoint: curly, straight and doubled
/// single marks, guillemets, and single marks where they are no apostrophes. Quotations inside a
/// quotation belong to it. A mark without its partner changes nothing behind the paragraph.
/// Linear.
std::vector<MarkedSpan> find_marked(std::string_view paragraph);

}  // namespace dateline
