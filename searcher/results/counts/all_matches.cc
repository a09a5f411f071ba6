// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/counts/all_matches.h"

#include "searcher/query/sources/confirm.h"

namespace dateline {
namespace {

class DocumentSpy : public Xapian::MatchSpy {
  public:
    void operator()(const Xapian::Document& document, double /*weight*/) override {
        documents.push_back(document.get_docid());
    }

    std::vector<Xapian::docid> documents;
};

}  // namespace

std::uint64_t AllMatches::count() const {
    std::uint64_t count = 0;
    for (const auto& segment : documents) {
        count += segment.size();
    }
    return count;
}

AllMatches collect_matches(const CompiledQuery& query, const IndexReader& index) {
    AllMatches matches;
    for (const Xapian::Database& segment : index.collection(query.target).segments()) {
        const ConfirmingDecider decider(
            query, index,
            index.collection(query.target).mapped().segment(matches.documents.size()));
        DocumentSpy spy;
        Xapian::Enquire enquire(segment);
        enquire.set_query(query.query);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        if (index.is_remote()) {
            if (decider.reads_tokens()) carry_value(enquire, Slot::kContent);
            const Xapian::MSet found = enquire.get_mset(0, segment.get_doccount());
            for_each_confirmed(segment, found, decider, decider.reads_tokens(),
                               [&](const Xapian::MSetIterator& match) {
                                   spy.documents.push_back(*match);
                                   return true;
                               });
            matches.documents.push_back(std::move(spy.documents));
            continue;
        }
        enquire.add_matchspy(&spy);
        enquire.get_mset(0, 0, segment.get_doccount(), nullptr,
                         decider.is_needed() ? &decider : nullptr);
        matches.documents.push_back(std::move(spy.documents));
    }
    return matches;
}

}  // namespace dateline
