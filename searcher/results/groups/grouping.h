// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "common/analysis/analyzer.h"
#include "searcher/query/sources/compiled_query.h"
#include "searcher/results/matching.h"

namespace dateline {

/// What is grouped under the best ranked of several matching articles.
enum class Grouping : std::uint8_t {
    kNone,
    kCopies,     ///< articles in nearly the same words
    kIdentical,  ///< articles in the same words
    kStory,      ///< articles about the same event
};

/// The best ranked article of a group.
struct GroupHead {
    MatchedDocument document;
    double score = 0;
    std::vector<Article>
        others;  ///< fields of some of the others, the nearest or best ranked first
    std::uint64_t other_count = 0;
    double passage = 0;  ///< part of the score (matching.h)
};

/// The most other articles of a group that are listed.
inline constexpr std::size_t kListedOthers = 5;

/// The number of matches that a story grouping reads.
inline constexpr Xapian::doccount kMostTold = 200;

/// Matches `first` to `first + most` in order.
using MatchPage = std::function<std::vector<Ranked>(Xapian::doccount first, Xapian::doccount most)>;

/// Which of the hits are shown: `limit` from `offset` on.
struct HitWindow {
    std::uint32_t offset = 0;
    std::uint32_t limit = 0;
};

/// The groups `offset` to `offset + limit` (more than 0) of a query's matches, each once, in the
/// order of their heads. Copies cost a query for each group up to the last; stories are made of the
/// first kMostTold matches, which are read.
std::vector<GroupHead> group_matches(Grouping grouping,
                                     const MatchPage& page,
                                     const CompiledQuery& query,
                                     const IndexReader& index,
                                     Analyzer& analyzer,
                                     HitWindow window);

/// How many of a query's `matches` remain once copies are folded. Reads the signature of each.
std::uint64_t count_distinct(Grouping grouping, const MatchPage& page, std::uint64_t matches);

}  // namespace dateline
