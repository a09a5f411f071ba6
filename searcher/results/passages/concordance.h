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
    Article article;   ///< its fields; filled in by the caller
    std::string left;  ///< the whole words of its paragraph that fit; white space squeezed
    std::string match;
    std::string right;  ///< left, match and right are contiguous
    ByteRange source;   ///< of the match in the article's text
};

/// The matches of the query in the text of `article` (text included), without the headline, in
/// order; those of NEAR and ADJ from their first word to their last; overlapping ones are joined.
/// `width`: characters on each side, at most. Costs one analysis of the text.
std::vector<ConcordanceLine> concordance(const Article& article,
                                         const CompiledQuery& query,
                                         Analyzer& analyzer,
                                         std::size_t width);

}  // namespace dateline
