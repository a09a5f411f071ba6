// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/term_queries.h"

#include <algorithm>

#include "searcher/query/xapian_queries.h"

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

// The documents of any of many terms, weighed by the sum of their wdf: all lists are read, one
// after the other, into a number a document.
class SumSource : public Xapian::PostingSource {
  public:
    // `boost`: what Xapian multiplies the sums by (WordSource).
    SumSource(std::vector<std::string> terms, double boost, const Deadline& deadline)
        : terms_(std::move(terms)), boost_(boost), deadline_(deadline) {}

    void init(const Xapian::Database& database) override {
        sums_.assign(std::size_t{database.get_lastdocid()} + 1, 0);
        documents_ = 0;
        at_ = 0;
        for (const std::string& term : terms_) {
            if (deadline_.passed()) break;
            add(database, term);
        }
        set_maxweight(*std::ranges::max_element(sums_));
    }
    Xapian::doccount get_termfreq_min() const override { return documents_; }
    Xapian::doccount get_termfreq_est() const override { return documents_; }
    Xapian::doccount get_termfreq_max() const override { return documents_; }
    double get_weight() const override { return sums_[at_]; }
    void next(double least_weight) override { find(at_ + std::size_t{1}, least_weight); }
    void skip_to(Xapian::docid document, double least_weight) override {
        if (document > at_) find(document, least_weight);
    }
    bool check(Xapian::docid document, double /*least_weight*/) override {
        at_ = document;
        return document >= sums_.size() || sums_[document] > 0;
    }
    bool at_end() const override { return at_ >= sums_.size(); }
    Xapian::docid get_docid() const override { return at_; }
    PostingSource* clone() const override { return new SumSource(terms_, boost_, deadline_); }

  private:
    void add(const Xapian::Database& database, const std::string& term) {
        const auto end = database.postlist_end(term);
        for (auto at = database.postlist_begin(term); at != end; ++at) {
            if (*at >= sums_.size())
                throw Error(ErrorKind::kIndex, "the index is damaged: a document past the last one",
                            "dateline-index --check --repair mends it");
            std::uint16_t& sum = sums_[*at];
            documents_ += sum == 0 ? 1 : 0;
            sum = static_cast<std::uint16_t>(
                std::min<Xapian::termcount>(sum + std::max(at.get_wdf(), 1U), kMostSum));
        }
    }

    void find(std::size_t first, double least_weight) {
        const double least = boost_ > 0 ? least_weight / boost_ * kRounding : 0;
        const auto is_among = [&](std::uint16_t sum) { return sum > 0 && sum >= least; };
        const auto from =
            sums_.begin() + static_cast<std::ptrdiff_t>(std::min(first, sums_.size()));
        at_ = static_cast<Xapian::docid>(std::find_if(from, sums_.end(), is_among) - sums_.begin());
    }

    static constexpr Xapian::termcount kMostSum = 0xFFFF;

    std::vector<std::string> terms_;
    double boost_;
    Deadline deadline_;
    std::vector<std::uint16_t> sums_;  // by document number
    Xapian::doccount documents_ = 0;
    Xapian::docid at_ = 0;
};

}  // namespace

TermQueries::TermQueries(const IndexReader& index, SearchTarget target, const Deadline& deadline)
    : remote_(index.is_remote()), deadline_(deadline) {
    std::ranges::copy_if(shards_of(index, target), std::back_inserter(gapped_),
                         [](const Xapian::Database& shard) {
                             return shard.get_lastdocid() != shard.get_doccount();
                         });
    const MappedSegments segments = mapped_segments_of(index, target);
    if (segments.have_tables()) segments_ = segments;
}

// Of a few lists: all are open at once.
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
    if (remote_ || word.terms.size() <= kMany)
        return Query(Query::OP_SCALE_WEIGHT, any_of(word.terms), word.weight);
    return Query(Query::OP_SCALE_WEIGHT,
                 query_of(new SumSource(word.terms, word.weight * boost_, deadline_)), word.weight);
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
