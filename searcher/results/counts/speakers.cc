// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/counts/speakers.h"

#include <algorithm>
#include <tuple>

#include "common/index/index_reader.h"
#include "common/stored/stored_quotation.h"
#include "common/text/text.h"

namespace dateline {
namespace {

// "20250711" as 2025-07-11.
std::string iso_date(const std::string& value) {
    constexpr std::size_t kYear = 4;
    constexpr std::size_t kMonth = 6;
    std::string out = value;
    if (out.size() > kMonth) out.insert(kMonth, 1, '-');
    if (out.size() > kYear) out.insert(kYear, 1, '-');
    return out;
}

void widen(const std::string& first, const std::string& last, std::string& from, std::string& to) {
    if (first.empty()) return;
    if (from.empty() || first < from) from = first;
    if (last > to) to = last;
}

}  // namespace

// Reading a role costs decoding a card, so only a few of the speaker's documents are tried.
void SpeakerSpy::note_role(const Xapian::Document& document, Count& count) {
    constexpr int kMostAsked = 8;
    if (!count.role.empty() || count.asked == kMostAsked) return;
    ++count.asked;
    count.role = read_quotation(value_of(document, Slot::kContent)).quotation.role;
}

void SpeakerSpy::operator()(const Xapian::Document& document, double /*weight*/) {
    const std::string packed = value_of(document, Slot::kSpeakers);
    if (packed.empty()) return;
    const std::uint64_t article = origin_of(document).article;
    const std::string date = value_of(document, Slot::kPublished);
    const bool is_quotation = value_of(document, Slot::kText).empty();
    const std::vector<std::string> names = decode_names(packed);
    for (const std::string& name : names) {
        Count& counted = count(name, article, date);
        if (is_quotation && name == names[0]) note_role(document, counted);
    }
}

void SpeakerSpy::count(const Quotation& quotation, std::uint64_t article, const std::string& date) {
    for (const std::string& name : quotation.speakers) {
        Count& counted = count(name, article, date);
        if (counted.role.empty() && name == quotation.speakers[0]) counted.role = quotation.role;
    }
}

SpeakerSpy::Count& SpeakerSpy::count(const std::string& name,
                                     std::uint64_t article,
                                     const std::string& date) {
    Count& count = counts_[name];
    ++count.quotations;
    count.articles.insert(article);
    widen(date, date, count.first, count.last);
    return count;
}

void SpeakerSpy::add(Count& to, const Count& from) {
    to.quotations += from.quotations;
    to.articles.insert(from.articles.begin(), from.articles.end());
    widen(from.first, from.last, to.first, to.last);
    if (to.role.empty()) to.role = from.role;
}

std::vector<SpeakerHit> SpeakerSpy::speakers(const SpeakerNames& names) const {
    struct Joined {
        Count count;
        std::string name;  // the commonest spelling
        std::uint64_t most = 0;
        std::vector<std::string> spellings;  // of full names
    };
    std::unordered_map<std::string, Joined> speakers;
    for (const auto& [name, count] : counts_) {
        std::string full = names.shown_name(name);
        Joined& joined = speakers[fold(full)];
        add(joined.count, count);
        if (name.find(' ') != std::string::npos) joined.spellings.push_back(name);
        if (std::tie(count.quotations, full) < std::tie(joined.most, joined.name)) continue;
        joined.most = count.quotations;
        joined.name = std::move(full);
    }
    std::vector<SpeakerHit> hits;
    for (const auto& entry : speakers) {
        const Joined& joined = entry.second;
        const Count& count = joined.count;
        std::vector<std::string> also = joined.spellings;
        std::erase_if(also, [&](const std::string& name) { return fold(name) == entry.first; });
        std::ranges::sort(also);
        hits.push_back({joined.name, count.role, count.quotations, count.articles.size(),
                        iso_date(count.first), iso_date(count.last), std::move(also)});
    }
    std::ranges::sort(hits, [](const SpeakerHit& a, const SpeakerHit& b) {
        return a.quotations != b.quotations ? a.quotations > b.quotations : a.name < b.name;
    });
    return hits;
}

Facet speaker_facet(const std::vector<SpeakerHit>& speakers, std::size_t limit) {
    Facet facet{"speaker", {}, speakers.size(), 0};
    for (std::size_t i = 0; i < std::min(limit, speakers.size()); ++i) {
        facet.values.push_back({speakers[i].name, speakers[i].quotations});
    }
    return facet;
}

}  // namespace dateline
