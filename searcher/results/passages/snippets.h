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

/// The quotations of an article that a part of the query asks for.
struct QuotedMatches {
    const CompiledQuery* query;  ///< on quotations
    std::vector<StoredQuotation> quotations;
};

/// How many passages, and how much around them.
struct SnippetOptions {
    std::size_t count = 1;
    std::size_t context = 0;  ///< whole sentences on either side; without any, long ones are cut
};

/// The best passages of `article` (text included), in their order in it: sentences, those first
/// that cover most of the query's weight not yet covered, the headline left out since it is shown
/// anyway. Sentences that one match of NEAR or ADJ spans are one passage. Of what is asked for in
/// quotations, only those of `quoted` count, and who said it. Without a match in the text, the
/// beginning of its lead. Costs one analysis of the text.
std::vector<Snippet> make_snippets(const Article& article,
                                   const CompiledQuery& query,
                                   const std::vector<QuotedMatches>& quoted,
                                   Analyzer& analyzer,
                                   const SnippetOptions& options);

/// The places in the headline that matched.
std::vector<ByteRange> headline_highlights(const Article& article,
                                           const std::vector<std::shared_ptr<Leaf>>& leaves,
                                           Analyzer& analyzer);

}  // namespace dateline
