// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "common/schema/terms.h"

/// Weighing words anew. A word's impact holds the average length of all articles as it was when it
/// was written; once that has drifted, rankings would depend on the order of reading.
namespace dateline {

/// A ratio of two average lengths up to which they count as one: at 1.04 no weight is off by more
/// than two of its 63 levels.
inline constexpr double kMostDrift = 1.04;

/// Whether the average lengths `used` and `real` differ by more than the ratio `most`. False if one
/// is 0: there are no articles.
bool has_drifted(double used, double real, double most);

/// The numbers of occurrences that have an impact on a scale of worth 1; the highest impact has no
/// upper end.
struct Occurrences {
    double least;
    double most;

    double middle() const { return std::isinf(most) ? least : std::round((least + most) / 2); }
};
Occurrences occurrences_at(std::uint32_t level, const ImpactScale& scale);

/// Writes the articles of a database again, in order, their words weighed for `to` instead of
/// `from` (average lengths in tokens), as if they had been read under `to`: where an impact stands
/// for several numbers of occurrences, these are counted in the article's token stream. Pairs of
/// common words, and what isn't in the stream (the letters before an apostrophe), take the middle
/// one. The result: new databases in `scratch` whose names begin with `name`;
/// the first one has the metadata. `jobs` threads, each with bounded memory. Throws Error(kIndex)
/// and Error(kDiskFull).
std::vector<std::filesystem::path> reweigh_articles(const std::filesystem::path& articles,
                                                    double from,
                                                    double to,
                                                    unsigned jobs,
                                                    const std::filesystem::path& scratch,
                                                    const std::string& name);

}  // namespace dateline
