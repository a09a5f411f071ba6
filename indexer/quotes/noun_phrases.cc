// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/noun_phrases.h"

#include <algorithm>

#include "common/text/word_set.h"
#include "indexer/quotes/name_words.h"
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
    for (std::uint32_t k = end - 1; k-- > start && end - k < kLongestAside;) {
        if (t.tokens[k].quote >= 0) break;
        if (t.tokens[k].mark == wanted) return k;
    }
    return end;
}

// The end of the noun phrase before token `end`, skipping asides in commas, dashes or parentheses.
std::uint32_t hop_asides(const SpeechTokens& t, std::uint32_t start, std::uint32_t end) {
    constexpr int kMost = 3;
    for (int hops = 0; hops < kMost && end > start + 1; ++hops) {
        const char mark = t.tokens[end - 1].mark;
        if (mark != ',' && mark != ')' && mark != '-') return end;
        const std::uint32_t open = opening(t, start, end);
        if (open == end || open <= start) return start;
        const bool named = t.tokens[open - 1].mark == 0 && t.tokens[open - 1].capital &&
                           !t.is(open + 1, "and") && !t.is(open + 1, "but");
        if (mark == ',' && !named && !is_aside(t, open + 1)) return start;
        end = open;
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

// Cuts what can't begin a subject; `std::nullopt` if the rest can't be one.
std::optional<TokenRange> trimmed(const SpeechTokens& t, TokenRange np) {
    static constexpr WordSet kBefore(
        {"but",       "and",       "yet",        "still",     "though",    "so",  "also",
         "meanwhile", "recently",  "later",      "earlier",   "then",      "now", "although",
         "while",     "afterward", "afterwards", "instead",   "however",   "nor", "or",
         "even",      "perhaps",   "today",      "yesterday", "eventually"});
    while (!np.empty() && kBefore.contains(t.tokens[np.first].lower)) {
        ++np.first;
    }
    if (np.empty()) return std::nullopt;
    if (t.is(np.first, "with") && np.last - np.first > 1) ++np.first;
    const std::string_view head = t.tokens[np.first].lower;
    if (is_preposition(head) || (t.tokens[np.first].classes & kCalendarWord) != 0) {
        // "In Ohio Trump said": the name at the end.
        std::uint32_t first = np.last;
        while (first > np.first && t.tokens[first - 1].capital) {
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
    constexpr std::uint32_t kLongest = 6;
    if (last < first + 4 || last > first + kLongest + 2 || first == 0) return false;
    if (!t.is_mark(first, ',') || !t.is_mark(last - 1, ',') || t.tokens[first - 1].capital)
        return false;
    for (std::uint32_t i = first + 1; i + 1 < last; ++i) {
        if (!t.is_word(i) || !t.tokens[i].capital) return false;
    }
    return true;
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
    const bool all = end < verb && (t.is(end, "all") || t.is(end, "both"));
    if (all && (end == start || t.tokens[end - 1].mark != 0)) return TokenRange{end, end + 1};
    if (end <= start) return std::nullopt;
    std::uint32_t first = end;
    while (first > start && end - first < kLongestPhrase) {
        const SpeechToken& token = t.tokens[first - 1];
        if (token.quote >= 0) break;
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

bool can_speak(const SpeechTokens& t, TokenRange phrase) {
    static constexpr WordSet kPapers(
        {"report",    "study",      "poll",     "survey",  "statement", "letter", "memo",
         "document",  "lawsuit",    "filing",   "article", "book",      "paper",  "ad",
         "post",      "tweet",      "analysis", "release", "film",      "story",  "indictment",
         "complaint", "resolution", "readout",  "note",    "email",     "essay",  "editorial",
         "ruling",    "law",        "bill"});
    for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
        const SpeechToken& token = t.tokens[i];
        if (token.mark != 0) continue;
        const std::uint16_t of = token.classes;
        const std::uint16_t speaks =
            kRoleWord | kPluralRole | kTitleWord | kOrganisation | kNationality | kPlaceWord;
        const bool name = token.capital && (of & kFunctionWord) == 0;
        const bool head = i + 1 >= phrase.last || t.tokens[i + 1].mark != 0 ||
                          is_preposition(t.tokens[i + 1].lower) || t.is(i + 1, "and") ||
                          t.is(i + 1, "who");
        const bool plural = head && token.lower.size() > 4 && token.lower.ends_with('s');
        if (name || plural || is_pronoun(token.lower) || token.lower.ends_with("one") ||
            token.lower.ends_with("body") || (of & speaks) != 0 || kPapers.contains(token.lower) ||
            is_agentive(token.lower))
            return true;
        if (is_preposition(token.lower)) return false;
    }
    return false;
}

std::optional<TokenRange> rough_subject(const SpeechTokens& t,
                                        std::uint32_t start,
                                        std::uint32_t verb) {
    constexpr std::uint32_t kLongest = 24;
    static constexpr WordSet kClauses(
        {"that", "because", "while", "when", "if", "but", "though", "although", "what", "than"});
    bool ignored = false;
    const std::uint32_t end = skip_auxiliaries(t, start, verb, ignored);
    std::uint32_t first = end;
    while (first > start && end - first < kLongest) {
        const SpeechToken& token = t.tokens[first - 1];
        const bool over = token.mark == '&' || token.mark == '%' || token.mark == '$';
        if (token.quote >= 0 || (token.mark != 0 && !over) || kClauses.contains(token.lower)) break;
        // A clause of its own, not "Those close to him".
        if (token.mark == 0 && (is_negation(token.lower) || is_be(token.lower) ||
                                token.lower == "would" || token.lower == "will"))
            return std::nullopt;
        --first;
    }
    while (first < end && (t.is(first, "and") || t.is(first, "yet") || t.is(first, "so"))) {
        ++first;
    }
    if (first == end || is_preposition(t.tokens[end - 1].lower)) return std::nullopt;
    return TokenRange{first, end};
}

std::optional<TokenRange> subject_after(const SpeechTokens& t,
                                        std::uint32_t verb,
                                        std::uint32_t end) {
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
    return trimmed(t, np);
}

}  // namespace dateline
