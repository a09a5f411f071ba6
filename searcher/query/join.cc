// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/join.h"

namespace dateline {
namespace {

class Collector : public Xapian::MatchSpy {
  public:
    void operator()(const Xapian::Document& document, double /*weight*/) override {
        articles.insert(origin_of(document).article);
    }

    ArticleSet articles;
};

}  // namespace

ArticleSet collect_articles(const CompiledQuery& query, const IndexReader& index) {
    const Xapian::Database& documents = database_of(index, query.target);
    const ConfirmingDecider decider(query, index);
    Collector collector;
    Xapian::Enquire enquire(documents);
    enquire.set_query(query.query);
    enquire.set_weighting_scheme(ImpactWeight());
    enquire.add_matchspy(&collector);
    enquire.get_mset(0, 0, documents.get_doccount(), nullptr,
                     decider.is_needed() ? &decider : nullptr);
    return std::move(collector.articles);
}

bool JoinSource::passes(const std::string& value) const {
    return articles_->contains(decode_origin(value).article);
}

}  // namespace dateline
