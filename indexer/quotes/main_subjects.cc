// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "common/text/word_set.h"
#include "indexer/quotes/name_words.h"
#include "indexer/quotes/noun_phrases.h"
#include "indexer/quotes/speaking_nouns.h"
#include "indexer/quotes/speech_words.h"

namespace dateline {
namespace {

// Where the main clause of a sentence begins: "As Clinton spoke, Trump …", "Chastened by that, he
// …".
std::uint32_t main_clause(const SpeechTokens& t, std::uint32_t start, std::uint32_t end) {
    static constexpr WordSet kWords({"as", "while", "when", "after", "before", "if", "although",
                                     "though", "because", "since", "once", "until", "whenever",
                                     "unlike", "despite"});
    if (start >= end || t.tokens[start].mark != 0) return start;
    const bool adverb = start + 1 < end && t.is_word(start + 1) &&
                        is_adverb(t.tokens[start].lower);  // "Shortly after"
    const std::string_view first = t.tokens[adverb ? start + 1 : start].lower;
    const bool participle = first.size() > 5 && (first.ends_with("ed") || first.ends_with("ing")) &&
                            start + 1 < end && !t.tokens[start + 1].capital;
    if (!participle && !kWords.contains(first)) return start;
    for (std::uint32_t i = start + 1; i + 1 < end; ++i) {
        if (t.is_mark(i, ',') && !t.quoted(i)) return i + 1;
    }
    return start;
}

// "Democratic presidential nominee Hillary Clinton": the end of the name after a role that begins
// within a word or two of token `from`; `from` if there is none.
std::uint32_t name_behind_role(const SpeechTokens& t, std::uint32_t from, std::uint32_t end) {
    constexpr std::uint32_t kReach = 3;
    bool role = (t.tokens[from - 1].classes & (kRoleWord | kTitleWord)) != 0;
    std::uint32_t i = from;
    while (i < end && i < from + kReach && t.is_word(i) && !t.quoted(i) && !t.tokens[i].capital &&
           !bounds_phrase(t.tokens[i]) && !is_preposition(t.tokens[i].lower)) {
        role |= (t.tokens[i].classes & (kRoleWord | kTitleWord)) != 0;
        ++i;
    }
    if (!role || i >= end || !t.is_word(i) || !t.tokens[i].capital || t.quoted(i)) return from;
    while (i < end && t.is_word(i) && t.tokens[i].capital && !t.quoted(i) &&
           !t.tokens[i - 1].possessive) {
        ++i;
    }
    return i;
}

// "the Trump administration": who works for somebody.
bool is_staff(std::string_view word) {
    static constexpr WordSet kWords({"administration", "campaign", "team", "government",
                                     "transition", "organization", "organisation", "foundation"});
    return kWords.contains(word);
}

// "Liberal groups": a capital adjective at the beginning of a sentence, and its noun.
bool is_head_of(const SpeechTokens& t, std::uint32_t first, std::uint32_t noun) {
    return noun == first + 1 && std::ranges::binary_search(t.sentences, first) &&
           !t.tokens[first].possessive && !t.tokens[noun].capital &&
           speaking_noun(t.tokens[noun]) != SpeakingNoun::kNone && !t.tokens[noun].cue;
}

// "a spokeswoman for the House Armed Services Committee": the end of an office behind a role.
std::uint32_t with_office(const SpeechTokens& t, std::uint32_t last, std::uint32_t end) {
    if (!t.is(last, "for") && !t.is(last, "of") && !t.is(last, "at")) return last;
    std::uint32_t i = last + 1;
    if (t.is(i, "the")) ++i;
    const std::uint32_t name = i;
    while (i < end && t.is_word(i) && t.tokens[i].capital && !t.quoted(i)) {
        ++i;
    }
    return i > name ? i : last;
}

}  // namespace

std::optional<TokenRange> main_subject(const SpeechTokens& t,
                                       std::uint32_t start,
                                       std::uint32_t end) {
    for (std::uint32_t i = main_clause(t, start, end); i < end; ++i) {
        const SpeechToken& token = t.tokens[i];
        if (token.mark != 0 || token.quote >= 0 || is_chrome(t, i)) continue;
        if (is_pronoun(token.lower) && token.lower != "you") return TokenRange{i, i + 1};
        const std::uint16_t of = token.classes;
        const bool new_place = token.capital && token.lower == "new" && i + 1 < end &&
                               t.is_word(i + 1) && t.tokens[i + 1].capital;  // "New York"
        const bool name =
            token.capital && ((of & (kFunctionWord | kCalendarWord)) == 0 || new_place);
        const bool role = !token.capital && (of & (kRoleWord | kPluralRole)) != 0 && i > start &&
                          is_determiner(t.tokens[i - 1].lower);
        const bool body = !token.capital && i > start && i <= start + 3 &&
                          is_determiner(t.tokens[i - 1].lower) &&
                          speaking_noun(token) == SpeakingNoun::kBody;
        if (!name && !role && !body) continue;
        std::uint32_t last = i + 1;
        while (last < end && t.tokens[last].mark == 0 && t.tokens[last].capital &&
               !t.tokens[last - 1].possessive) {
            ++last;
        }
        if (t.tokens[last - 1].possessive || (i > start && is_preposition(t.tokens[i - 1].lower)) ||
            (i > start + 1 && is_determiner(t.tokens[i - 1].lower) &&
             is_preposition(t.tokens[i - 2].lower))) {
            i = last - 1;
            continue;
        }
        while (last < end && t.tokens[last].mark == 0 && t.tokens[last].quote < 0 &&
               ((t.tokens[last].classes & (kRoleWord | kPluralRole | kTitleWord)) != 0 ||
                is_staff(t.tokens[last].lower) || is_head_of(t, i, last))) {
            ++last;
        }
        last = std::max(last, name_behind_role(t, last, end));
        if (role) last = with_office(t, last, end);
        const bool determined = i > start && is_determiner(t.tokens[i - 1].lower);
        return TokenRange{determined ? i - 1 : i, last};
    }
    return std::nullopt;
}

}  // namespace dateline
