// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/sources/posting_sources.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace dateline {
namespace {

using glass::PostingList;

// Moves all lists to `document` or after; returns the first document that any of them has.
template <class Lists>
std::uint32_t skip(Lists& lists, std::uint32_t document) {
    std::uint32_t first = PostingList::kEnd;
    for (auto& list : lists) {
        list.postings.skip_to(document);
        first = std::min(first, list.postings.document());
    }
    return first;
}

}  // namespace

void WordSource::init(const Xapian::Database& segment) {
    const glass::TableReader& table = plan_.segments.table_of(segment);
    const double documents = std::max<double>(segment.get_doccount(), 1);
    lists_.clear();
    words_.clear();
    for (const WeighedTerms& word : plan_.words) {
        for (const std::string& term : word.terms) {
            lists_.push_back({PostingList(table, term), word.weight,
                              word.weight * segment.get_wdf_upper_bound(term)});
        }
    }
    auto rest = std::span(lists_);
    double most = 0;
    for (const WeighedTerms& terms : plan_.words) {
        Word word{rest.first(terms.terms.size()), 0, 0};
        rest = rest.subspan(terms.terms.size());
        for (const List& list : word.lists) {
            word.most += list.most;
            word.share += list.postings.frequency() / documents;
        }
        word.share = std::min(word.share, 1.0);
        most += word.most;
        words_.push_back(word);
    }
    const Shares shares = prepare();
    const auto count = [&](double share) {
        return static_cast<Xapian::doccount>(share * documents + 0.5);
    };
    least_ = count(shares.least);
    about_ = count(shares.about);
    most_ = count(shares.most);
    set_maxweight(most);
    stand_on(0, 0);
}

double WordSource::weight_of(std::uint32_t document) const {
    double weight = 0;
    for (const Word& word : words_) {
        double levels = 0;
        for (const List& list : word.lists) {
            if (list.postings.document() == document) levels += list.postings.wdf();
        }
        weight += levels * word.lists[0].weight;
    }
    return weight;
}

void WordSource::find(std::uint32_t first, double least_weight) {
    const double least = plan_.boost > 0 ? least_weight / plan_.boost * kRounding : 0;
    find_first(first, least);
}

std::string WordSource::get_description() const {
    std::string words;
    for (const WeighedTerms& word : plan_.words) {
        words += fmt::format("{}{:.4g} * {}", words.empty() ? "" : ", ", word.weight,
                             fmt::join(word.terms, "+"));
    }
    return fmt::format("{} ({})", relation(), words);
}

WordSource::Shares AnyWordSource::prepare() {
    order_.clear();
    bounds_.clear();
    Shares shares{0, 0, 0};
    double none = 1;
    for (const Word& word : words()) {
        for (List& list : word.lists) {
            order_.push_back(&list);
        }
        shares.least = std::max(shares.least, word.lists.size() == 1 ? word.share : 0);
        shares.most = std::min(shares.most + word.share, 1.0);
        none *= 1 - word.share;
    }
    shares.about = std::clamp(1 - none, shares.least, shares.most);
    std::ranges::stable_sort(order_, {}, &List::most);
    double bound = 0;
    for (const List* list : order_) {
        bounds_.push_back(bound += list->most);
    }
    return shares;
}

std::size_t AnyWordSource::first_leading(double least) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(bounds_, least) - bounds_.begin());
}

void AnyWordSource::find_first(std::uint32_t first, double least) {
    const std::size_t leading = first_leading(least);
    while (!is_late()) {
        std::uint32_t document = PostingList::kEnd;
        for (std::size_t i = leading; i < order_.size(); ++i) {
            order_[i]->postings.skip_to(first);
            document = std::min(document, order_[i]->postings.document());
        }
        if (document == PostingList::kEnd) break;
        if (reaches(document, leading, least)) {
            stand_on(document, weight_of(document));
            return;
        }
        first = document + 1;
    }
    stand_on(PostingList::kEnd, 0);
}

// Checks the lists that don't lead, those that add most first, as long as `least` is in reach.
bool AnyWordSource::reaches(std::uint32_t document, std::size_t leading, double least) {
    double weight = 0;
    for (std::size_t i = leading; i < order_.size(); ++i) {
        if (order_[i]->postings.document() == document) weight += order_[i]->impact();
    }
    for (std::size_t i = leading; i > 0; --i) {
        if (weight + bounds_[i - 1] < least) return false;
        PostingList& postings = order_[i - 1]->postings;
        postings.skip_to(document);
        if (postings.document() == document) weight += order_[i - 1]->impact();
    }
    return weight >= least;
}

