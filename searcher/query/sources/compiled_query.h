// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include <xapian.h>

#include "common/index/index_reader.h"
#include "searcher/query/positions/criterion.h"
#include "searcher/query/sources/deadline.h"
#include "searcher/query/sources/recency.h"
#include "searcher/query/syntax/diagnostic.h"
#include "searcher/query/syntax/tree.h"

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

struct WordPlan;

/// What a query finds.
enum class SearchTarget : std::uint8_t { kArticles, kQuotations };

/// The database that holds it.
const Xapian::Database& database_of(const IndexReader& index, SearchTarget target);

/// The parts of that database.
const std::vector<Xapian::Database>& shards_of(const IndexReader& index, SearchTarget target);

/// The same, mapped.
MappedSegments mapped_segments_of(const IndexReader& index, SearchTarget target);

/// Articles by their hash (Origin::article).
using ArticleSet = std::unordered_set<std::uint64_t>;

/// A query as Xapian runs it, with what Xapian can't tell: what every hit must meet, or must not.
struct CompiledQuery {
    SearchTarget target = SearchTarget::kArticles;
    Xapian::Query query;
    /// Where the query is nothing but a phrase, the words that it is searched by.
    std::shared_ptr<const WordPlan> all_words;
    /// Where it is nothing but words of which each finds by itself: these.
    std::shared_ptr<const WordPlan> any_words;
    std::vector<std::shared_ptr<Leaf>> leaves;               ///< in the order of the query
    std::vector<std::shared_ptr<const Criterion>> required;  ///< confirmed by one MatchDecider
    std::vector<std::shared_ptr<const Criterion>> excluded;
    /// Sets of which every hit's article must be one: confirmed too, where no source of ours can
    /// run.
    std::vector<std::shared_ptr<const ArticleSet>> among;
    std::vector<std::vector<std::string>>
        mentioned;  ///< of each `mentions:` wanted, its terms, sorted
    /// What is wanted of the articles' quotations, each as a query on them, for showing.
    std::vector<CompiledQuery> quoted;
    std::optional<RecencyWeight> recency;  ///< what a late date adds
    std::vector<WeighedTerms> expansion;   ///< `--expand`
    std::vector<Diagnostic> notes;
    Deadline deadline;

    /// Asks for something else, which its words alone don't find.
    void replace_query(Xapian::Query other) {
        query = std::move(other);
        all_words.reset();
        any_words.reset();
    }

    /// Whether anything wanted adds to scores.
    bool is_weighted() const { return words_weight() > 0; }

    /// What a level of impact of all that is wanted, quotations included, adds at the most.
    double words_weight() const;
};

}  // namespace dateline
