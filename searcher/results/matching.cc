// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/matching.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>
#include <unordered_map>

#include "common/stored/origin.h"
#include "common/stored/stored_article.h"
#include "common/stored/stored_content.h"
#include "common/stored/stored_quotation.h"

namespace dateline {
namespace {

// Sorts by date, with undated articles last.
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

constexpr double kScoreSteps = 1e9;  // steps per 1 of score

// The best `size` scores so far.
class BestScores {
  public:
    explicit BestScores(std::size_t size) : size_(size) {}

    void add(double score) {
        scores_.push(score);
        if (scores_.size() > size_) scores_.pop();
    }

    /// Whether no score up to `score` can enter them any more, nor tie with the last of them.
    bool is_closed_to(double score) const {
        return scores_.size() == size_ && score < scores_.top() - 1 / kScoreSteps;
    }

  private:
    std::size_t size_;
    std::priority_queue<double, std::vector<double>, std::greater<>> scores_;
};

// Scores summed by servers differ in their last bits from those summed here.
double rounded(double score) {
    return std::round(score * kScoreSteps) / kScoreSteps;
}

DocumentPlace place_of(const Ranked& match) {
    return decode_content(match.document.content()).place;
}

bool are_equal(const Ranked& a, const Ranked& b) {
    return a.score == b.score && a.date == b.date;
}

bool is_better(const Ranked& a, const Ranked& b) {
    return a.score != b.score ? a.score > b.score : place_of(a) < place_of(b);
}

// Whether `matches` has all matches equal to the last of the first `wanted` (at least 1).
bool holds_equals(const std::vector<Ranked>& matches, Xapian::doccount wanted) {
    return matches.size() > wanted && !are_equal(matches[wanted - 1], matches.back());
}

// Puts equals among matches `first` to `end` in the order of indexing. Reads their contents.
void order_equals(std::vector<Ranked>& matches, Xapian::doccount first, Xapian::doccount end) {
    for (auto from = matches.begin(); from != matches.end() && from - matches.begin() < end;) {
        const auto to = std::find_if_not(from, matches.end(),
                                         [&](const Ranked& m) { return are_equal(m, *from); });
        if (to - from > 1 && to - matches.begin() > first)
            std::stable_sort(from, to, [](const Ranked& a, const Ranked& b) {
                return place_of(a) < place_of(b);
            });
        from = to;
    }
}

// Keeps matches `first` to `first + most`.
void cut(std::vector<Ranked>& matches, Xapian::doccount first, Xapian::doccount most) {
    matches.erase(matches.begin(),
                  matches.begin() + std::min<std::ptrdiff_t>(first, std::ssize(matches)));
    if (matches.size() > most) matches.erase(matches.begin() + most, matches.end());
}

// How many of the matches, which are in order, are read: were it the first kPassagesRead alone, the
// order of indexing would choose among equals.
std::size_t candidates_of(const std::vector<Ranked>& matches) {
    const std::size_t most = std::min<std::size_t>(matches.size(), kMostPassagesRead);
    std::size_t count = std::min<std::size_t>(most, kPassagesRead);
    while (count > 0 && count < most && matches[count].score == matches[count - 1].score) {
        ++count;
    }
    return count;
}

}  // namespace

Matching::Matching(const CompiledQuery& query,
                   const IndexReader& index,
                   const MatchingOptions& options)
    : query_(query),
      index_(index),
      database_(index.collection(query.target).database()),
      segments_(index.collection(query.target).mapped()),
      decider_(query, index, segments_),
      enquire_(database_),
      counted_(options.counted),
      remote_(index.is_remote()),
      is_by_score_(options.sort == SortOrder::kRelevance),
      carries_content_(remote_ && is_by_score_),
      is_best_first_(query.all_words && is_by_score_ && !options.speakers),
      collects_speakers_(options.speakers) {
    enquire_.set_query(query.query);
    if (options.counts_only && !remote_)
        enquire_.set_weighting_scheme(Xapian::BoolWeight());
    else
        set_weights(enquire_, index);
    set_order(enquire_, options.sort);
    if (options.speakers && !remote_) enquire_.add_matchspy(&speakers_);
    if (is_by_score_ && options.passages && query.target == SearchTarget::kArticles) {
        passages_.emplace(query);
        if (!passages_->is_telling()) passages_.reset();
    }
    if (carries_content_) carry_value(enquire_, Slot::kContent);
}

const std::string& MatchedDocument::content() const {
    if (content_) return *content_;
    if (const auto content = segments_.content(number_))
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

Ranked Matching::ranked(const Xapian::MSetIterator& match) const {
    Ranked ranked{{database_, *match, segments_}, rounded(match.get_weight()), 0, {}};
    if (carries_content_)
        ranked.document.set_content(match.get_sort_key());
    else if (!is_by_score_)
        ranked.date = match.get_sort_key();
    return ranked;
}

std::vector<Ranked> Matching::take(const Xapian::MSet& set) {
    count_ = set.get_matches_estimated();
    is_exact_ = set.get_matches_lower_bound() == set.get_matches_upper_bound();
    std::vector<Ranked> matches;
    for (auto match = set.begin(); match != set.end(); ++match) {
        matches.push_back(ranked(match));
    }
    return matches;
}

std::vector<Ranked> Matching::by_words(Xapian::doccount first, Xapian::doccount most) {
    if (remote_ && (decider_.confirms() || collects_speakers_)) return by_servers(first, most);
    if (is_best_first_) return best_first(first, most);
    if (most == 0 && query_.any_words && !collects_speakers_ && !decider_.is_needed()) {
        count_ = count_of_any(*query_.any_words, index_.collection(query_.target).segments());
        is_exact_ = true;
        return {};
    }
    const bool in_order = segments_.is_one() || carries_content_;
    return in_order || most == 0 ? matched(first, most) : in_order_of_indexing(first, most);
}

std::vector<Ranked> Matching::matched(Xapian::doccount first, Xapian::doccount most) {
    // Servers can't run a decider; here it would only check the deadline.
    const bool decides = !remote_ && decider_.is_needed();
    const Xapian::MSet set =
        enquire_.get_mset(first, most, counted_, nullptr, decides ? &decider_ : nullptr);
    enquire_.clear_matchspies();
    return take(set);
}

// Xapian orders ties by document number, which in several databases isn't the order of indexing;
// the place stored in their contents is. Fetches more until no tie with the last can be missing.
std::vector<Ranked> Matching::in_order_of_indexing(Xapian::doccount first, Xapian::doccount most) {
    constexpr std::uint64_t kOfScore = 20;  // extra, so that most searches need no second fetch
    constexpr std::uint64_t kOfDay = 1000;
    const Xapian::doccount wanted = first + most;
    const std::uint64_t all = database_.get_doccount();
    std::uint64_t size = std::min(wanted + (is_by_score_ ? kOfScore : kOfDay), all);
    std::vector<Ranked> matches = matched(0, static_cast<Xapian::doccount>(size));
    while (matches.size() == size && size < all && !holds_equals(matches, wanted) &&
           !decider_.is_late()) {
        size = std::min(size * 8, all);
        std::vector<Ranked> more = matched(0, static_cast<Xapian::doccount>(size));
        if (!decider_.is_late()) matches = std::move(more);
    }
    order_equals(matches, first, wanted);
    cut(matches, first, most);
    return matches;
}

// By weight, then in the order of indexing: within one database, that of the numbers.
bool Matching::is_worse(const WeighedDocument& a, const WeighedDocument& b) const {
    if (a.weight != b.weight) return a.weight < b.weight;
    if (segments_.is_one()) return a.document > b.document;
    const auto place = [&](Xapian::docid number) {
        if (const auto content = segments_.content(number)) return decode_content(*content).place;
        return decode_content(MatchedDocument(database_, number, segments_).content()).place;
    };
    return place(a.document) > place(b.document);
}

// Checks the articles that have all words of a phrase, largest weight first: there a frequent
// phrase is found soon, while Xapian, in the order of numbers, would check nearly all. If all are
// wanted, they are checked in the order in which they are stored.
std::vector<Ranked> Matching::best_first(Xapian::doccount first, Xapian::doccount most) {
    const auto worse = [this](const auto& a, const auto& b) { return is_worse(a, b); };
    std::vector<WeighedDocument> held =
        documents_of(*query_.all_words, index_.collection(query_.target).segments());
    const std::size_t wanted = std::max<std::size_t>(std::size_t{first} + most, counted_);
    const bool all = wanted >= held.size();
    if (all)
        std::ranges::reverse(held);
    else
        std::ranges::make_heap(held, worse);
    std::vector<WeighedDocument> found;
    std::size_t looked_at = 0;
    for (; !held.empty() && found.size() < wanted && !decider_.is_late(); ++looked_at) {
        if (!all) std::ranges::pop_heap(held, worse);
        if (decider_.passes(database_, held.back().document)) found.push_back(held.back());
        held.pop_back();
    }
    is_exact_ = held.empty() && !query_.deadline.passed();
    count_ = found.size();
    if (!held.empty() && looked_at > 0) count_ = count_ * (looked_at + held.size()) / looked_at;
    if (all) std::ranges::sort(found, [&](const auto& a, const auto& b) { return worse(b, a); });
    std::vector<Ranked> matches;
    for (std::size_t i = first; i < found.size() && matches.size() < most; ++i) {
        matches.push_back(
            {{database_, found[i].document, segments_}, rounded(found[i].weight), 0, {}});
    }
    return matches;
}

// Fetches more until enough matches are confirmed, and all ties with the last of them; all matches,
// if all are to be counted.
std::vector<Ranked> Matching::by_servers(Xapian::doccount first, Xapian::doccount most) {
    std::vector<Ranked> matches;
    const Xapian::doccount wanted = std::max(first + most, counted_);
    const bool in_order = carries_content_ || most == 0;
    const auto is_enough = [&] {
        return in_order ? matches.size() >= wanted : holds_equals(matches, wanted);
    };
    const auto values = [&](Slot slot) {
        return collects_speakers_ ? values_of_matches(query_.query, database_, slot)
                                  : std::unordered_map<Xapian::docid, std::string>();
    };
    auto origins = values(Slot::kOrigin);
    auto dates = values(Slot::kPublished);
    auto contents = values(Slot::kContent);
    // At first enough that most phrases need no second round trip; one more, so that a set of all
    // documents is recognised as complete.
    for (Xapian::doccount size = std::max(4 * kPassagesRead, wanted) + 1;; size *= 4) {
        const Xapian::MSet set = enquire_.get_mset(0, size);
        matches.clear();
        std::uint64_t looked_at = 0;
        for_each_confirmed(
            database_, set, decider_, carries_content_, [&](const Xapian::MSetIterator& match) {
                looked_at = match.get_rank() + std::uint64_t{1};
                matches.push_back(ranked(match));
                if (collects_speakers_)
                    speakers_.count(read_quotation(contents[*match]).quotation,
                                    decode_origin(origins[*match]).article, dates[*match]);
                return !is_enough();
            });
        const bool all = set.size() < size;
        if (!all && !is_enough() && !decider_.is_late()) continue;
        count_ = matches.size();
        is_exact_ = all && (count_ < wanted || looked_at == set.size());
        if (!is_exact_ && looked_at > 0) count_ = count_ * set.get_matches_estimated() / looked_at;
        break;
    }
    collects_speakers_ = false;
    if (!in_order) order_equals(matches, first, first + most);
    cut(matches, first, most);
    return matches;
}

std::vector<Ranked> Matching::page(Xapian::doccount first, Xapian::doccount most) {
    first = std::min(first, database_.get_doccount());
    most = std::min(most, database_.get_doccount() - first);
    if (!passages_ || first >= kMostPassagesRead || most == 0) return by_words(first, most);
    const Xapian::doccount wanted = first + most;
    std::vector<Ranked> matches = by_words(0, std::max(kPassagesRead + 1, wanted));
    if (!read_passages(matches, wanted)) {
        matches = by_words(0, std::max(kMostPassagesRead, wanted));
        read_passages(matches, wanted);
    }
    cut(matches, first, most);
    return matches;
}

// Stops once no passage could lift an article into the first `wanted`. False if more matches may be
// candidates than are there.
bool Matching::read_passages(std::vector<Ranked>& matches, Xapian::doccount wanted) {
    BestScores best(wanted);
    const std::size_t candidates = candidates_of(matches);
    auto end = matches.begin();
    for (; end != matches.begin() + static_cast<std::ptrdiff_t>(candidates); ++end) {
        if (best.is_closed_to(end->score + passages_->most())) break;
        end->passage =
            passages_->weigh(TokenStream(decode_content(end->document.content()).tokens));
        end->score = rounded(end->score + end->passage);
        best.add(end->score);
    }
    const bool all =
        end != matches.end() || candidates <= kPassagesRead || candidates >= kMostPassagesRead;
    std::stable_sort(matches.begin(), end, is_better);
    return all;
}

}  // namespace dateline
