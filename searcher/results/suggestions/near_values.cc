// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/suggestions/near_values.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/text/edit_distance.h"
#include "common/text/text.h"
#include "common/text/utf8.h"
#include "common/text/word_set.h"
#include "searcher/results/suggestions/misspelling.h"

namespace dateline {
namespace {

constexpr double kMostCost = 2;
constexpr double kLeftOut = 0.3;    // a word of the value
constexpr double kShortened = 0.5;  // a name that is written as one word
constexpr WordSet kSmall({"the", "of", "and", "for", "a", "an", "de", "la", "le"});

// A word as spelled, and as it is compared.
struct ValueWord {
    std::string_view spelled;
    std::string folded;
};

std::vector<ValueWord> words_of(std::string_view text) {
    std::vector<ValueWord> words;
    std::size_t start = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const bool end = at == text.size();
        const CodePoint point = end ? CodePoint{U' ', 1} : decode_at(text, at);
        if (end || !(is_alnum(point.value) || is_mark(point.value))) {
            if (at > start)
                words.push_back(
                    {text.substr(start, at - start), fold(text.substr(start, at - start))});
            start = at + point.size;
        }
        at += point.size;
    }
    return words;
}

// The cost of a word; nothing if it is another one.
std::optional<double> cost_of(const std::string& typed, const std::string& meant) {
    constexpr std::size_t kShort = 4;
    if (typed == meant) return 0;
    const std::size_t limit = typed.size() <= kShort ? 1 : 2;
    if (std::min(typed.size(), meant.size()) < 3 || edit_distance(typed, meant, limit) > limit)
        return std::nullopt;
    return misspelling_cost(typed, meant);
}

std::string joined(const std::vector<ValueWord>& words, std::size_t first, std::size_t last) {
    std::vector<std::string_view> spelled;
    for (std::size_t i = first; i < last; ++i) {
        spelled.push_back(words[i].spelled);
    }
    return fmt::format("{}", fmt::join(spelled, " "));
}

// Word by word; those of the value between its first and last one come along.
std::optional<NearValue> aligned(const std::vector<ValueWord>& typed,
                                 const std::vector<ValueWord>& value) {
    double cost = 0;
    std::size_t first = value.size();
    std::size_t next = 0;
    for (const ValueWord& word : typed) {
        std::optional<double> best;
        std::size_t at = next;
        for (std::size_t i = next; i < value.size(); ++i) {
            const auto one = cost_of(word.folded, value[i].folded);
            if (!one || (best && *best <= *one)) continue;
            best = one;
            at = i;
        }
        if (!best) return std::nullopt;
        cost += *best + (first < value.size() ? kLeftOut * static_cast<double>(at - next) : 0);
        first = std::min(first, at);
        next = at + 1;
    }
    return NearValue{joined(value, first, next), cost};
}

// Whether `typed` from `at` on is made of beginnings of the words from `word` on; sets `last` to
// the word after the last one.
bool is_made_of(std::string_view typed,
                std::size_t at,
                const std::vector<ValueWord>& value,
                std::size_t word,
                std::size_t& last) {
    if (at == typed.size()) {
        last = word;
        return true;
    }
    if (word == value.size()) return false;
    const std::string& folded = value[word].folded;
    std::size_t same = 0;
    while (same < folded.size() && at + same < typed.size() && folded[same] == typed[at + same]) {
        ++same;
    }
    for (; same > 0; --same) {
        if (is_made_of(typed, at + same, value, word + 1, last)) return true;
    }
    return kSmall.contains(folded) && is_made_of(typed, at, value, word + 1, last);
}

std::string run_together(const std::vector<ValueWord>& words) {
    std::string whole;
    for (const ValueWord& word : words) {
        whole += word.folded;
    }
    return whole;
}

// Beginnings of several words, or several words for one: "NY Times", "fox news" for FoxNews.
std::optional<NearValue> shortened(const std::vector<ValueWord>& typed,
                                   const std::vector<ValueWord>& value) {
    const std::string whole = run_together(typed);
    if (whole.size() < 3) return std::nullopt;
    for (const ValueWord& word : value) {
        if (word.folded == whole) return NearValue{std::string(word.spelled), kShortened};
    }
    std::size_t last = 0;
    if (!is_made_of(whole, 0, value, 0, last) || last < 2) return std::nullopt;
    return NearValue{joined(value, 0, last), kShortened};
}

// An address stands for its name: "www.nytimes.com".
std::vector<ValueWord> without_domain(std::vector<ValueWord> words) {
    static constexpr WordSet kDomains({"com", "org", "net", "co", "uk", "www"});
    while (words.size() > 1 && kDomains.contains(words.back().folded)) {
        words.pop_back();
    }
    if (words.size() > 1 && words.front().folded == "www") words.erase(words.begin());
    return words;
}

bool is_cheaper(const std::optional<NearValue>& a, const std::optional<NearValue>& b) {
    return a && (!b || a->cost < b->cost);
}

}  // namespace

std::optional<NearValue> near_value(std::string_view typed, std::string_view value) {
    const std::vector<ValueWord> asked = without_domain(words_of(typed));
    const std::vector<ValueWord> words = words_of(value);
    if (asked.empty() || words.empty()) return std::nullopt;
    std::optional<NearValue> near = aligned(asked, words);
    if (auto other = shortened(asked, words); is_cheaper(other, near)) near = std::move(other);
    if (!near || near->cost > kMostCost) return std::nullopt;
    return near;
}

std::vector<NearValue> near_values(const IndexReader& index,
                                   ColumnField field,
                                   std::string_view typed,
                                   std::size_t most) {
    std::map<std::string, NearValue> near;  // by its words, folded
    for (const Xapian::Database& segment : index.articles().segments()) {
        const Column column(column_bytes(segment, field));
        for (std::uint32_t i = 0; i < column.values(); ++i) {
            auto value = near_value(typed, column.value(i));
            if (!value) continue;
            const std::string words = fold(value->words);
            const auto [at, is_new] = near.emplace(words, *value);
            if (!is_new && value->cost < at->second.cost) at->second = *std::move(value);
        }
    }
    std::vector<NearValue> values;
    for (auto& [words, value] : near) {
        values.push_back(std::move(value));
    }
    std::ranges::stable_sort(values, {}, &NearValue::cost);
    if (values.size() > most) values.resize(most);
    return values;
}

}  // namespace dateline
