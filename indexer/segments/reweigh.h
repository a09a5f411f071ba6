// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// The impact under `to` of a word that has `level` under `from`. Exact while each number of
/// occurrences has a level of its own, else within the width of a level. Requires scales of worth
/// 1.
std::uint32_t reweighed(std::uint32_t level, const ImpactScale& from, const ImpactScale& to);

/// Writes the articles of a database again, in order, their words weighed for `to` instead of
/// `from` (average lengths in tokens), as new databases in `scratch` whose names begin with `name`;
/// the first one has the metadata. `jobs` threads, each with bounded memory. Throws Error(kIndex)
/// and Error(kDiskFull).
std::vector<std::filesystem::path> reweigh_articles(const std::filesystem::path& articles,
                                                    double from,
                                                    double to,
                                                    unsigned jobs,
                                                    const std::filesystem::path& scratch,
                                                    const std::string& name);

}  // namespace dateline
