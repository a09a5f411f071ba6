// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "common/index/index_reader.h"
#include "searcher/query/syntax/tree.h"

namespace dateline {

/// Throws QueryError at `span` if a server has any part of the index: it runs only Xapian's own
/// classes, and `what` needs one of ours.
void refuse_over_servers(const IndexReader& index, std::string_view what, Span span);

}  // namespace dateline
