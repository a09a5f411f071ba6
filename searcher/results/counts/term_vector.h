// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/article/article.h"
#include "common/index/index_reader.h"

namespace dateline {

/// A word of an article, in all its forms.
struct ArticleWord {
    std::string stem;
    std::string form;            ///< the commonest
    std::uint32_t count = 0;     ///< occurrences
    std::uint32_t capitals = 0;  ///< occurrences not in lower case
    double weight = 0;           ///< (1 + ln count) * idf; how distinctive it is

    bool is_name() const { return capitals * 2 > count; }
};

/// The most distinctive words of an article's indexed paragraphs (text included), best first, at
/// most `most`, of two or more letters; function words, numbers and words in over a fifth of an
/// index of 1000 articles or more are left out. Costs an analysis of the text.
std::vector<ArticleWord> top_terms(const Article& article,
                                   const IndexReader& index,
                                   Analyzer& analyzer,
                                   std::size_t most);

}  // namespace dateline
