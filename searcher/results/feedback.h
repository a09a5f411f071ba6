// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "searcher/query/sources/compiled_query.h"
#include "searcher/results/matching.h"

namespace dateline {

/// Articles that tell what else to look for.
inline constexpr Xapian::doccount kFeedbackArticles = 10;

/// `--expand`: words to add to a query, by its best articles (blind relevance feedback; close to
/// RM3 of Lavrenko and Croft 2001, with impacts in the place of word probabilities). The 40 words
/// of the largest sum of weights over the articles, an article counting the less the further its
/// score lies below the best one (exp of the difference by an eighth of the best score). Together
/// they weigh a little more than the query's own words. Words that a fifth of the index holds or
/// only one article does, function words and single characters are left out. Costs a walk over the
/// terms of `best`.
std::vector<WeighedTerms> feedback_terms(const std::vector<Ranked>& best,
                                         const CompiledQuery& query,
                                         const IndexReader& index,
                                         Analyzer& analyzer);

}  // namespace dateline
