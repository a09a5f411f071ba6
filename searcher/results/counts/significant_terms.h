// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/article/article.h"
#include "common/index/index_reader.h"

namespace dateline {

/// A word that is more frequent in matching articles than elsewhere.
struct TermHit {
    std::string word;            ///< in its commonest form
    double score = 0;            ///< log-likelihood ratio (Dunning 1993)
    std::uint64_t matching = 0;  ///< articles of the sample that have it
    std::uint64_t articles = 0;  ///< articles in the index that have it
};

/// The number of best matches in the sample.
inline constexpr std::uint32_t kMostSampled = 100;

/// The words most typical of `sample` (texts included), the most typical first.
std::vector<TermHit> significant_terms(const std::vector<Article>& sample,
                                       const IndexReader& index,
                                       Analyzer& analyzer);

}  // namespace dateline
