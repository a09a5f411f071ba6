// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "common/analysis/analyzer.h"
#include "common/article/article.h"
#include "common/index/index_reader.h"
#include "searcher/query/syntax/tree.h"

namespace dateline {

/// The article that `--like` names: the one with that id in the index, else a plain text file, or
/// standard input for `-`. Throws Error(kUsage) if there is none of these.
Article article_like(const std::string& what, const IndexReader& index);

/// A query for articles like `article` (text included): any of its most distinctive words, boosted
/// by 1 + ln of their counts, and not the article itself if it has an id. `also`, if not null, must
/// match too.
Node like_query(const Article& article,
                const IndexReader& index,
                Analyzer& analyzer,
                const Node* also);

}  // namespace dateline
