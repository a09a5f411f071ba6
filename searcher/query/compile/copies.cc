// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/copies.h"

#include <algorithm>

#include <fmt/format.h>

#include "common/metadata/bands.h"
#include "common/schema/terms.h"
#include "searcher/query/compile/join.h"
#include "searcher/query/sources/confirm.h"
#include "searcher/query/sources/term_queries.h"
#include "searcher/query/sources/xapian_queries.h"
#include "searcher/query/syntax/query_error.h"

namespace dateline {
namespace {

// Compares the signatures of documents that share a band.
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
    documents_.erase(std::unique(documents_.begin(), documents_.end()), documents_.end());
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
    const ConfirmingDecider decider(among != nullptr ? *among : all, index,
                                    index.articles().mapped());
    CopySpy spy(signature, least);
    Xapian::Enquire enquire(index.articles().database());
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.add_matchspy(&spy);
    enquire.get_mset(0, 0, index.articles().database().get_doccount(), nullptr,
                     decider.is_needed() ? &decider : nullptr);
    std::ranges::stable_sort(spy.copies, std::greater<>(), &Copy::resemblance);
    return std::move(spy.copies);
}

Xapian::Query query_of_copies(const Node& node,
                              const IndexReader& index,
                              const Deadline& deadline) {
    const std::string id = hash_term(kIdPrefix, node.text);
    auto copies = std::make_shared<ArticleSet>();
    std::vector<Signature> signatures;
    const Xapian::Database& articles = index.articles().database();
    if (!articles.term_exists(id))
        throw QueryError({node.span, fmt::format("no article has the id '{}'", node.text),
                          "ids are printed by -f tsv --fields id,title"});
    for (auto at = articles.postlist_begin(id); at != articles.postlist_end(id); ++at) {
        const Xapian::Document document = articles.get_document(*at);
        copies->insert(origin_of(document).article);
        const auto signature = decode_signature(value_of(document, Slot::kSignature));
        if (!signature) continue;
        signatures.push_back(*signature);
        for (const Copy& copy : find_copies(*signature, kNearDuplicate, index, nullptr)) {
            copies->insert(copy.article);
        }
    }
    Xapian::PostingSource* source = new JoinSource(std::move(copies), deadline);
    Xapian::PostingSource* candidates = new BandSource(std::move(signatures));
    return all_of({any_of({TermQueries(index, SearchTarget::kArticles, deadline).any_of({id}),
                           Xapian::Query(candidates->release())}),
                   Xapian::Query(source->release())});
}

}  // namespace dateline
