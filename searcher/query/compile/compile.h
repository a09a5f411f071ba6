// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/index_reader.h"
#include "searcher/query/sources/compile_options.h"
#include "searcher/query/sources/compiled_query.h"
#include "searcher/query/syntax/tree.h"

namespace dateline {

/// Turns a tree into what runs on `index`. Words are looked up under the stemmers of the index's
/// languages; each leaf is weighted by our idf over all that is searched (terms.h). In a query on
/// quotations, words and `speaker:` are the quotation's, all other fields its article's. A `quote:`
/// in a query on articles is run at once. Throws QueryError
/// where a limit is passed or no word is left, and Xapian's own errors, by which a search learns
/// that it must be done again. `tree` must outlive the result.
CompiledQuery compile_query(const Node& tree,
                            const IndexReader& index,
                            SearchTarget target,
                            Analyzer& analyzer,
                            const CompileOptions& options);

/// Asks servers how many documents hold the words of `trees`, in one exchange: compiling these then
/// asks about few others. Throws Xapian's own errors.
void ask_about_words(const std::vector<const Node*>& trees,
                     const IndexReader& index,
                     SearchTarget target,
                     Analyzer& analyzer,
                     const CompileOptions& options);

}  // namespace dateline
