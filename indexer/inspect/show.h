// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "common/article/article.h"
#include "indexer/plan/index_options.h"

namespace dateline {

/// The article as one line of JSON: what `--show` prints and the scorers read. Spans are half-open
/// ranges of bytes.
std::string to_json_line(const Article& article, bool explain = false);

/// `--show`: prints what was understood of each article below `options.paths`, as one JSON object a
/// line or as a page to read; what holds no article is named on standard error. Gives the number of
/// those.
std::size_t show_articles(const IndexOptions& options);

}  // namespace dateline
