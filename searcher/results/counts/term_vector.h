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
    std::string form;            ///< its commonest
    std::uint32_t count = 0;     ///< occurrences
    std::uint32_t capitals = 0;  ///< of them, those with a capital
    double weight = 0;           ///< (1 + ln count) * idf; what it tells of the article

    bool is_name() const { return capitals * 2 > count; }
};

/// The words of an article's indexed paragraphs (text included), of two letters and more, those
/// that tell most of it first, at most `most`; words that a fifth of the index holds, and numbers,
/// are left out. Costs an analysis of the text.
std::vector<ArticleWord> telling_words(const Article& article,
                                       const IndexReader& index,
                                       Analyzer& analyzer,
                                       std::size_t most);

}  // namespace dateline
