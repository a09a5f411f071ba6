// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "common/analysis/analyzer.h"
#include "common/article/article.h"
#include "common/index/index_reader.h"
#include "searcher/query/syntax/tree.h"

namespace dateline {

/// The article that `--like` names: of that id in the index, else a file of plain text, `-`
/// standard input. Throws Error(kUsage) where there is neither.
Article article_like(const std::string& what, const IndexReader& index);

/// A query for articles like `article` (text included): its telling words, each weighing as much as
/// it tells, the article itself left out where it has an id. `also`, if not null, must match too.
Node like_query(const Article& article,
                const IndexReader& index,
                Analyzer& analyzer,
                const Node* also);

}  // namespace dateline
