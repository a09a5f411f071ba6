// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "common/analyzer.h"
#include "common/article.h"
#include "common/byte_range.h"
#include "common/stored_quotation.h"
#include "searcher/query/compile.h"

namespace dateline {

/// A date expression in a passage that a `mentions:` of the query asked for.
struct DateNote {
    ByteRange bytes;    ///< into the passage's text
    std::string value;  ///< TIMEX3
};

/// A passage of an article and what of it matched.
struct Snippet {
    std::string text;  ///< white space squeezed; "…" where a long sentence is cut
    std::vector<ByteRange> highlights;  ///< into `text`, ordered and disjoint
    std::vector<DateNote> dates;        ///< in order; highlighted too
    ByteRange source;                   ///< of the passage in the article's text
};

/// The quotations of an article that a part of the query asks for.
struct QuotedMatches {
    const CompiledQuery* query;  ///< on quotations
    std::vector<StoredQuotation> quotations;
};

/// A quotation and the sentences around it.
struct QuotePassage {
    Snippet text;        ///< the quotation whole; " … " between its fragments
    std::string before;  ///< from the beginning of its sentence; white space squeezed, cut with "…"
    std::string after;    ///< to the end of its last sentence
    std::string mention;  ///< the words that name the speaker; empty where none do
};

/// The most bytes of a passage; a longer sentence is cut at words around its matches.
inline constexpr std::size_t kSnippetBytes = 280;

/// The best passages of `article` (text included), in their order in it: sentences, those first
/// that cover most of the query's weight not yet covered, the headline left out since it is shown
/// anyway. Of what is asked for in quotations, only those of `quoted` count, and who said it.
/// Without a match in the text, the beginning of its lead. Costs one analysis of the text.
std::vector<Snippet> make_snippets(const Article& article,
                                   const CompiledQuery& query,
                                   const std::vector<QuotedMatches>& quoted,
                                   Analyzer& analyzer,
                                   std::size_t count);

/// The places in the headline that matched.
std::vector<ByteRange> headline_highlights(const Article& article,
                                           const std::vector<std::shared_ptr<Leaf>>& leaves,
                                           Analyzer& analyzer);

/// A quotation of `article` (text included) with what of it `query` matches. Costs an analysis of
/// the quotation.
QuotePassage quote_passage(const Article& article,
                           const StoredQuotation& stored,
                           const CompiledQuery& query,
                           Analyzer& analyzer);

}  // namespace dateline
