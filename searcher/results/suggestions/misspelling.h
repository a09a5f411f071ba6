// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace dateline {

/// How unlikely it is that somebody typed `typed` for `meant`, both folded: 0 if they are equal,
/// about 1 per error, less for a common one (two letters swapped, a letter doubled or not, a
/// neighbouring key, one vowel for another, letters that sound alike), more at the first letter.
/// Weighted Damerau-Levenshtein distance in code points; the weights are our own, for an English
/// keyboard. Cut at 64 code points.
double misspelling_cost(std::string_view typed, std::string_view meant);

}  // namespace dateline
