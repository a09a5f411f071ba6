// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

namespace dateline {

/// Makes queries of terms that are safe in any place of a query.
///
/// Xapian 1.4 reads an unweighted term that every document of a database has from the list of all
/// documents, and takes that list for damaged where it has several chunks (document numbers with
/// gaps, after deletions and a merge): "Unexpected end of posting list". Such terms are read by a
/// source of our own there, which adds nothing where the place is weighted.
class TermQueries {
  public:
    /// `shards`: the databases that are searched together. Must outlive it.
    explicit TermQueries(const std::vector<Xapian::Database>& shards);

    /// The documents of a term.
    Xapian::Query of(const std::string& term) const;

    /// The documents of any of them; one wdf, the sum, for all.
    Xapian::Query any_of(const std::vector<std::string>& terms) const;

  private:
    bool is_risky(const std::string& term) const;

    std::vector<Xapian::Database> gapped_;
};

}  // namespace dateline
