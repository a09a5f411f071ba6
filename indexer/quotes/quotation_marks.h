// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

/// The text between a pair of quotation marks, including the marks: a half-open range of bytes.
struct MarkedSpan {
    std::uint32_t start;
    std::uint32_t end;
    bool closed =
        true;  ///< false if the paragraph ends first, as when a quotation continues in the next
};

/// The outermost quotations of a paragraph, in order and disjoint: curly, straight and doubled
/// single marks, guillemets, and single marks that aren't apostrophes. Nested quotations are part
/// of the outer one. An unpaired mark has no effect beyond its paragraph. Linear.
std::vector<MarkedSpan> find_marked(std::string_view paragraph);

}  // namespace dateline