WordSource::Shares AllWordsSource::prepare() {
    order_ = words();
    std::ranges::stable_sort(order_, {}, &Word::share);
    others_ = 0;
    Shares shares{1, 1, 1};
    double missing = 0;
    for (const Word& word : order_) {
        shares.about *= word.share;
        missing += 1 - word.share;
        others_ += word.most;
    }
    others_ -= order_[0].most;
    shares.most = order_[0].share;
    shares.least = 0;
    if (std::ranges::all_of(order_, [](const Word& word) { return word.lists.size() == 1; }))
        shares.least = std::clamp(1 - missing, 0.0, shares.most);  // 1 - (1 - x) may be above x
    shares.about = std::clamp(shares.about, shares.least, shares.most);
    return shares;
}

// `document` if all other words have it too; else the next candidate.
std::uint32_t AllWordsSource::skip_others(std::uint32_t document) {
    for (std::size_t i = 1; i < order_.size(); ++i) {
        const std::uint32_t found = skip(order_[i].lists, document);
        if (found != document) return found;
    }
    return document;
}

void AllWordsSource::find_first(std::uint32_t first, double least) {
    while (!is_late()) {
        const std::uint32_t document = skip(order_[0].lists, first);
        if (document == PostingList::kEnd) break;
        double weight = others_;
        for (const List& list : order_[0].lists) {
            if (list.postings.document() == document) weight += list.impact();
        }
        first = document + 1;
        if (weight < least) continue;
        const std::uint32_t found = skip_others(document);
        if (found == PostingList::kEnd) break;
        if (found != document) {
            first = found;
            continue;
        }
        weight = weight_of(document);
        if (weight < least) continue;
        stand_on(document, weight);
        return;
    }
    stand_on(PostingList::kEnd, 0);
}

void SumSource::init(const Xapian::Database& segment) {
    const glass::TableReader& table = plan_.segments.table_of(segment);
    sums_.assign(std::size_t{segment.get_lastdocid()} + 1, 0);
    documents_ = 0;
    at_ = 0;
    for (const std::string& term : plan_.words[0].terms) {
        if (plan_.deadline.passed()) break;
        add(PostingList(table, term));
    }
    set_maxweight(*std::ranges::max_element(sums_) * weight());
}

void SumSource::add(PostingList list) {
    constexpr std::uint32_t kMostSum = 0xFFFF;
    for (; list.document() != PostingList::kEnd; list.next()) {
        if (list.document() >= sums_.size())
            throw Error(ErrorKind::kIndex, "the index is damaged: a document past the last one",
                        "dateline-index --check=full --repair -d INDEX mends it");
        std::uint16_t& sum = sums_[list.document()];
        documents_ += sum == 0 ? 1 : 0;
        sum = static_cast<std::uint16_t>(
            std::min(sum + std::clamp(list.wdf(), 1U, kMostSum), kMostSum));
    }
}

void SumSource::find(std::size_t first, double least_weight) {
    const double scale = plan_.boost * weight();
    const double least = scale > 0 ? std::ceil(least_weight / scale * kRounding) : 0;
    const auto enough = static_cast<std::uint32_t>(std::clamp(least, 1.0, 65536.0));
    const auto from = sums_.begin() + static_cast<std::ptrdiff_t>(std::min(first, sums_.size()));
    at_ = static_cast<Xapian::docid>(
        std::find_if(from, sums_.end(), [&](std::uint16_t sum) { return sum >= enough; }) -
        sums_.begin());
}

std::vector<WeighedDocument> documents_of(const WordPlan& words,
                                          const std::vector<Xapian::Database>& segments) {
    std::vector<WeighedDocument> documents;
    const auto step = static_cast<Xapian::docid>(segments.size());
    for (Xapian::docid i = 0; i < step; ++i) {
        AllWordsSource source(words);
        source.init(segments[i]);
        for (source.next(0); !source.at_end(); source.next(0)) {
            documents.push_back({(source.get_docid() - 1) * step + i + 1, source.get_weight()});
        }
    }
    return documents;
}

std::uint64_t count_of_any(const WordPlan& words, const std::vector<Xapian::Database>& segments) {
    std::uint64_t count = 0;
    for (const Xapian::Database& segment : segments) {
        AnyWordSource source(words);
        source.init(segment);
        for (source.next(0); !source.at_end(); source.next(0)) {
            ++count;
        }
    }
    return count;
}

}  // namespace dateline
