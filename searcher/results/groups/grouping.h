// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "common/analysis/analyzer.h"
#include "searcher/query/sources/compiled_query.h"
#include "searcher/results/matching.h"

namespace dateline {

/// What stands under the best ranked of several matching articles.
enum class Grouping : std::uint8_t {
    kNone,
    kCopies,     ///< those in nearly the same words
    kIdentical,  ///< those in the same words
    kStory,      ///< those that tell the same event
};

/// The best ranked article of a group.
struct GroupHead {
    MatchedDocument document;
    double score = 0;
    std::vector<Article>
        others;  ///< fields of some of the others, the nearest or best ranked first
    std::uint64_t other_count = 0;
    double passage = 0;  ///< of the score (matching.h)
};

/// Other articles of a group that are listed.
inline constexpr std::size_t kListedOthers = 5;

/// Matches of a story grouping that are looked at.
inline constexpr Xapian::doccount kMostTold = 200;

/// Matches `first` to `first + most` in their order.
using MatchPage = std::function<std::vector<Ranked>(Xapian::doccount first, Xapian::doccount most)>;

/// The groups `offset` to `offset + limit` (more than 0) of a query's matches, each once, in the
/// order of their heads. Copies cost a query for each group up to there; stories the reading of the
/// first kMostTold matches, of which they are made.
std::vector<GroupHead> group_matches(Grouping grouping,
                                     const MatchPage& page,
                                     const CompiledQuery& query,
                                     const IndexReader& index,
                                     Analyzer& analyzer,
                                     std::uint32_t offset,
                                     std::uint32_t limit);

}  // namespace dateline
