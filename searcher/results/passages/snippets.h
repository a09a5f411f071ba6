// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/article/article.h"
#include "common/base/byte_range.h"
#include "common/stored/stored_quotation.h"
#include "searcher/query/sources/compiled_query.h"
#include "searcher/results/passages/snippet_text.h"

namespace dateline {

/// The quotations of an article that match a part of the query.
struct QuotedMatches {
    const CompiledQuery* query;  ///< on quotations
    std::vector<StoredQuotation> quotations;
};

/// The number of passages, and their context.
struct SnippetOptions {
    std::size_t count = 1;
    std::size_t context = 0;  ///< whole sentences on either side; if 0, long sentences are cut
};

/// The best passages of `article` (text included), in the order of the text: sentences, chosen by
/// how much of the query's weight they add to what is covered; without the headline, which is shown
/// anyway. Sentences spanned by one match of NEAR or ADJ are one passage. For conditions on
/// quotations, only matches in `quoted` count, and the words that name their speakers. Without a
/// match in the text, the beginning of its lead. Costs one analysis of the text.
std::vector<Snippet> make_snippets(const Article& article,
                                   const CompiledQuery& query,
                                   const std::vector<QuotedMatches>& quoted,
                                   Analyzer& analyzer,
                                   const SnippetOptions& options);

/// All places in the text of `article` (text included) where the query matches, as make_snippets
/// marks them: ordered and disjoint. Costs one analysis of the text.
std::vector<ByteRange> text_matches(const Article& article,
                                    const CompiledQuery& query,
                                    const std::vector<QuotedMatches>& quoted,
                                    Analyzer& analyzer);

/// The first words of an article (text included), for a list of articles without headlines: 80
/// columns at most.
std::string opening_of(const Article& article);

/// The matches in the headline.
std::vector<ByteRange> headline_highlights(const Article& article,
                                           const std::vector<std::shared_ptr<Leaf>>& leaves,
                                           Analyzer& analyzer);

}  // namespace dateline
