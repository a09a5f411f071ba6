// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/term_frequencies.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace dateline {

namespace {
constexpr std::size_t kMostKnown = 100'000;
}

void TermFrequencies::ask(const std::set<std::string>& terms) {
    if (!remote_) return;
    if (known_.size() > kMostKnown) known_.clear();
    std::vector<std::string> unknown;
    std::ranges::copy_if(terms, std::back_inserter(unknown),
                         [&](const std::string& term) { return !known_.contains(term); });
    if (unknown.empty()) return;
    // A search returns the frequencies of its terms, wherever these are.
    Xapian::Enquire enquire(database_);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, unknown.begin(), unknown.end()));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet statistics = enquire.get_mset(0, 0);
    for (const std::string& term : unknown) {
        known_[term] = statistics.get_termfreq(term);
    }
}

Xapian::doccount TermFrequencies::of(const std::string& term) {
    if (remote_) {
        ask({term});
        return known_[term];
    }
    if (known_.size() > kMostKnown) known_.clear();
    const auto [at, fresh] = known_.try_emplace(term, 0);
    if (fresh) at->second = database_.get_termfreq(term);
    return at->second;
}

}  // namespace dateline
