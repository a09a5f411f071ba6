// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <unordered_map>

#include <xapian.h>

namespace dateline {

/// The number of documents in a database that contain a term. Servers are asked for many terms in
/// one round trip; whatever database has it, a term is looked up only once.
class TermFrequencies {
  public:
    /// `remote`: whether a server has the database, or a part of it.
    TermFrequencies(Xapian::Database database, bool remote)
        : database_(std::move(database)), remote_(remote) {}

    /// If the database is remote, fetches the terms not known yet in one round trip.
    void ask(const std::set<std::string>& terms);

    Xapian::doccount of(const std::string& term);

  private:
    Xapian::Database database_;
    bool remote_;
    std::unordered_map<std::string, Xapian::doccount> known_;
};

}  // namespace dateline
