// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/person_roles.h"

#include <algorithm>

#include "common/text/word_set.h"
#include "indexer/quotes/name_words.h"
#include "indexer/quotes/speech_words.h"

namespace dateline {
namespace {

bool begins_sentence(const SpeechTokens& t, std::size_t i) {
    return std::ranges::binary_search(t.sentences, static_cast<std::uint32_t>(i));
}

// "last month Attorney General …".
bool is_time(std::string_view word) {
    static constexpr WordSet kTimes({"week", "month", "year", "day", "night", "morning",
                                     "afternoon", "evening", "weekend", "today", "yesterday"});
    return kTimes.contains(word);
}

// A role that ends before token `end` and begins after an article or at the start of its sentence:
// "the timber merchant", "Harbour master". Returns its first token; `first` if there is none.
std::size_t whole_role(const SpeechTokens& t, std::size_t first, std::size_t end) {
    constexpr std::size_t kMost = 3;  // further words
    std::size_t start = first;
    for (std::size_t i = 0; i <= kMost; ++i) {
        if (start < end && begins_sentence(t, start)) return start;
        if (start == 0) return first;
        const bool mark = !t.is_word(start - 1) && !t.is_mark(start - 1, ')');
        if (start < end && mark) return start;  // a dateline, a comma, a quotation
        if (start < end && t.is_word(start - 1) && t.tokens[start - 1].cue) return start;
        if (t.is(start - 1, "the") || t.is(start - 1, "a") || t.is(start - 1, "an")) return start;
        const SpeechToken& before = t.tokens[start - 1];
        const bool word = before.mark == 0 && before.quote < 0 && !before.number &&
                          !before.possessive && (before.classes & kFunctionWord) == 0 &&
                          !is_time(before.lower) &&
                          (!before.capital || begins_sentence(t, start - 1) ||
                           (start > 1 && t.is_mark(start - 2, '-')));
        if (!word || before.cue) return first;
        --start;
    }
    return first;
}

// "Majority" of "Senate Majority Leader": a word of a title that only its capital reveals.
bool is_modifier(const SpeechTokens& t, std::size_t i) {
    constexpr auto kOthers = kFunctionWord | kCalendarWord | kMaleName | kFemaleName;
    const SpeechToken& token = t.tokens[i];
    if (token.capital && t.is(i, "new") && t.is_word(i + 1) && t.tokens[i + 1].capital)
        return !begins_sentence(t, i) || (t.tokens[i + 1].classes & kPlaceWord) != 0 ||
               t.is(i + 1, "york") || t.is(i + 1, "jersey") || t.is(i + 1, "hampshire");
    if (token.capital && (token.classes & kPlaceWord) != 0 && !token.possessive) return true;
    return token.capital && !token.possessive && !token.number && !token.cue &&
           (token.classes & kOthers) == 0 && !begins_sentence(t, i);
}

// Whether lower-case words follow soon after token `i`, unlike in a headline.
bool is_running_text(const SpeechTokens& t, std::size_t i) {
    constexpr std::size_t kReach = 10;
    constexpr std::size_t kLongWord = 4;
    for (const std::size_t end = std::min(i + kReach, t.tokens.size()); i < end; ++i) {
        const SpeechToken& token = t.tokens[i];
        if (token.mark == 0 && !token.capital && !token.number && token.lower.size() >= kLongWord)
            return true;
    }
    return false;
}

}  // namespace

bool is_office(std::string_view word) {
    static constexpr WordSet kOffices(
        {"state",       "defense",  "defence",   "treasury",       "commerce",  "energy",
         "justice",     "health",   "education", "transportation", "transport", "labor",
         "labour",      "interior", "affairs",   "foreign",        "trade",     "finance",
         "agriculture", "security", "homeland",  "intelligence",   "staff",     "representatives",
         "commons",     "lords"});
    return kOffices.contains(word);
}

bool is_ranked(std::uint16_t of) {
    return (of & (kTitleWord | kRoleWord | kNationality)) != 0;
}

std::size_t role_before(const SpeechTokens& t, std::size_t end) {
    std::size_t first = end;
    bool role = false;
    while (first > 0 && end - first < kLongestRole) {
        const SpeechToken& token = t.tokens[first - 1];
        const std::uint16_t of = token.classes;
        if (token.mark != 0 || token.quote >= 0) break;
        const bool office = is_office(token.lower) && first >= 2 && t.is(first - 2, "of");
        const bool joint = (token.lower == "of" || token.lower == "for" || token.lower == "and") &&
                           first >= 2 && is_ranked(t.tokens[first - 2].classes);
        const bool article = token.lower == "the" && first < end && first >= 3 &&
                             t.is(first - 2, "of") && is_ranked(t.tokens[first - 3].classes);
        const bool party = (of & kOrganisation) != 0 && role && !is_time(token.lower);
        const bool modifier = role && is_modifier(t, first - 1) && is_running_text(t, end);
        if (!office && !joint && !article && !is_ranked(of) && !party && !modifier) break;
        role |= (of & (kTitleWord | kRoleWord)) != 0;
        --first;
    }
    if (first == end && end > 0 && t.is_word(end - 1) && !t.quoted(end - 1) &&
        is_agentive(t.tokens[end - 1].lower)) {
        const std::size_t start = whole_role(t, end - 1, end);
        const bool whole = start < end - 1 || begins_sentence(t, start) ||
                           (start > 0 && (t.is(start - 1, "the") || t.is_mark(start - 1, '-')));
        return whole ? start : end;
    }
    return role ? whole_role(t, first, end) : end;
}

}  // namespace dateline
