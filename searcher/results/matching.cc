// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/matching.h"

#include <algorithm>
#include <functional>
#include <queue>

#include "common/stored_article.h"
#include "common/stored_content.h"

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
    : segments_(mapped_segments_of(index, query.target)),
      decider_(query, index, *segments_),
      enquire_(database_of(index, query.target)),
      counted_(options.counted),
      remote_(index.is_remote()),
      collects_speakers_(options.speakers) {
    enquire_.set_query(query.query);
    if (options.counts_only && !remote_)
        enquire_.set_weighting_scheme(Xapian::BoolWeight());
    else
        set_weights(enquire_, index);
    set_order(enquire_, options.sort);
    if (options.speakers && !remote_) enquire_.add_matchspy(&speakers_);
    if (options.sort == SortOrder::kRelevance && options.passages &&
        query.target == SearchTarget::kArticles) {
        passages_.emplace(query);
        if (!passages_->is_telling()) passages_.reset();
    }
    if (remote_ && options.sort == SortOrder::kRelevance) {
        carry_value(enquire_, Slot::kContent);
        segments_.reset();
    }
}

Xapian::doccount Matching::Found::size() const {
    return confirmed ? static_cast<Xapian::doccount>(confirmed->size()) : set.size();
}

const std::string& MatchedDocument::content() const {
    if (content_) return *content_;
    if (!segments_)
        content_ = match_.get_sort_key();
    else if (const auto content = segments_->content(*match_))
        content_ = *content;
    else
        content_ = value_of(*this, Slot::kContent);
    return *content_;
}

Article MatchedDocument::card() const {
    Article article;
    decode_card(decode_content(content()).card, article);
    return article;
}

Matching::Found Matching::by_words(Xapian::doccount first, Xapian::doccount most) {
    if (remote_) return by_servers(first, most);
    Found found;
    found.segments = segments_;
    found.set = enquire_.get_mset(first, most, counted_, nullptr,
                                  decider_.is_needed() ? &decider_ : nullptr);
    enquire_.clear_matchspies();
    count_ = found.set.get_matches_estimated();
    is_exact_ = found.set.get_matches_lower_bound() == found.set.get_matches_upper_bound();
    return found;
}

// Asks for more until so many are confirmed; all, where all are to be counted.
Matching::Found Matching::by_servers(Xapian::doccount first, Xapian::doccount most) {
    Found found;
    found.segments = segments_;
    if (!decider_.confirms() && !collects_speakers_) {
        found.set = enquire_.get_mset(first, most, counted_);
        count_ = found.set.get_matches_estimated();
        is_exact_ = found.set.get_matches_lower_bound() == found.set.get_matches_upper_bound();
        return found;
    }
    const Xapian::doccount wanted = std::max(first + most, counted_);
    // One more than wanted, so that a set of all documents shows that it is whole.
    for (Xapian::doccount size = std::max(kPassagesRead, wanted) + 1;; size *= 4) {
        found.set = enquire_.get_mset(0, size);
        found.confirmed.emplace();
        std::uint64_t looked_at = 0;
        for_each_confirmed(found.set, decider_, !segments_.has_value(),
                           [&](const Xapian::MSetIterator& match) {
                               looked_at = match.get_rank() + std::uint64_t{1};
                               found.confirmed->push_back(match.get_rank());
                               if (collects_speakers_) speakers_(match.get_document(), 0);
                               return found.confirmed->size() < wanted;
                           });
        const bool all = found.set.size() < size;
        if (!all && found.confirmed->size() < wanted && !decider_.is_late()) continue;
        count_ = found.confirmed->size();
        is_exact_ = all && (count_ < wanted || looked_at == found.set.size());
        if (!is_exact_ && looked_at > 0)
            count_ = count_ * found.set.get_matches_estimated() / looked_at;
        break;
    }
    collects_speakers_ = false;
    auto& confirmed = *found.confirmed;
    confirmed.erase(confirmed.begin(),
                    confirmed.begin() + std::min<std::ptrdiff_t>(first, std::ssize(confirmed)));
    if (confirmed.size() > most) confirmed.resize(most);
    return found;
}

std::vector<Ranked> Matching::page(Xapian::doccount first, Xapian::doccount most) {
    std::vector<Ranked> ranked;
    if (!passages_ || first >= kPassagesRead || most == 0) {
        const Found matches = by_words(first, most);
        for (Xapian::doccount i = 0; i < matches.size(); ++i) {
            ranked.push_back({matches.document(i), matches.weight(i), 0});
        }
        return ranked;
    }
    const Xapian::doccount wanted = first + most;
    const Found matches = by_words(0, std::max(kPassagesRead, wanted));
    ranked = read_passages(matches, wanted);
    for (auto i = static_cast<Xapian::doccount>(ranked.size());
         i < std::min(wanted, matches.size()); ++i) {
        ranked.push_back({matches.document(i), matches.weight(i), 0});
    }
    ranked.erase(ranked.begin(),
                 ranked.begin() + std::min<std::ptrdiff_t>(first, std::ssize(ranked)));
    if (ranked.size() > most) ranked.erase(ranked.begin() + most, ranked.end());
    return ranked;
}

// Stops where no passage could lift an article into the first `wanted` any more.
std::vector<Ranked> Matching::read_passages(const Found& matches, Xapian::doccount wanted) {
    std::vector<Ranked> ranked;
    BestScores best(wanted);
    for (Xapian::doccount i = 0; i < std::min(kPassagesRead, matches.size()); ++i) {
        const double by_words = matches.weight(i);
        if (best.is_closed_to(by_words + passages_->most())) break;
        ranked.push_back({matches.document(i), by_words, 0});
        Ranked& last = ranked.back();
        last.passage =
            passages_->weigh(TokenStream(decode_content(last.document.content()).tokens));
        last.score += last.passage;
        best.add(last.score);
    }
    std::ranges::stable_sort(ranked, std::greater<>(), &Ranked::score);
    return ranked;
}

}  // namespace dateline
