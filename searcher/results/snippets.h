// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "common/analyzer.h"
#include "common/article.h"
#include "common/byte_range.h"
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

/// The most bytes of a passage; a longer sentence is cut at words around its matches.
inline constexpr std::size_t kSnippetBytes = 280;

/// The best passages of `article` (text included), in their order in it: sentences, those first
/// that cover most of the query's weight not yet covered, the headline left out since it is shown
/// anyway. Without a match in the text, the beginning of its lead. Costs one analysis of the text.
std::vector<Snippet> make_snippets(const Article& article,
                                   const CompiledQuery& query,
                                   Analyzer& analyzer,
                                   std::size_t count);

/// The places in the headline that matched.
std::vector<ByteRange> headline_highlights(const Article& article,
                                           const std::vector<std::shared_ptr<Leaf>>& leaves,
                                           Analyzer& analyzer);

}  // namespace dateline
