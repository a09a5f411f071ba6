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

// Words parted by spaces, whose values count up from `first`; with `same`, all have that value.
struct Row {
    DateWord kind;
    int first;
    std::string_view words;
    bool plural = false;
    bool same = false;
};

constexpr Row kRows[] = {
    {DateWord::kMonth, 1,
     "january february march april may june july august september october november december"},
    {DateWord::kMonth, 1, "jan feb mar apr may jun jul aug sept oct nov dec"},
    {DateWord::kMonth, 9, "sep"},
    {DateWord::kWeekday, 0, "monday tuesday wednesday thursday friday saturday sunday"},
    {DateWord::kWeekday, 0, "mon tue wed thu fri sat sun"},
    {DateWord::kWeekday, 0, "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
     true},
    {DateWord::kSeason, 0, "spring summer autumn winter"},
    {DateWord::kSeason, 2, "fall"},
    {DateWord::kUnit, unit(DateUnit::kSecond),
     "second minute hour day week month quarter year decade century weekend half"},
    {DateWord::kUnit, unit(DateUnit::kSecond),
     "seconds minutes hours days weeks months quarters years decades centuries weekends", true},
    {DateWord::kCount, 1,
     "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
     "sixteen seventeen eighteen nineteen twenty"},
    {DateWord::kCount, 30, "thirty"},
    {DateWord::kCount, 40, "forty"},
    {DateWord::kCount, 50, "fifty"},
    {DateWord::kCount, 60, "sixty"},
    {DateWord::kCount, 90, "ninety"},
    {DateWord::kCount, 0, "several few many", false, true},
    {DateWord::kOrdinal, 1, "first"},
    {DateWord::kOrdinal, 3, "third fourth fifth sixth seventh eighth ninth tenth"},
    {DateWord::kDayPart, 0, "morning afternoon evening night midday"},
};

const std::unordered_map<std::string_view, Meaning>& lexicon() {
    static const std::unordered_map<std::string_view, Meaning> words = [] {
        std::unordered_map<std::string_view, Meaning> map;
        for (const Row& row : kRows) {
            int value = row.first;
            for (std::size_t at = 0; at < row.words.size();) {
                const std::size_t end = std::min(row.words.find(' ', at), row.words.size());
                map[row.words.substr(at, end - at)] = {row.kind, value, row.plural};
                value += row.same ? 0 : 1;
                at = end + 1;
            }
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

// Reads one token at `at` of the text in small letters and gives the byte behind it.
std::size_t read_number(std::string_view view, std::size_t at, DateToken& token) {
    std::size_t end = at;
    while (end < view.size() && is_digit_byte(view[end])) {
        if (end - at < 8) token.value = token.value * 10 + (view[end] - '0');
        ++end;
    }
    end = read_thousands(view, at, end, token.value);
    token.kind = DateWord::kNumber;
    token.digits = static_cast<std::uint8_t>(std::min<std::size_t>(end - at, 9));
    const std::string_view suffix = view.substr(end, 2);
    const bool ordinal = suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th";
    if (!ordinal || (end + 2 < view.size() && is_letter_byte(view[end + 2]))) return end;
    token.kind = DateWord::kOrdinal;
    return end + 2;
}

std::size_t read_word(std::string_view view, std::size_t at, DateToken& token) {
    std::size_t end = at;
    while (end < view.size() && (is_letter_byte(view[end]) || (view[end] & 0xC0) == 0x80)) {
        ++end;
    }
    const std::string_view word = view.substr(at, end - at);
    const auto known = may_be_known(word) ? lexicon().find(word) : lexicon().end();
    if (known == lexicon().end()) return end;
    token.kind = known->second.kind;
    token.value = known->second.value;
    token.plural = known->second.plural;
    return end;
}

std::size_t read_mark(std::string_view view, std::size_t at, DateToken& token) {
    const char c = view[at];
    const std::string_view three = view.substr(at, 3);
    token.kind = c == '.' || c == '!' || c == '?' ? DateWord::kStop : DateWord::kMark;
    // En dash and em dash are told from other characters of three bytes by their last one.
    token.mark = three == "\u2013" || three == "\u2014" ? '-' : three == "\u2019" ? '\'' : c;
    return at + decode_at(view, at).size;
}

// Adds a token; "twenty-two" becomes one.
void add_token(std::vector<DateToken>& tokens, const DateToken& token) {
    const std::size_t count = tokens.size();
    if (count < 2 || tokens[count - 1].mark != '-' || token.spaced ||
        !adds_to(tokens[count - 2], token)) {
        tokens.push_back(token);
        return;
    }
    tokens.pop_back();
    tokens.back().end = token.end;
    tokens.back().value += token.value;
}

}  // namespace

void DateTokens::read(std::string_view text) {
    assign_ascii_lower(text, lower);
    tokens.clear();
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
        token.spaced = std::exchange(spaced, false);
        const std::size_t end = is_digit_byte(c)    ? read_number(view, at, token)
                                : is_letter_byte(c) ? read_word(view, at, token)
                                                    : read_mark(view, at, token);
        token.capital = is_letter_byte(c) && text[at] != c;
        token.start = static_cast<std::uint32_t>(at);
        token.end = static_cast<std::uint32_t>(end);
        token.lower = view.substr(at, end - at);
        add_token(tokens, token);
        at = end;
    }
}

}  // namespace dateline
