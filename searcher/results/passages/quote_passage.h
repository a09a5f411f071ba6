// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "common/analysis/analyzer.h"
#include "common/article/article.h"
#include "common/stored/stored_quotation.h"
#include "searcher/query/sources/compiled_query.h"
#include "searcher/results/passages/snippet_text.h"

namespace dateline {

/// A quotation and the sentences around it.
struct QuotePassage {
    Snippet text;        ///< the whole quotation; " … " between its fragments
    std::string before;  ///< from the beginning of its sentence; white space squeezed, cut with "…"
    std::string after;     ///< to the end of its last sentence
    std::string sentence;  ///< all of it as it stands: `before`, the quotation, `after`
    std::string mention;   ///< the words that name the speaker; empty if there are none
};

/// The words of a quotation alone, as QuotePassage::text has them.
std::string quoted_words(const Article& article, const StoredQuotation& stored);

/// A quotation of `article` (text included), with the matches of `query` in it highlighted. Costs
/// an analysis of the quotation.
QuotePassage quote_passage(const Article& article,
                           const StoredQuotation& stored,
                           const CompiledQuery& query,
                           Analyzer& analyzer);

}  // namespace dateline
