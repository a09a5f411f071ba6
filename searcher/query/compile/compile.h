// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/index_reader.h"
#include "searcher/query/sources/compile_options.h"
#include "searcher/query/sources/compiled_query.h"
#include "searcher/query/syntax/tree.h"

namespace dateline {

/// Compiles a tree for `index`. Words are looked up by the stemmers of the index's languages; each
/// leaf is weighted by our idf over all documents searched (terms.h). In a query on quotations,
/// words and `speaker:` apply to the quotation, all other fields to its article. A `quote:` in a
/// query on articles is run at once. Throws QueryError if a limit is exceeded or no word is left,
/// and Xapian's own errors, which tell a search to start again. `tree` must outlive the result.
CompiledQuery compile_query(const Node& tree,
                            const IndexReader& index,
                            SearchTarget target,
                            Analyzer& analyzer,
                            const CompileOptions& options);

/// Asks servers for the document frequencies of the words of `trees`, in one round trip, so that
/// compiling these asks for few others. Throws Xapian's own errors.
void ask_about_words(const std::vector<const Node*>& trees,
                     const IndexReader& index,
                     SearchTarget target,
                     Analyzer& analyzer,
                     const CompileOptions& options);

}  // namespace dateline
