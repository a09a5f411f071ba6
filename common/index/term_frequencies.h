// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <unordered_map>

#include <xapian.h>

namespace dateline {

/// In how many documents of a database a term stands. Servers are asked about many terms in one
/// exchange, and about each once; what is on this machine is asked directly.
class TermFrequencies {
  public:
    /// `remote`: whether a server has it, or a part of it.
    TermFrequencies(Xapian::Database database, bool remote)
        : database_(std::move(database)), remote_(remote) {}

    /// Asks about those terms that aren't known yet, if that costs exchanges.
    void ask(const std::set<std::string>& terms);

    Xapian::doccount of(const std::string& term);

  private:
    Xapian::Database database_;
    bool remote_;
    std::unordered_map<std::string, Xapian::doccount> known_;
};

}  // namespace dateline
