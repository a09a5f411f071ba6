// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/query/sources/compiled_query.h"
#include "searcher/query/sources/posting_sources.h"

namespace dateline {

/// Makes queries of terms that are safe in any place of a query.
///
/// Xapian 1.4 reads an unweighted term that every document of a database has from the list of all
/// documents, and takes that list for damaged where it has several chunks (document numbers with
/// gaps, after deletions and a merge): "Unexpected end of posting list". Such terms are read by a
/// source of our own there, which adds nothing where the place is weighted.
///
class TermQueries {
  public:
    /// For what is searched in `index`, until `deadline`.
    TermQueries(const IndexReader& index, SearchTarget target, const Deadline& deadline);

    /// The documents of a term.
    Xapian::Query of(const std::string& term) const;

    /// The documents of any of them; one wdf, the sum, for all.
    Xapian::Query any_of(const std::vector<std::string>& terms) const;

    /// The documents of any, or of all, of some words, weighed by all that they hold.
    Xapian::Query any_of_words(const std::vector<WeighedTerms>& words) const;
    Xapian::Query all_of_words(const std::vector<WeighedTerms>& words) const;

    /// How these are searched; nothing where they aren't on mapped tables, or many.
    std::optional<WordPlan> plan_of(const std::vector<WeighedTerms>& words) const;

    /// What the weights of the queries that it makes will be multiplied by; sources of ours, to
    /// which Xapian doesn't tell it, must know.
    double boost() const { return boost_; }
    void set_boost(double boost) { boost_ = boost; }

    /// The documents of a word that ranks. Many terms (a wildcard's) are added up list by list by a
    /// source of our own, which knows then what the best document weighs; Xapian's tree of ORs
    /// takes three times as long. Not over servers, which don't run it.
    Xapian::Query weighed(const WeighedTerms& word) const;

  private:
    std::vector<Xapian::Query> queries_of(const std::vector<WeighedTerms>& words) const;
    bool is_risky(const std::string& term) const;

    std::optional<MappedSegments> segments_;  // where all have tables
    bool is_dense_;  // whether documents have about as many numbers as there are
    double boost_ = 1;
    Deadline deadline_;
    std::vector<Xapian::Database> gapped_;
};

}  // namespace dateline
