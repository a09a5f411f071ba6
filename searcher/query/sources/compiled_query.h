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

/// A word, phrase or expression of a query, compiled for confirmation, passages, scores,
/// `--explain` and suggestions.
struct Leaf {
    const Node* node = nullptr;
    Pattern pattern;
    TokenTests typed;                  ///< if it is one word in any form: the form that was typed
    std::string form;                  ///< the typed form of such a word, folded
    std::vector<WeighedTerms> terms;   ///< the terms that find it
    std::vector<std::string> unknown;  ///< its words that no article has
    bool wanted = true;                ///< not under a NOT
    bool confirmed = false;            ///< whether its terms alone don't decide
    /// The outermost NEAR or the like around it: only its matches inside that count.
    std::shared_ptr<const Criterion> within;

    /// The most that one level of impact adds.
    double weight() const;

    /// Multiplies what it adds to a score.
    void scale(double factor);
};

struct WordPlan;

/// Articles by their hash (Origin::article).
using ArticleSet = std::unordered_set<std::uint64_t>;

/// A query as Xapian runs it, plus what Xapian can't decide: what every hit must match, or must
/// not.
struct CompiledQuery {
    SearchTarget target = SearchTarget::kArticles;
    Xapian::Query query;
    /// If the query is just a phrase, the words that it is searched by.
    std::shared_ptr<const WordPlan> all_words;
    /// If the query is just words, each of which matches by itself: these words.
    std::shared_ptr<const WordPlan> any_words;
    std::vector<std::shared_ptr<Leaf>> leaves;               ///< in the order of the query
    std::vector<std::shared_ptr<const Criterion>> required;  ///< confirmed by one MatchDecider
    std::vector<std::shared_ptr<const Criterion>> excluded;
    /// Every hit's article must be in each of these sets; also confirmed, if our own PostingSource
    /// can't run.
    std::vector<std::shared_ptr<const ArticleSet>> among;
    std::vector<std::vector<std::string>>
        mentioned;  ///< of each `mentions:` wanted, its terms, sorted
    /// The wanted conditions on the articles' quotations, each as a query on quotations, for
    /// display.
    std::vector<CompiledQuery> quoted;
    std::optional<RecencyWeight> recency;  ///< what a recent date adds
    std::vector<WeighedTerms> expansion;   ///< `--expand`
    std::vector<Diagnostic> notes;
    std::vector<std::shared_ptr<const Node>> made;  ///< nodes of leaves that the tree doesn't have
    Deadline deadline;

    /// Sets a query that its words alone don't find.
    void replace_query(Xapian::Query other) {
        query = std::move(other);
        all_words.reset();
        any_words.reset();
    }

    /// Whether anything wanted adds to scores.
    bool is_weighted() const { return words_weight() > 0; }

    /// The most that one level of impact of all wanted parts, quotations included, adds.
    double words_weight() const;
};

}  // namespace dateline
