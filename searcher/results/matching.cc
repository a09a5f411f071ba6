// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/matching.h"

#include <algorithm>
#include <functional>
#include <queue>

namespace dateline {
namespace {

// Sorts by date with undated articles last, whichever way.
class DateKey : public Xapian::KeyMaker {
  public:
    std::string operator()(const Xapian::Document& document) const override {
        const std::string date = value_of(document, Slot::kPublished);
        return date.empty() ? "~" : date;
    }
};

void set_order(Xapian::Enquire& enquire, SortOrder sort) {
    if (sort == SortOrder::kNewest)
        enquire.set_sort_by_value_then_relevance(static_cast<Xapian::valueno>(Slot::kPublished),
                                                 true);
    if (sort == SortOrder::kOldest)
        enquire.set_sort_by_key_then_relevance((new DateKey)->release(), false);
}

// The best `size` scores so far.
class BestScores {
  public:
    explicit BestScores(std::size_t size) : size_(size) {}

    void add(double score) {
        scores_.push(score);
        if (scores_.size() > size_) scores_.pop();
    }

    /// Whether no score up to `score` gets among them any more.
    bool is_closed_to(double score) const {
        return scores_.size() == size_ && score <= scores_.top();
    }

  private:
    std::size_t size_;
    std::priority_queue<double, std::vector<double>, std::greater<>> scores_;
};

}  // namespace

Matching::Matching(const CompiledQuery& query,
                   const IndexReader& index,
                   const MatchingOptions& options)
    : decider_(query, index),
      enquire_(database_of(index, query.target)),
      counted_(options.counted) {
    enquire_.set_query(query.query);
    enquire_.set_weighting_scheme(ImpactWeight());
    set_order(enquire_, options.sort);
    if (options.speakers) enquire_.add_matchspy(&speakers_);
    if (options.sort == SortOrder::kRelevance && options.passages &&
        query.target == SearchTarget::kArticles) {
        passages_.emplace(query);
        if (!passages_->is_telling()) passages_.reset();
    }
}

const Xapian::MSet& Matching::by_words(Xapian::doccount first, Xapian::doccount most) {
    page_ = enquire_.get_mset(first, most, counted_, nullptr,
                              decider_.is_needed() ? &decider_ : nullptr);
    enquire_.clear_matchspies();
    return page_;
}

std::vector<Ranked> Matching::page(Xapian::doccount first, Xapian::doccount most) {
    std::vector<Ranked> ranked;
    if (!passages_ || first >= kPassagesRead || most == 0) {
        const Xapian::MSet& matches = by_words(first, most);
        for (auto match = matches.begin(); match != matches.end(); ++match) {
            ranked.push_back({match.get_document(), match.get_weight(), 0});
        }
        return ranked;
    }
    const Xapian::doccount wanted = first + most;
    const Xapian::MSet& matches = by_words(0, std::max(kPassagesRead, wanted));
    const std::vector<Place> places = read_passages(matches, wanted);
    for (Xapian::doccount i = first; i < std::min(wanted, matches.size()); ++i) {
        if (i < places.size())
            ranked.push_back(
                {matches[places[i].at].get_document(), places[i].score, places[i].passage});
        else
            ranked.push_back({matches[i].get_document(), matches[i].get_weight(), 0});
    }
    return ranked;
}

// Stops where no passage could lift an article into the first `wanted` any more.
std::vector<Matching::Place> Matching::read_passages(const Xapian::MSet& matches,
                                                     Xapian::doccount wanted) {
    std::vector<Place> places;
    BestScores best(wanted);
    for (Xapian::doccount i = 0; i < std::min(kPassagesRead, matches.size()); ++i) {
        const double by_words = matches[i].get_weight();
        if (best.is_closed_to(by_words + passages_->most())) break;
        const std::string tokens = value_of(matches[i].get_document(), Slot::kTokens);
        const double passage = passages_->weigh(TokenStream(tokens));
        places.push_back({i, by_words + passage, passage});
        best.add(places.back().score);
    }
    std::ranges::stable_sort(places, std::greater<>(), &Place::score);
    return places;
}

}  // namespace dateline
