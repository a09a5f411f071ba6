// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <xapian.h>

#include "searcher/query/compile/name_resolution.h"
#include "searcher/results/counts/facets.h"
#include "searcher/results/hits.h"

namespace dateline {

/// Counts the speakers of the documents that a search matches: quotations, or articles.
class SpeakerSpy : public Xapian::MatchSpy {
  public:
    void operator()(const Xapian::Document& document, double weight) override;

    /// The same for one quotation: `article` is the article's hash, `date` its Slot::kPublished.
    void count(const Quotation& quotation, std::uint64_t article, const std::string& date);

    /// All speakers, the most quoted first; the spellings of a person are joined, and lone surnames
    /// with the persons that they mean.
    std::vector<SpeakerHit> speakers(const SpeakerNames& names) const;

  private:
    struct Count {
        std::string role;
        std::uint64_t quotations = 0;
        std::unordered_set<std::uint64_t> articles;
        std::string first;  // values of Slot::kPublished
        std::string last;
        int asked = 0;  // documents already read for a role
    };

    Count& count(const std::string& name, std::uint64_t article, const std::string& date);
    static void add(Count& to, const Count& from);
    static void note_role(const Xapian::Document& document, Count& count);

    std::unordered_map<std::string, Count> counts_;
};

/// The `limit` most quoted speakers, as a facet.
Facet speaker_facet(const std::vector<SpeakerHit>& speakers, std::size_t limit);

}  // namespace dateline
