// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/query/sources/compiled_query.h"
#include "searcher/query/sources/posting_sources.h"

namespace dateline {

/// Makes queries of terms that are safe anywhere in a query.
///
/// Xapian 1.4 reads an unweighted term that every document of a database has from the list of all
/// documents, and takes that list for damaged if it has several chunks (document numbers with gaps,
/// after deletions and a merge): "Unexpected end of posting list". For such terms we use our own
/// PostingSource, which adds nothing to the score in a weighted place.
class TermQueries {
  public:
    /// For a search of `target` in `index`, until `deadline`.
    TermQueries(const IndexReader& index, SearchTarget target, const Deadline& deadline);

    /// The documents that have a term.
    Xapian::Query of(const std::string& term) const;

    /// The documents that have any of them; with one wdf, the sum.
    Xapian::Query any_of(const std::vector<std::string>& terms) const;

    /// The documents that have any, or all, of some words, weighted by all words in them.
    Xapian::Query any_of_words(const std::vector<WeighedTerms>& words) const;
    Xapian::Query all_of_words(const std::vector<WeighedTerms>& words) const;

    /// The plan to search them together; `std::nullopt` without mapped tables or with many lists.
    std::optional<WordPlan> plan_of(const std::vector<WeighedTerms>& words) const;

    /// The factor that Xapian will apply to the weights of the queries it makes; our own
    /// PostingSources need it, since Xapian doesn't pass it to them.
    double boost() const { return boost_; }
    void set_boost(double boost) { boost_ = boost; }

    /// The documents of a word that ranks. Many terms (a wildcard's) are summed list by list by our
    /// own PostingSource, which then knows the weight of the best document; Xapian's tree of ORs
    /// takes three times as long. Not over servers, which can't run it.
    Xapian::Query weighed(const WeighedTerms& word) const;

  private:
    std::vector<Xapian::Query> queries_of(const std::vector<WeighedTerms>& words) const;
    bool is_risky(const std::string& term) const;

    std::optional<MappedSegments> segments_;  // if all have tables
    bool is_dense_;  // whether document numbers are dense enough to index an array
    double boost_ = 1;
    Deadline deadline_;
    std::vector<Xapian::Database> gapped_;
};

}  // namespace dateline
