// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/analyzer.h"
#include "common/index_reader.h"
#include "searcher/query/compiled_query.h"
#include "searcher/query/deadline.h"
#include "searcher/query/parser.h"
#include "searcher/query/recency.h"
#include "searcher/query/tree.h"

namespace dateline {

struct CompileOptions {
    bool any = false;  ///< `--any`: words side by side are ORed
    bool stem = true;  ///< `--no-stem`: words stand for their own form only
    /// `--lang`: languages by whose stemmers words are looked up; none: those of the index.
    std::vector<LanguageId> languages;
    bool direct = false;  ///< `--direct`: quotations that are all indirect speech don't count
    std::size_t most_expansions = 1000;  ///< words that a wildcard or the like may stand for
    Deadline deadline;                   ///< `--timeout`
    /// `--expand`: terms that add to the scores, and with `any` find articles by themselves.
    std::vector<WeighedTerms> expansion;
    std::optional<Recency> recency;  ///< `--recency`
};

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

/// An error at a place of a query.
class QueryError : public Error {
  public:
    explicit QueryError(Diagnostic diagnostic, ErrorKind kind = ErrorKind::kQuery)
        : Error(kind, diagnostic.message, diagnostic.hint), diagnostic_(std::move(diagnostic)) {}
    const Diagnostic& diagnostic() const { return diagnostic_; }

  private:
    Diagnostic diagnostic_;
};

}  // namespace dateline
