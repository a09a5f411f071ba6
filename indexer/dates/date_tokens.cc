// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/dates/date_tokens.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "common/utf8.h"

namespace dateline {
namespace {

struct Meaning {
    DateWord kind;
    int value;
    bool plural = false;
};

constexpr int unit(DateUnit value) {
    return static_cast<int>(value);
}

const std::unordered_map<std::string_view, Meaning>& lexicon() {
    using enum DateWord;
    static const std::unordered_map<std::string_view, Meaning> words = [] {
        std::unordered_map<std::string_view, Meaning> map;
        constexpr std::array<std::array<std::string_view, 2>, 12> kMonths = {{{"january", "jan"},
                                                                              {"february", "feb"},
                                                                              {"march", "mar"},
                                                                              {"april", "apr"},
                                                                              {"may", ""},
                                                                              {"june", "jun"},
                                                                              {"july", "jul"},
                                                                              {"august", "aug"},
                                                                              {"september", "sept"},
                                                                              {"october", "oct"},
                                                                              {"november", "nov"},
                                                                              {"december", "dec"}}};
        constexpr std::array<std::array<std::string_view, 2>, 7> kDays = {{{"monday", "mon"},
                                                                           {"tuesday", "tue"},
                                                                           {"wednesday", "wed"},
                                                                           {"thursday", "thu"},
                                                                           {"friday", "fri"},
                                                                           {"saturday", "sat"},
                                                                           {"sunday", "sun"}}};
        for (int i = 0; i < 12; ++i) {
            map[kMonths[static_cast<std::size_t>(i)][0]] = {DateWord::kMonth, i + 1};
            if (!kMonths[static_cast<std::size_t>(i)][1].empty())
                map[kMonths[static_cast<std::size_t>(i)][1]] = {DateWord::kMonth, i + 1};
        }
        map["sep"] = {DateWord::kMonth, 9};
        for (int i = 0; i < 7; ++i) {
            map[kDays[static_cast<std::size_t>(i)][0]] = {DateWord::kWeekday, i};
            map[kDays[static_cast<std::size_t>(i)][1]] = {DateWord::kWeekday, i};
        }
        for (const auto& [word, number] : {std::pair("mondays", 0),
                                           {"tuesdays", 1},
                                           {"wednesdays", 2},
                                           {"thursdays", 3},
                                           {"fridays", 4},
                                           {"saturdays", 5},
                                           {"sundays", 6}}) {
            map[word] = {DateWord::kWeekday, number, true};
        }
        for (const auto& [word, season] :
             {std::pair("spring", 0), {"summer", 1}, {"autumn", 2}, {"fall", 2}, {"winter", 3}}) {
            map[word] = {DateWord::kSeason, season};
        }
        const std::pair<std::string_view, DateUnit> units[] = {
            {"second", DateUnit::kSecond},   {"minute", DateUnit::kMinute},
            {"hour", DateUnit::kHour},       {"day", DateUnit::kDay},
            {"week", DateUnit::kWeek},       {"month", DateUnit::kMonth},
            {"quarter", DateUnit::kQuarter}, {"year", DateUnit::kYear},
            {"decade", DateUnit::kDecade},   {"century", DateUnit::kCentury},
            {"weekend", DateUnit::kWeekend}, {"half", DateUnit::kHalf}};
        for (const auto& [word, u] : units) {
            map[word] = {DateWord::kUnit, unit(u)};
        }
        const std::pair<std::string_view, DateUnit> plurals[] = {
            {"seconds", DateUnit::kSecond},   {"minutes", DateUnit::kMinute},
            {"hours", DateUnit::kHour},       {"days", DateUnit::kDay},
            {"weeks", DateUnit::kWeek},       {"months", DateUnit::kMonth},
            {"quarters", DateUnit::kQuarter}, {"years", DateUnit::kYear},
            {"decades", DateUnit::kDecade},   {"centuries", DateUnit::kCentury},
            {"weekends", DateUnit::kWeekend}};
        for (const auto& [word, u] : plurals) {
            map[word] = {DateWord::kUnit, unit(u), true};
        }
        constexpr std::array<std::string_view, 21> kCounts = {
            "",         "one",     "two",     "three",     "four",     "five",     "six",
            "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
            "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
        for (std::size_t i = 1; i < kCounts.size(); ++i) {
            map[kCounts[i]] = {DateWord::kCount, static_cast<int>(i)};
        }
        for (const auto& [word, number] : {std::pair("thirty", 30),
                                           {"forty", 40},
                                           {"fifty", 50},
                                           {"sixty", 60},
                                           {"ninety", 90},
                                           {"several", 0},
                                           {"few", 0},
                                           {"many", 0}}) {
            map[word] = {DateWord::kCount, number};
        }
        constexpr std::array<std::string_view, 11> kOrdinals = {
            "",      "first",   "",       "third", "fourth", "fifth",
            "sixth", "seventh", "eighth", "ninth", "tenth"};
        for (std::size_t i = 1; i < kOrdinals.size(); ++i) {
            if (!kOrdinals[i].empty())
                map[kOrdinals[i]] = {DateWord::kOrdinal, static_cast<int>(i)};
        }
        for (const auto& [word, part] : {std::pair("morning", 0),
                                         {"afternoon", 1},
                                         {"evening", 2},
                                         {"night", 3},
                                         {"midday", 4}}) {
            map[word] = {DateWord::kDayPart, part};
        }
        return map;
    }();
    return words;
}

// Which lengths the known words of each first letter have: passes over most words without hashing
// them.
bool may_be_known(std::string_view word) {
    static const std::array<std::uint32_t, 26> lengths = [] {
        std::array<std::uint32_t, 26> table{};
        for (const auto& [known, meaning] : lexicon()) {
            table[static_cast<std::size_t>(known[0] - 'a')] |= 1U << known.size();
        }
        return table;
    }();
    return word.size() < 32 && word[0] >= 'a' && word[0] <= 'z' &&
           (lengths[static_cast<std::size_t>(word[0] - 'a')] >> word.size() & 1) != 0;
}

// Typographic punctuation begins with E2; letters of other scripts matter only as parts of words.
bool is_letter_byte(char c) {
    return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) >= 0xC3 && c != '\xE2');
}
bool is_digit_byte(char c) {
    return c >= '0' && c <= '9';
}

// "8,200" is one number: gives the byte after its groups of three.
std::size_t read_thousands(std::string_view text, std::size_t from, std::size_t end, int& value) {
    const auto group = [&](std::size_t at) {
        return at + 3 < text.size() && text[at] == ',' && is_digit_byte(text[at + 1]) &&
               is_digit_byte(text[at + 2]) && is_digit_byte(text[at + 3]) &&
               (at + 4 >= text.size() || !is_digit_byte(text[at + 4]));
    };
    if (end - from > 3) return end;
    for (; group(end); end += 4) {
        const int three =
            (text[end + 1] - '0') * 100 + (text[end + 2] - '0') * 10 + text[end + 3] - '0';
        value = value < 100'000 ? value * 1000 + three : value;
    }
    return end;
}

// "twenty-two" and "fifty three" count as one: the second word adds to the first.
bool adds_to(const DateToken& tens, const DateToken& units) {
    return tens.kind == DateWord::kCount && units.kind == DateWord::kCount && tens.value >= 20 &&
           tens.value % 10 == 0 && units.value >= 1 && units.value <= 9;
}

}  // namespace

