// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "searcher/query/compile.h"

namespace dateline {

/// `--explain`: how the query was read, the Xapian query that runs, and what each word stands for.
std::string explain_query(const Node& tree, const CompiledQuery& query);

}  // namespace dateline
