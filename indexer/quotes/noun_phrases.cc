// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/noun_phrases.h"

#include <algorithm>

#include "common/text/word_set.h"
#include "indexer/quotes/name_words.h"
#include "indexer/quotes/speaking_nouns.h"
#include "indexer/quotes/speech_words.h"

namespace dateline {
namespace {

constexpr std::uint32_t kLongestPhrase = 16;
constexpr std::uint32_t kLongestAside = 28;

// "Sanders on Tuesday said", "who in 2010 said", "the agency last week said": where the time
// expression before token `end` begins; `end` if there is none.
std::uint32_t skip_time(const SpeechTokens& t, std::uint32_t start, std::uint32_t end) {
    static constexpr WordSet kNouns({"week", "month", "year", "morning", "afternoon", "evening",
                                     "night", "weekend", "day", "summer", "winter", "spring",
                                     "fall", "time"});
    static constexpr WordSet kBefore(
        {"on", "in", "at", "this", "last", "that", "early", "late", "earlier", "the", "next"});
    const auto is_time = [&](const SpeechToken& token) {
        return token.mark == 0 &&
               ((token.classes & kCalendarWord) != 0 || (token.number && token.lower.size() == 4) ||
                kNouns.contains(token.lower));
    };
    std::uint32_t at = end;
    while (at > start && is_time(t.tokens[at - 1])) {
        --at;
    }
    if (at == end) return end;
    const std::uint32_t words = at;
    while (at > start && t.tokens[at - 1].mark == 0 && kBefore.contains(t.tokens[at - 1].lower)) {
        --at;
    }
    return at == words || at == start ? end : at;
}

// Whether a phrase between two commas describes the noun before it.
bool is_aside(const SpeechTokens& t, std::uint32_t first) {
    static constexpr WordSet kWords(
        {"who",     "whose",     "which", "a",         "an",       "the",     "his",
         "her",     "its",       "one",   "then",      "now",      "himself", "speaking",
         "citing",  "in",        "at",    "of",        "for",      "on",      "from",
         "with",    "both",      "like",  "also",      "formerly", "whom",    "including",
         "however", "meanwhile", "too",   "according", "during",   "after",   "by",
         "as",      "long",      "most",  "along",     "once",     "himself"});
    const SpeechToken& token = t.tokens[first];
    if (token.mark != 0) return false;
    return kWords.contains(token.lower) || token.number || token.capital ||
           token.lower.ends_with("ing") || (token.classes & (kRoleWord | kTitleWord)) != 0;
}

// The token of the opening mark of an aside that ends before token `end`; `end` if there is none.
std::uint32_t opening(const SpeechTokens& t, std::uint32_t start, std::uint32_t end) {
    const char mark = t.tokens[end - 1].mark;
    const char wanted = mark == ')' ? '(' : mark;
    std::uint32_t k = end - 1;
    while (mark == '-' && k > start && t.is_mark(k - 1, '-')) {  // " -- "
        --k;
    }
    while (k-- > start && end - k < kLongestAside) {
        if (t.tokens[k].quote >= 0) break;
        if (t.tokens[k].mark != wanted) continue;
        while (mark == '-' && k > start && t.is_mark(k - 1, '-')) {
            --k;
        }
        return k;
    }
    return end;
}

// "Harry Bond, 30, of Raleigh, N.C.,": where an age or a place that ends before token `end` and
// follows a comma begins, but for that comma; `end` if there is none.
std::uint32_t hop_place(const SpeechTokens& t, std::uint32_t start, std::uint32_t end) {
    constexpr std::uint32_t kLongest = 4;
    const std::uint32_t whole = end;
    // "Mich.": the full stop is no part of the word.
    if (end > start + 1 && t.is_mark(end - 1, '.') && t.is_word(end - 2) &&
        t.tokens[end - 2].capital)
        --end;
    std::uint32_t first = end;
    while (first > start && end - first < kLongest && t.is_word(first - 1) &&
           !t.quoted(first - 1)) {
        --first;
    }
    if (first == end || first <= start + 1 || !t.is_mark(first - 1, ',')) return whole;
    const bool age = end - first == 1 && t.tokens[first].number;
    const bool from = t.is(first, "of") || t.is(first, "from");
    bool place = true;
    const bool cut = whole > end;
    for (std::uint32_t i = first; i < end; ++i) {
        const std::string_view word = t.tokens[i].lower;
        place = place && t.tokens[i].capital && !t.tokens[i].possessive &&
                ((t.tokens[i].classes & kPlaceWord) != 0 || word.ends_with('.') || cut ||
                 word == "new" || word == "north" || word == "south" || word == "west");
    }
    return age || from || place ? first : whole;
}

// "Ola Berg, a spokesman for the port -- the largest -- said": where the description between a
// comma and token `end` begins, but for that comma; `end` if there is none.
std::uint32_t before_description(const SpeechTokens& t, std::uint32_t start, std::uint32_t end) {
    constexpr std::uint32_t kReach = 12;
    for (std::uint32_t i = end; i-- > start + 1 && end - i < kReach;) {
        if (t.quoted(i) || (t.tokens[i].mark != 0 && t.tokens[i].mark != ',')) return end;
        if (t.tokens[i].mark != ',') continue;
        const bool described = t.tokens[i - 1].mark == 0 && t.tokens[i - 1].capital &&
                               (t.is(i + 1, "a") || t.is(i + 1, "an") || t.is(i + 1, "the"));
        return described ? i : end;
    }
    return end;
}

// "Ann Lind, author of “The Quay Is Gone,” said": where an aside that ends in a title in marks
// begins; `end` if there is none.
std::uint32_t before_titled_aside(const SpeechTokens& t, std::uint32_t start, std::uint32_t end) {
    constexpr std::uint32_t kReach = 8;
    if (end < start + 3 || !t.quoted(end - 1) || !t.is_mark(end - 2, ',')) return end;
    std::uint32_t open = end - 1;
    while (open > start && t.tokens[open - 1].quote == t.tokens[end - 1].quote) {
        --open;
    }
    for (std::uint32_t i = open; i-- > start + 1 && open - i < kReach;) {
        if (t.quoted(i)) return end;
        if (t.is_mark(i, ',')) return t.tokens[i - 1].capital ? i : end;
        if (t.tokens[i].mark != 0) return end;
    }
    return end;
}

// The end of the noun phrase before token `end`, skipping asides in commas, dashes or parentheses.
std::uint32_t hop_asides(const SpeechTokens& t, std::uint32_t start, std::uint32_t end) {
    constexpr int kMost = 6;
    end = before_titled_aside(t, start, end);
    for (int hops = 0; hops < kMost && end > start + 1; ++hops) {
        end = hop_place(t, start, end);
        const char mark = t.tokens[end - 1].mark;
        if (mark != ',' && mark != ')' && mark != '-') return end;
        const std::uint32_t open = opening(t, start, end);
        if (open == end || open <= start) return start;
        const bool named = t.tokens[open - 1].mark == 0 && t.tokens[open - 1].capital &&
                           !t.is(open + 1, "and") && !t.is(open + 1, "but");
        if (mark == ',' && !named && !is_aside(t, open + 1)) return start;
        end = open;
        if (mark == '-') end = before_description(t, start, end);
        // "Joan Silva, the chair, a lawyer, said": more asides precede this one.
        const std::uint32_t further = opening(t, start, end + 1);
        const bool more = mark == ',' && further < end && further > start &&
                          !is_preposition(t.tokens[start].lower) && is_aside(t, further + 1) &&
                          !t.tokens[further + 1].capital;
        if (more) end = further;
    }
    return end;
}

bool is_head(const SpeechToken& token) {
    return token.mark == 0 &&
           (token.capital || is_pronoun(token.lower) ||
            (token.classes & (kRoleWord | kPluralRole | kOrganisation | kTitleWord)) != 0 ||
            (token.lower.size() > 3 && token.lower.ends_with('s')));
}

// "Last week Iran": where the subject begins behind a time.
std::uint32_t skip_time_before(const SpeechTokens& t, TokenRange np) {
    static constexpr WordSet kNouns(
        {"week", "month", "year", "night", "spring", "summer", "fall", "winter", "weekend"});
    const bool time =
        np.last - np.first > 2 &&
        (t.is(np.first, "last") || t.is(np.first, "this") || t.is(np.first, "next")) &&
        t.is_word(np.first + 1) && kNouns.contains(t.tokens[np.first + 1].lower);
    return time ? np.first + 2 : np.first;
}

// Cuts what can't begin a subject; `std::nullopt` if the rest can't be one.
std::optional<TokenRange> trimmed(const SpeechTokens& t, TokenRange np) {
    static constexpr WordSet kBefore(
        {"but",       "and",       "yet",        "still",     "though",    "so",  "also",
         "meanwhile", "recently",  "later",      "earlier",   "then",      "now", "although",
         "while",     "afterward", "afterwards", "instead",   "however",   "nor", "or",
         "even",      "perhaps",   "today",      "yesterday", "eventually"});
    while (!np.empty() && (kBefore.contains(t.tokens[np.first].lower) || is_chrome(t, np.first))) {
        ++np.first;
    }
    np.first = skip_time_before(t, np);
    if (np.empty()) return std::nullopt;
    if (t.is(np.first, "with") && np.last - np.first > 1) ++np.first;
    const std::string_view head = t.tokens[np.first].lower;
    if (is_preposition(head) || (t.tokens[np.first].classes & kCalendarWord) != 0) {
        // "In Ohio Trump said": the name at the end.
        std::uint32_t first = np.last;
        while (first > np.first &&
               (t.tokens[first - 1].capital ||
                (first < np.last && (t.tokens[first - 1].classes & kNameParticle) != 0 &&
                 !is_preposition(t.tokens[first - 1].lower)))) {
            if ((t.tokens[first - 1].classes & kCalendarWord) != 0) break;
            --first;
        }
        if (first == np.last || first <= np.first + 1) {
            if (!is_pronoun(t.tokens[np.last - 1].lower)) return std::nullopt;
            first = np.last - 1;
        }
        np.first = first;
    }
    // "… not paying an architect": from the last article that no preposition leads to.
    for (std::uint32_t i = np.last - 1; i > np.first && i > 0; --i) {
        const SpeechToken& before = t.tokens[i - 1];
        if (!is_determiner(t.tokens[i].lower) || t.tokens[i].number || is_determiner(before.lower))
            continue;
        if (is_preposition(before.lower) || before.lower == "and" || before.lower == "all" ||
            before.lower == "both" || before.capital)
            break;
        np.first = i;
        break;
    }
    const SpeechToken& last = t.tokens[np.last - 1];
    if (is_preposition(last.lower) || is_determiner(last.lower) || last.possessive)
        return std::nullopt;
    if (np.last - np.first > 1 && is_pronoun(last.lower)) np.first = np.last - 1;
    if (np.last - np.first > 1 && is_pronoun(t.tokens[np.first].lower)) return std::nullopt;
    const bool determined =
        is_determiner(t.tokens[np.first].lower) || t.tokens[np.first].possessive;
    if (!determined && !t.tokens[np.first].capital && !is_head(last) && np.last - np.first > 1)
        return std::nullopt;
    if (!determined && np.last - np.first == 1 && !is_head(last)) return std::nullopt;
    if (last.number) return std::nullopt;
    return np;
}

// Whether tokens [first, last) are a name between two commas, after a noun that isn't a name.
bool is_name_aside(const SpeechTokens& t, std::uint32_t first, std::uint32_t last) {
    constexpr std::uint32_t kLongest = 9;
    if (last < first + 4 || last > first + kLongest + 2 || first == 0) return false;
    if (!t.is_mark(first, ',') || !t.is_mark(last - 1, ',')) return false;
    const bool office = first > 2 && is_preposition(t.tokens[first - 2].lower);
    const bool body =
        first > 3 && t.is(first - 2, "the") && is_preposition(t.tokens[first - 3].lower);
    if (t.tokens[first - 1].capital && !office && !body) return false;
    std::uint32_t i = first + 1;
    while (i + 1 < last && t.is_word(i) && !t.tokens[i].capital &&
           !is_preposition(t.tokens[i].lower) && !is_determiner(t.tokens[i].lower)) {
        ++i;  // "conference chairman Phil Novak"
    }
    if (i > first + 1 && (t.tokens[i - 1].classes & (kRoleWord | kTitleWord)) == 0) return false;
    const std::uint32_t name = i;
    while (i + 1 < last && t.is_word(i) && t.tokens[i].capital) {
        ++i;
    }
    if (i > name + 1 && i + 1 < last && t.is(i, "of")) {  // "of South Dakota"
        ++i;
        while (i + 1 < last && t.is_word(i) && t.tokens[i].capital) {
            ++i;
        }
    }
    return i + 1 == last && i > name + 1;
}

// The end of the subject whose verb is at `verb`: before auxiliaries, adverbs and times.
std::uint32_t skip_auxiliaries(const SpeechTokens& t,
                               std::uint32_t start,
                               std::uint32_t verb,
                               bool& negated) {
    std::uint32_t end = verb;
    while (end > start) {
        const std::uint32_t time = skip_time(t, start, end);
        if (time < end) {
            end = time;
            continue;
        }
        const bool negation = is_negation(t.tokens[end - 1].lower);
        if (!negation && !is_auxiliary(t.tokens[end - 1])) break;
        negated |= negation;
        --end;
    }
    return end;
}

// "Officials who spoke with the paper said": the end of the noun phrase before a relative clause
// that ends at `end`; `end` if there is none.
std::uint32_t before_relative(const SpeechTokens& t, std::uint32_t start, std::uint32_t end) {
    constexpr std::uint32_t kReach = 18;
    for (std::uint32_t i = end; i-- > start + 1 && end - i < kReach;) {
        if (!t.is_word(i) || t.quoted(i)) return end;
        if (!t.is(i, "who") && !t.is(i, "that")) continue;
        const SpeechToken& head = t.tokens[i - 1];
        const bool person =
            head.mark == 0 && (head.capital || speaking_noun(head) != SpeakingNoun::kNone);
        const bool clause = end - i > 2 && !head.cue && !is_auxiliary(head);
        return person && clause ? i : end;
    }
    return end;
}

}  // namespace

std::optional<TokenRange> subject_before(const SpeechTokens& t,
                                         std::uint32_t start,
                                         std::uint32_t verb,
                                         bool& negated) {
    const std::uint32_t whole = skip_auxiliaries(t, start, verb, negated);
    std::uint32_t end = hop_asides(t, start, whole);
    // "The campaign's chairman, Phil Novak, said": the name belongs to it.
    const std::uint32_t named = is_name_aside(t, end, whole) ? whole - 1 : 0;
    std::uint32_t relative = 0;  // after "who"
    if (end > start && (t.is(end - 1, "who") || t.is(end - 1, "which"))) {
        relative = end;
        --end;
        if (end > start && t.is_mark(end - 1, ',')) --end;
    }
    // "To varying degrees, all agreed"
    const bool all = whole < verb && (t.is(whole, "all") || t.is(whole, "both"));
    if (all && (whole == start || t.tokens[whole - 1].mark != 0))
        return TokenRange{whole, whole + 1};
    if (end <= start) return std::nullopt;
    if (relative == 0) end = before_relative(t, start, end);
    std::uint32_t first = end;
    while (first > start && end - first < kLongestPhrase) {
        const SpeechToken& token = t.tokens[first - 1];
        if (token.quote >= 0) break;
        const bool told = relative > 0 && first < end && token.cue &&
                          token.cue.form == CueForm::kPast;  // "thanked Omar Haddad, who said"
        if (told) break;
        if (token.lower == "to" && token.mark == 0) {  // "advisers to Ana Duarte"
            const bool office =
                first - 1 > start && (t.tokens[first - 2].classes & (kRoleWord | kPluralRole)) != 0;
            if (!office) break;
        } else if (token.lower == "and" && token.mark == 0) {
            const bool joined = first - 1 > start && first < end &&
                                (t.tokens[first].capital || is_determiner(t.tokens[first].lower)) &&
                                (t.tokens[first - 2].capital ||
                                 (t.tokens[first - 2].classes & (kPluralRole | kRoleWord)) != 0);
            if (!joined) break;
        } else if (bounds_phrase(token)) {
            break;
        }
        --first;
        if (is_pronoun(token.lower)) break;
    }
    // "Those close to Ana Duarte": it isn't she who speaks.
    if (first > start + 1 && t.is(first - 1, "to") && t.is(first - 2, "close")) return std::nullopt;
    auto subject = trimmed(t, {first, end});
    if (subject && named > 0) subject->last = named;
    if (subject && relative > 0) subject->last = relative;
    return subject;
}

std::optional<TokenRange> rough_subject(const SpeechTokens& t,
                                        std::uint32_t start,
                                        std::uint32_t verb) {
    constexpr std::uint32_t kLongest = 24;
    static constexpr WordSet kClauses({"as", "which", "that", "because", "while", "when", "if",
                                       "but", "though", "although", "what", "than"});
    bool ignored = false;
    const std::uint32_t end = skip_auxiliaries(t, start, verb, ignored);
    std::uint32_t first = end;
    while (first > start && end - first < kLongest) {
        const SpeechToken& token = t.tokens[first - 1];
        const bool over = token.mark == '&' || token.mark == '%' || token.mark == '$';
        if (token.quote >= 0 || (token.mark != 0 && !over) || kClauses.contains(token.lower)) break;
        const bool says =
            token.cue && token.cue.form == CueForm::kPast && !t.is(first, "by") && first < end;
        if (says) return std::nullopt;
        // A clause of its own, not "Those close to him".
        if (token.mark == 0 &&
            (is_negation(token.lower) || is_be(token.lower) || token.lower == "would" ||
             token.lower == "will" || token.lower == "has" || token.lower == "have" ||
             token.lower == "had"))
            return std::nullopt;
        --first;
    }
    while (first < end && (t.is(first, "and") || t.is(first, "yet") || t.is(first, "so"))) {
        ++first;
    }
    if (first == end || is_preposition(t.tokens[end - 1].lower)) return std::nullopt;
    if (end - first > 1 && is_pronoun(t.tokens[first].lower)) return std::nullopt;
    return TokenRange{first, end};
}

namespace {

// The end of the capitalised words and particles from token `i`.
std::uint32_t end_of_name(const SpeechTokens& t, std::uint32_t i, std::uint32_t end) {
    while (i < end && t.is_word(i) && !t.quoted(i) &&
           (t.tokens[i].capital || (t.tokens[i].classes & kNameParticle) != 0) &&
           (t.tokens[i].classes & kCalendarWord) == 0 && !is_preposition(t.tokens[i].lower)) {
        ++i;
    }
    return i;
}

// "union leader and former docker Pia Lund", "Dutch farmers’ leader Pia Lund": the end of a
// description in lower case with the name that it leads to; `first` if there is none.
std::uint32_t described_name(const SpeechTokens& t, std::uint32_t first, std::uint32_t end) {
    constexpr std::uint32_t kLongest = 8;
    std::uint32_t i = first;
    while (i < end && i - first < kLongest && t.is_word(i) && !t.quoted(i)) {
        const SpeechToken& token = t.tokens[i];
        const bool name = token.capital && (token.classes & kNationality) == 0;
        if (name) break;
        if (is_pronoun(token.lower) || is_finite_verb(token) || is_negation(token.lower) ||
            bounds_phrase(token) || (is_determiner(token.lower) && i > first))
            return first;
        ++i;
    }
    if (i == first || i >= end || i - first >= kLongest || !t.is_word(i) || !t.tokens[i].capital ||
        (t.tokens[i].classes & (kFunctionWord | kCalendarWord)) != 0)
        return first;
    const std::string_view before = t.tokens[i - 1].lower;
    if (is_preposition(before) || before == "and") return first;
    i = end_of_name(t, i, end);
    // "… Gov. and … Chairman Ed Rendell", "Latino Decisions researcher Sylvia Manzano"
    constexpr std::uint32_t kRole = 3;
    for (int more = 0; more < 2; ++more) {
        std::uint32_t next = i;
        const bool titled = (t.tokens[i - 1].classes & (kTitleWord | kRoleWord)) != 0;
        if (t.is(next, "and") && titled) ++next;
        while (next < end && next < i + kRole && t.is_word(next) && !t.tokens[next].capital &&
               ((t.tokens[next].classes & (kRoleWord | kTitleWord)) != 0 ||
                is_agentive(t.tokens[next].lower) || next == i + 1)) {
            ++next;
        }
        if (next == i || next >= end || !t.is_word(next) || !t.tokens[next].capital) break;
        const bool role = t.is(next - 1, "and") ||
                          (t.tokens[next - 1].classes & (kRoleWord | kTitleWord)) != 0 ||
                          is_agentive(t.tokens[next - 1].lower);
        if (!role) break;
        i = end_of_name(t, next, end);
    }
    return i;
}

// "the council's spokeswoman, Ana Duarte": the end of the name behind a role and a comma.
std::uint32_t with_name_behind(const SpeechTokens& t, TokenRange role, std::uint32_t end) {
    constexpr std::uint32_t kFewest = 2;
    constexpr std::uint32_t kMost = 4;
    const SpeechToken& head = t.tokens[role.last - 1];
    const bool leads = is_determiner(t.tokens[role.first].lower) && !head.capital &&
                       (head.classes & kRoleWord) != 0 && (head.classes & kPluralRole) == 0;
    if (!leads || !t.is_mark(role.last, ',')) return role.last;
    const std::uint32_t first = role.last + 1;
    const std::uint32_t last = end_of_name(t, first, end);
    const bool ends = last >= end || !t.is_word(last);
    return ends && last >= first + kFewest && last <= first + kMost ? last : role.last;
}

// "tweeted @pialund"
TokenRange account_after(const SpeechTokens& t, std::uint32_t verb, std::uint32_t end) {
    const bool account = verb + 2 < end && t.is_mark(verb + 1, '@') && t.is_word(verb + 2) &&
                         t.tokens[verb + 1].end == t.tokens[verb + 2].start;
    return account ? TokenRange{verb + 1, verb + 3} : TokenRange{};
}

}  // namespace

std::optional<TokenRange> subject_after(const SpeechTokens& t,
                                        std::uint32_t verb,
                                        std::uint32_t end) {
    if (const TokenRange account = account_after(t, verb, end); !account.empty()) return account;
    const std::uint32_t described = described_name(t, verb + 1, end);
    // "the NSC spokeswoman, Ana Duarte"
    const bool body = t.is_word(described) && !t.tokens[described].capital &&
                      (t.tokens[described].classes & kRoleWord) != 0;
    if (described > verb + 1 && !body) return TokenRange{verb + 1, described};
    std::uint32_t last = verb + 1;
    while (last < end && last - verb <= kLongestPhrase) {
        const SpeechToken& token = t.tokens[last];
        if (token.quote >= 0 || (token.mark != 0 && token.mark != '&')) break;
        const bool of = token.lower == "of" || token.lower == "for";
        const bool place = (token.lower == "at" || token.lower == "with" || token.lower == "from" ||
                            token.lower == "in") &&
                           last > verb + 1 && !t.tokens[last - 1].capital;
        const bool joined = token.lower == "and" && last > verb + 1;
        const bool both = token.lower == "both" && last == verb + 1;
        if (!of && !place && !joined && !both &&
            (bounds_phrase(token) || is_preposition(token.lower) || is_auxiliary(token)))
            break;
        if ((token.classes & kCalendarWord) != 0 && token.capital) break;
        ++last;
    }
    TokenRange np{verb + 1, last};
    if (np.empty()) return std::nullopt;
    const SpeechToken& head = t.tokens[np.first];
    const bool begins = head.capital || is_pronoun(head.lower) || is_determiner(head.lower) ||
                        (head.classes & (kRoleWord | kPluralRole)) != 0;
    if (!begins || (head.possessive && np.last - np.first == 1)) return std::nullopt;
    if (is_pronoun(head.lower)) {
        // "said he doesn't": what is said begins here.
        const bool clause = np.first + 1 < end && (is_auxiliary(t.tokens[np.first + 1]) ||
                                                   is_finite_verb(t.tokens[np.first + 1]));
        return clause ? std::nullopt : std::optional(TokenRange{np.first, np.first + 1});
    }
    auto subject = trimmed(t, np);
    if (subject && subject->last == np.last) subject->last = with_name_behind(t, *subject, end);
    return subject;
}

}  // namespace dateline
