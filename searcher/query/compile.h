// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/analyzer.h"
#include "common/index_reader.h"
#include "searcher/query/criterion.h"
#include "searcher/query/deadline.h"
#include "searcher/query/parser.h"
#include "searcher/query/recency.h"
#include "searcher/query/tree.h"

namespace dateline {

/// Terms that count as one, and what one level of their impact adds to a score.
struct WeighedTerms {
    std::vector<std::string> terms;
    double weight = 0;
};

/// A word, phrase or expression of a query: what it stands for, for confirmation, passages, scores,
/// `--explain` and suggestions.
struct Leaf {
    const Node* node = nullptr;
    Pattern pattern;
    TokenTests typed;                  ///< of one word in any form: the form that was typed
    std::string form;                  ///< of such a word: this form, folded
    std::vector<WeighedTerms> terms;   ///< the terms that it is searched by
    std::vector<std::string> unknown;  ///< words of it that no article holds
    bool wanted = true;                ///< not under a NOT
    bool confirmed = false;            ///< whether its terms alone don't tell
    /// The outermost NEAR or the like that it stands in: only its matches in there count.
    std::shared_ptr<const Criterion> within;

    /// What a level of impact adds at the most.
    double weight() const;

    /// Multiplies what it adds to a score.
    void scale(double factor);
};

/// What a query finds.
enum class SearchTarget : std::uint8_t { kArticles, kQuotations };

/// The database that holds it.
const Xapian::Database& database_of(const IndexReader& index, SearchTarget target);

/// The parts of that database.
const std::vector<Xapian::Database>& shards_of(const IndexReader& index, SearchTarget target);

/// A query as Xapian runs it, with what Xapian can't tell: what every hit must meet, or must not.
struct CompiledQuery {
    SearchTarget target = SearchTarget::kArticles;
    Xapian::Query query;
    std::vector<std::shared_ptr<Leaf>> leaves;               ///< in the order of the query
    std::vector<std::shared_ptr<const Criterion>> required;  ///< confirmed by one MatchDecider
    std::vector<std::shared_ptr<const Criterion>> excluded;
    std::vector<std::vector<std::string>>
        mentioned;  ///< of each `mentions:` wanted, its terms, sorted
    /// What is wanted of the articles' quotations, each as a query on them, for showing.
    std::vector<CompiledQuery> quoted;
    std::optional<RecencyWeight> recency;  ///< what a late date adds
    std::vector<WeighedTerms> expansion;   ///< `--expand`
    std::vector<Diagnostic> notes;
    Deadline deadline;

    /// Whether anything wanted adds to scores.
    bool is_weighted() const;
};

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