void DateTokens::read(std::string_view text) {
    lower = text;
    tokens.clear();
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    const std::string_view view = lower;
    bool spaced = true;
    for (std::size_t at = 0; at < view.size();) {
        const char c = view[at];
        if (c == ' ' || c == '\n' || c == '\t') {
            spaced = true;
            ++at;
            continue;
        }
        DateToken token{};
        token.start = static_cast<std::uint32_t>(at);
        token.spaced = std::exchange(spaced, false);
        std::size_t end = at;
        if (is_digit_byte(c)) {
            while (end < view.size() && is_digit_byte(view[end])) {
                if (end - at < 8) token.value = token.value * 10 + (view[end] - '0');
                ++end;
            }
            end = read_thousands(view, at, end, token.value);
            token.kind = DateWord::kNumber;
            token.digits = static_cast<std::uint8_t>(std::min<std::size_t>(end - at, 9));
            const std::string_view suffix = view.substr(end, 2);
            const bool ordinal =
                suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th";
            if (ordinal && (end + 2 >= view.size() || !is_letter_byte(view[end + 2]))) {
                token.kind = DateWord::kOrdinal;
                end += 2;
            }
        } else if (is_letter_byte(c)) {
            while (end < view.size() && (is_letter_byte(view[end]) || (view[end] & 0xC0) == 0x80)) {
                ++end;
            }
            const std::string_view word = view.substr(at, end - at);
            const auto known = may_be_known(word) ? lexicon().find(word) : lexicon().end();
            if (known != lexicon().end()) {
                token.kind = known->second.kind;
                token.value = known->second.value;
                token.plural = known->second.plural;
            }
            token.capital = text[at] != view[at];
        } else {
            end = at + decode_at(view, at).size;
            token.kind = c == '.' || c == '!' || c == '?' ? DateWord::kStop : DateWord::kMark;
            // En dash and em dash are told from other characters of three bytes by their last one.
            token.mark =
                view.substr(at, 3) == "\xE2\x80\x93" || view.substr(at, 3) == "\xE2\x80\x94" ? '-'
                : view.substr(at, 3) == "\xE2\x80\x99"                                       ? '\''
                                                                                             : c;
        }
        token.end = static_cast<std::uint32_t>(end);
        token.lower = view.substr(at, end - at);
        const std::size_t count = tokens.size();
        if (count >= 2 && tokens[count - 1].mark == '-' && !token.spaced &&
            adds_to(tokens[count - 2], token)) {
            tokens.pop_back();
            tokens.back().end = token.end;
            tokens.back().value += token.value;
        } else {
            tokens.push_back(token);
        }
        at = end;
    }
}

}  // namespace dateline
