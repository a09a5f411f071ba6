// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/sources/term_queries.h"

#include <algorithm>

#include "searcher/query/sources/xapian_queries.h"

namespace dateline {
namespace {

using Query = Xapian::Query;

Query query_of(Xapian::PostingSource* source) {
    return Query(source->release());
}

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

Query own_list_of(const std::string& term) {
    return query_of(new TermSource(term));
}

}  // namespace

TermQueries::TermQueries(const IndexReader& index, SearchTarget target, const Deadline& deadline)
    : deadline_(deadline) {
    std::ranges::copy_if(index.collection(target).segments(), std::back_inserter(gapped_),
                         [](const Xapian::Database& shard) {
                             return shard.get_lastdocid() != shard.get_doccount();
                         });
    is_dense_ =
        std::ranges::all_of(index.collection(target).segments(), [](const Xapian::Database& shard) {
            constexpr std::uint64_t kMostGaps = 1U << 20;
            return shard.get_lastdocid() <= 16 * std::uint64_t{shard.get_doccount()} + kMostGaps;
        });
    const MappedSegments segments = index.collection(target).mapped();
    if (segments.have_tables()) segments_ = segments;
}

// Only for a few lists: all are open at once.
std::optional<WordPlan> TermQueries::plan_of(const std::vector<WeighedTerms>& words) const {
    constexpr std::size_t kMost = 32;
    std::size_t lists = 0;
    for (const WeighedTerms& word : words) {
        if (word.terms.empty()) return std::nullopt;
        lists += word.terms.size();
    }
    if (!segments_ || lists > kMost) return std::nullopt;
    return WordPlan{words, *segments_, boost_, deadline_};
}

std::vector<Query> TermQueries::queries_of(const std::vector<WeighedTerms>& words) const {
    std::vector<Query> queries;
    for (const WeighedTerms& word : words) {
        queries.push_back(weighed(word));
    }
    return queries;
}

Query TermQueries::any_of_words(const std::vector<WeighedTerms>& words) const {
    const std::optional<WordPlan> plan = plan_of(words);
    return plan ? query_of(new AnyWordSource(*plan)) : dateline::any_of(queries_of(words));
}

Query TermQueries::all_of_words(const std::vector<WeighedTerms>& words) const {
    const std::optional<WordPlan> plan = plan_of(words);
    return plan ? query_of(new AllWordsSource(*plan)) : all_of(queries_of(words));
}

bool TermQueries::is_risky(const std::string& term) const {
    return std::ranges::any_of(gapped_, [&](const Xapian::Database& shard) {
        return shard.get_termfreq(term) == shard.get_doccount();
    });
}

Query TermQueries::of(const std::string& term) const {
    if (!is_risky(term)) return Query(term);
    return Query(Query::OP_AND_MAYBE, own_list_of(term), Query(term));
}

Query TermQueries::weighed(const WeighedTerms& word) const {
    constexpr std::size_t kMany = 8;
    if (segments_ && is_dense_ && word.terms.size() > kMany)
        return query_of(new SumSource({{word}, *segments_, boost_, deadline_}));
    return Query(Query::OP_SCALE_WEIGHT, any_of(word.terms), word.weight);
}

Query TermQueries::any_of(const std::vector<std::string>& terms) const {
    const Query all = any_term(terms);
    if (std::ranges::none_of(terms, [&](const std::string& term) { return is_risky(term); }))
        return all;
    std::vector<Query> sources;
    std::ranges::transform(terms, std::back_inserter(sources), own_list_of);
    return Query(Query::OP_AND_MAYBE, Query(Query::OP_OR, sources.begin(), sources.end()), all);
}

}  // namespace dateline
