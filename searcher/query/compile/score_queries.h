// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include "common/index/index_reader.h"
#include "searcher/query/sources/compile_options.h"
#include "searcher/query/sources/compiled_query.h"
#include "searcher/query/sources/term_queries.h"
#include "searcher/query/syntax/tree.h"

/// What ranks articles without finding any by itself.
namespace dateline {

/// The words that feedback adds to a query, each with its weight.
Xapian::Query expansion_query(const CompileOptions& options, const TermQueries& terms);

/// Adds `options.recency`, if it is set, to a query on articles that ranks. `root`: of the query.
/// Throws QueryError over servers.
void add_recency(CompiledQuery& query,
                 const CompileOptions& options,
                 const IndexReader& index,
                 const Node& root);

}  // namespace dateline
