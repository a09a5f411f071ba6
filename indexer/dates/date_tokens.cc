// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/dates/date_tokens.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/utf8.h"
#include "common/text/word_table.h"

namespace dateline {
namespace {

struct Meaning {
    DateWord kind = DateWord::kOther;
    DateTrigger trigger = DateTrigger::kNone;
    bool plural = false;
    int value = 0;
};

constexpr int unit(DateUnit value) {
    return static_cast<int>(value);
}

// Words separated by spaces, whose values count up from `first`; with `same`, all have that value.
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

// Words, separated by spaces, that may begin an expression.
struct TriggerRow {
    DateTrigger trigger;
    std::string_view words;
};

constexpr TriggerRow kTriggerRows[] = {
    {DateTrigger::kDay, "today tomorrow tonight yesterday"},
    {DateTrigger::kCurrent, "this coming current"},
    {DateTrigger::kNext, "next past previous"},
    {DateTrigger::kLast, "last later late latter"},
    {DateTrigger::kEarly, "earlier early"},
    {DateTrigger::kMid, "mid"},
    {DateTrigger::kEvery, "every each"},
    {DateTrigger::kAdverb, "daily weekly monthly yearly annually"},
    {DateTrigger::kSame, "that same following"},
    {DateTrigger::kPart, "close end middle start beginning"},
    {DateTrigger::kDayTime, "noon midnight"},
    {DateTrigger::kArticle, "a an"},
    {DateTrigger::kQuarter, "q"},
    {DateTrigger::kHoliday, "new christmas boxing halloween"},
    {DateTrigger::kFloating, "thanksgiving labor memorial"},
    {DateTrigger::kFeast,
     "good easter palm ash maundy holy whit shrove fat black cyber election columbus presidents "
     "mother father valentine veterans remembrance armistice bastille groundhog juneteenth saint "
     "super bloody giving casual"},
    {DateTrigger::kVague, "now currently nowadays recently"},
};

std::vector<std::pair<std::string_view, Meaning>> all_words() {
    std::vector<std::pair<std::string_view, Meaning>> entries;
    for (const Row& row : kRows) {
        int value = row.first;
        for_each_word(row.words, [&](std::string_view word) {
            entries.push_back({word, {row.kind, DateTrigger::kNone, row.plural, value}});
            value += row.same ? 0 : 1;
        });
    }
    for (const TriggerRow& row : kTriggerRows) {
        for_each_word(row.words, [&](std::string_view word) {
            entries.push_back({word, {DateWord::kOther, row.trigger}});
        });
    }
    return entries;
}

Meaning meaning_of(std::string_view word) {
    static const WordTable<Meaning> words(all_words());
    return words.find(word);
}

// The class of a byte of lower-case text. Typographic punctuation begins with E2; letters of other
// scripts matter only as parts of words.
enum ByteKind : std::uint8_t { kMarkByte = 0, kLetter = 1, kTrail = 2, kDigit = 4, kSpace = 8 };

constexpr auto kByteKinds = [] {
    std::array<std::uint8_t, 256> kinds{};
    for (std::size_t c = 'a'; c <= 'z'; ++c) {
        kinds[c] = kLetter;
    }
    for (std::size_t c = '0'; c <= '9'; ++c) {
        kinds[c] = kDigit;
    }
    for (std::size_t c = 0x80; c < 0xC0; ++c) {
        kinds[c] = kTrail;
    }
    for (std::size_t c = 0xC3; c < 0x100; ++c) {
        kinds[c] = c == 0xE2 ? kMarkByte : kLetter;
    }
    kinds[' '] = kinds['\n'] = kinds['\t'] = kSpace;
    return kinds;
}();

std::uint8_t kind_of(char c) {
    return kByteKinds[static_cast<unsigned char>(c)];
}
bool is_letter_byte(char c) {
    return kind_of(c) == kLetter;
}
bool is_digit_byte(char c) {
    return kind_of(c) == kDigit;
}

// "8,200" is one number: returns the offset after its groups of three digits.
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

// Reads one token at `at` of the lower-case text and returns the offset after it.
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
    std::size_t end = at + 1;
    while (end < view.size() && (kind_of(view[end]) & (kLetter | kTrail)) != 0) {
        ++end;
    }
    const Meaning known = meaning_of(view.substr(at, end - at));
    token.kind = known.kind;
    token.trigger = known.trigger;
    token.value = known.value;
    token.plural = known.plural;
    return end;
}

std::size_t read_mark(std::string_view view, std::size_t at, DateToken& token) {
    const char c = view[at];
    const std::string_view three = view.substr(at, 3);
    token.kind = c == '.' || c == '!' || c == '?' ? DateWord::kStop : DateWord::kMark;
    // Dashes and apostrophes are recognised by comparing all three bytes of the character.
    token.mark = three == "\u2013" || three == "\u2014" ? '-' : three == "\u2019" ? '\'' : c;
    return at + decode_at(view, at).size;
}

// "twenty-two" becomes one token.
void join_last(std::vector<DateToken>& tokens) {
    const std::size_t count = tokens.size();
    if (tokens.back().kind != DateWord::kCount || count < 3 || tokens[count - 2].mark != '-' ||
        tokens.back().spaced || !adds_to(tokens[count - 3], tokens.back()))
        return;
    DateToken& tens = tokens[count - 3];
    tens.end = tokens.back().end;
    tens.value += tokens.back().value;
    tokens.resize(count - 2);
}

}  // namespace

void DateTokens::read(std::string_view text) {
    assign_ascii_lower(text, lower);
    tokens.clear();
    tokens.reserve(text.size() / 5 + 8);  // a word with its space is rarely shorter
    const std::string_view view = lower;
    bool spaced = true;
    for (std::size_t at = 0; at < view.size();) {
        const char c = view[at];
        const std::uint8_t kind = kind_of(c);
        if (kind == kSpace) {
            spaced = true;
            ++at;
            continue;
        }
        DateToken& token = tokens.emplace_back();
        token.spaced = std::exchange(spaced, false);
        const std::size_t end = kind == kDigit    ? read_number(view, at, token)
                                : kind == kLetter ? read_word(view, at, token)
                                                  : read_mark(view, at, token);
        token.capital = kind == kLetter && text[at] != c;
        token.start = static_cast<std::uint32_t>(at);
        token.end = static_cast<std::uint32_t>(end);
        token.lower = view.substr(at, end - at);
        at = end;
        join_last(tokens);
    }
}

}  // namespace dateline
