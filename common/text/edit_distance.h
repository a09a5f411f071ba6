// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

/// Damerau-Levenshtein distance (optimal string alignment), in code points, of two UTF-8 strings,
/// or `limit + 1` if it exceeds `limit`. Takes time proportional to the product of the lengths;
/// both are cut to 64 code points.
std::size_t edit_distance(std::string_view first, std::string_view second, std::size_t limit);

}  // namespace dateline
