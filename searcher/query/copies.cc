// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/copies.h"

#include <algorithm>

#include "common/bands.h"
#include "searcher/query/confirm.h"

namespace dateline {
namespace {

// Looks at the signatures of those that share a band.
class CopySpy : public Xapian::MatchSpy {
  public:
    CopySpy(const Signature& signature, double least) : signature_(signature), least_(least) {}

    void operator()(const Xapian::Document& document, double /*weight*/) override {
        const auto other = decode_signature(value_of(document, Slot::kSignature));
        if (!other) return;
        const bool same = other->content == signature_.content;
        const double found = same ? 1 : resemblance(signature_, *other);
        if (same || found >= least_)
            copies.push_back(
                {origin_of(document).article, found, value_of(document, Slot::kContent)});
    }

    std::vector<Copy> copies;

  private:
    const Signature& signature_;
    double least_;
};

}  // namespace

void BandSource::init(const Xapian::Database& segment) {
    documents_.clear();
    at_ = 0;
    for (const Signature& signature : signatures_) {
        std::ranges::copy(documents_sharing_band(segment, signature),
                          std::back_inserter(documents_));
    }
    std::ranges::sort(documents_);
    documents_.erase(std::ranges::unique(documents_).begin(), documents_.end());
}

void BandSource::skip_to(Xapian::docid document, double /*least_weight*/) {
    const std::size_t from = std::max<std::size_t>(at_, 1) - 1;
    const auto found = std::lower_bound(documents_.begin() + static_cast<std::ptrdiff_t>(from),
                                        documents_.end(), document);
    at_ = static_cast<std::size_t>(found - documents_.begin()) + 1;
}

std::vector<Copy> find_copies(const Signature& signature,
                              double least,
                              const IndexReader& index,
                              const CompiledQuery* among) {
    Xapian::PostingSource* source = new BandSource({signature});
    Xapian::Query query(source->release());
    if (among != nullptr) query = Xapian::Query(Xapian::Query::OP_FILTER, query, among->query);
    const CompiledQuery all;
    const ConfirmingDecider decider(among != nullptr ? *among : all, index);
    CopySpy spy(signature, least);
    Xapian::Enquire enquire(index.articles());
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.add_matchspy(&spy);
    enquire.get_mset(0, 0, index.articles().get_doccount(), nullptr,
                     decider.is_needed() ? &decider : nullptr);
    std::ranges::stable_sort(spy.copies, std::greater<>(), &Copy::resemblance);
    return std::move(spy.copies);
}

}  // namespace dateline
