// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "searcher/query/sources/compiled_query.h"
#include "searcher/results/matching.h"

namespace dateline {

/// The number of best articles that words are taken from.
inline constexpr Xapian::doccount kFeedbackArticles = 20;

/// `--expand`: words to add to a query, from its best articles (blind relevance feedback, after
/// Rocchio 1971). An article is a vector of its words' weights, of length 1; the 40 words with the
/// largest sums over the articles are taken. An article counts less the further its score is below
/// the best one (exp of the difference over a seventh of the best score). Together they weigh a
/// third more than the query's own words. Words in over a fifth of the index or in only one
/// article, function words and single characters are left out. Costs a pass over the terms of
/// `best`.
std::vector<WeighedTerms> feedback_terms(const std::vector<Ranked>& best,
                                         const CompiledQuery& query,
                                         const IndexReader& index,
                                         Analyzer& analyzer);

}  // namespace dateline
