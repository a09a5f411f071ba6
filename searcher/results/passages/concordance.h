// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/article/article.h"
#include "common/base/byte_range.h"
#include "searcher/query/sources/compiled_query.h"

namespace dateline {

/// A match with the text around it, as concordances show it (key word in context).
struct ConcordanceLine {
    Article article;   ///< its fields; for the caller to fill in
    std::string left;  ///< of its paragraph, whole words, as many as fit; of runs of white space
                       ///< one space is left
    std::string match;
    std::string right;  ///< the text reads on from left to match to right
    ByteRange source;   ///< of the match in the article's text
};

/// The matches of the query in the text of `article` (text included), headline left out, in their
/// order, those of NEAR and ADJ from their first word to their last; what overlaps is one. `width`:
/// characters on each side, at most. Costs one analysis of the text.
std::vector<ConcordanceLine> concordance(const Article& article,
                                         const CompiledQuery& query,
                                         Analyzer& analyzer,
                                         std::size_t width);

}  // namespace dateline
