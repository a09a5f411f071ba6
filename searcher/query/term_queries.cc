// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/term_queries.h"

#include <algorithm>

#include "searcher/query/xapian_queries.h"

namespace dateline {
namespace {

using Query = Xapian::Query;

// The documents of a term, read from its own list.
class TermSource : public Xapian::PostingSource {
  public:
    explicit TermSource(std::string term) : term_(std::move(term)) {}

    void init(const Xapian::Database& database) override {
        frequency_ = database.get_termfreq(term_);
        at_ = database.postlist_begin(term_);
        end_ = database.postlist_end(term_);
        started_ = false;
    }
    Xapian::doccount get_termfreq_min() const override { return frequency_; }
    Xapian::doccount get_termfreq_est() const override { return frequency_; }
    Xapian::doccount get_termfreq_max() const override { return frequency_; }
    void next(double /*least_weight*/) override {
        if (started_) ++at_;
        started_ = true;
    }
    void skip_to(Xapian::docid document, double /*least_weight*/) override {
        started_ = true;
        if (at_ != end_) at_.skip_to(document);
    }
    bool at_end() const override { return at_ == end_; }
    Xapian::docid get_docid() const override { return *at_; }
    PostingSource* clone() const override { return new TermSource(term_); }

  private:
    std::string term_;
    Xapian::doccount frequency_ = 0;
    Xapian::PostingIterator at_;
    Xapian::PostingIterator end_;
    bool started_ = false;
};

Query source_of(const std::string& term) {
    Xapian::PostingSource* source = new TermSource(term);
    return Query(source->release());
}

}  // namespace

TermQueries::TermQueries(const std::vector<Xapian::Database>& shards) {
    std::ranges::copy_if(shards, std::back_inserter(gapped_), [](const Xapian::Database& shard) {
        return shard.get_lastdocid() != shard.get_doccount();
    });
}

bool TermQueries::is_risky(const std::string& term) const {
    return std::ranges::any_of(gapped_, [&](const Xapian::Database& shard) {
        return shard.get_termfreq(term) == shard.get_doccount();
    });
}

Query TermQueries::of(const std::string& term) const {
    if (!is_risky(term)) return Query(term);
    return Query(Query::OP_AND_MAYBE, source_of(term), Query(term));
}

Query TermQueries::any_of(const std::vector<std::string>& terms) const {
    const Query all = any_term(terms);
    if (std::ranges::none_of(terms, [&](const std::string& term) { return is_risky(term); }))
        return all;
    std::vector<Query> sources;
    std::ranges::transform(terms, std::back_inserter(sources), source_of);
    return Query(Query::OP_AND_MAYBE, Query(Query::OP_OR, sources.begin(), sources.end()), all);
}

}  // namespace dateline
