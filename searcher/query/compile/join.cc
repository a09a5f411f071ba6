// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/join.h"

#include "common/stored/origin.h"

namespace dateline {
namespace {

class ArticleCollector : public Xapian::MatchSpy {
  public:
    void operator()(const Xapian::Document& document, double /*weight*/) override {
        articles.insert(origin_of(document).article);
    }

    ArticleSet articles;
};

}  // namespace

ArticleSet collect_articles(const CompiledQuery& query, const IndexReader& index) {
    const Xapian::Database& documents = index.collection(query.target).database();
    const ConfirmingDecider decider(query, index, index.collection(query.target).mapped());
    ArticleCollector collector;
    Xapian::Enquire enquire(documents);
    enquire.set_query(query.query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    if (index.is_remote()) {
        const bool tokens = decider.reads_tokens();
        carry_value(enquire, tokens ? Slot::kContent : Slot::kOrigin);
        const Xapian::MSet matches = enquire.get_mset(0, documents.get_doccount());
        for_each_confirmed(
            documents, matches, decider, tokens, [&](const Xapian::MSetIterator& match) {
                const Origin origin =
                    tokens ? origin_of(match.get_document()) : decode_origin(match.get_sort_key());
                collector.articles.insert(origin.article);
                return true;
            });
        return std::move(collector.articles);
    }
    enquire.add_matchspy(&collector);
    enquire.get_mset(0, 0, documents.get_doccount(), nullptr,
                     decider.is_needed() ? &decider : nullptr);
    return std::move(collector.articles);
}

bool JoinSource::passes(const std::string& value) const {
    return articles_->contains(decode_origin(value).article);
}

}  // namespace dateline
