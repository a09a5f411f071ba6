// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "common/article/article.h"
#include "indexer/plan/index_options.h"

namespace dateline {

/// The article as one line of JSON: what `--show` prints and the scorers read. Spans are half-open
/// ranges of bytes.
std::string to_json_line(const Article& article, bool explain = false);

/// `--show`: prints what was recognised in each article below `options.paths`, as one JSON object
/// per line or as a readable page; files and records without an article are named on standard
/// error. Returns the number of those.
std::size_t show_articles(const IndexOptions& options);

}  // namespace dateline
