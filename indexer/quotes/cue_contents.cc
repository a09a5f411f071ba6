// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "common/text/word_set.h"
#include "indexer/quotes/attribution_rules.h"
#include "indexer/quotes/name_words.h"
#include "indexer/quotes/speech_words.h"

namespace dateline {

// Skips adverbs and times after the verb: "announced on Friday the arrest", "said last week that".
Index skip_when(const SpeechSentence& s, Index k) {
    static constexpr WordSet kNouns(
        {"week", "month", "year", "morning", "afternoon", "evening", "night", "weekend"});
    const auto word = [&](Index i) { return i < s.end && s.at(i).mark == 0 && !s.quoted(i); };
    while (word(k)) {
        const bool calendar = word(k + 1) && (s.at(k + 1).classes & kCalendarWord) != 0;
        const bool noun = word(k + 1) && kNouns.contains(s.at(k + 1).lower);
        if ((s.is(k, "on") && calendar) || ((s.is(k, "last") || s.is(k, "this")) && noun))
            k += 2;
        else if (is_adverb(s.at(k).lower))
            ++k;
        else
            break;
    }
    return k;
}

// "asked whether", "explained why".
bool begins_question(const SpeechSentence& s, Index k) {
    static constexpr WordSet kWords(
        {"whether", "why", "how", "what", "who", "where", "if", "when", "which"});
    return k + 1 < s.end && s.at(k).mark == 0 && kWords.contains(s.at(k).lower);
}

// The quotation at the beginning of a range, or the whole range if the sentence continues after it.
TokenRange whole(const SpeechSentence& s, TokenRange range) {
    if (range.empty() || !s.quoted(range.first)) return range;
    const Index close = s.quote_end(range.first);
    for (Index i = close; i < range.last; ++i) {
        if (s.quoted(i)) return {range.first, s.quote_end_last(range.last)};
    }
    // The clause continues: "“budget reforms” and the taxes would help".
    const bool stops = close > range.first + 1 && s.ends_sentence({range.first, close});
    if (!stops && close + 2 < range.last && s.at(close).mark == 0 &&
        (s.is(close, "and") || s.is(close, "or") || is_finite_verb(s.at(close))))
        return range;
    // What follows a quotation without joining it isn't said: "“…” on Monday".
    return {range.first, close};
}

TokenRange read_for(const SpeechSentence& s, Index k) {
    if (s.is(k, "for")) return {k + 1, object_end(s, k + 1)};
    for (Index to = k + 1; to < s.end && to < k + 12; ++to) {
        if (s.is(to, "to")) return {to, cut_at(s, to, s.end)};
    }
    return {};
}

// Whether a name in quotation marks continues after them: "“a champion” for its members".
bool goes_on(const SpeechSentence& s, Index close) {
    return s.is(close, "and") || s.is(close, "for") || s.is(close, "of");
}

TokenRange read_naming(const SpeechSentence& s, Index k) {
    if (s.at(k).mark == 0 && !s.is(k, "as") && begins_adverbial(s.at(k).lower)) return {};
    const Index last = cut_at(s, k, s.end);
    Index quote = last;
    for (Index i = k; i < last; ++i) {
        if (s.quoted(i)) quote = std::min(quote, i);
    }
    if (quote < last) {
        const Index close = s.quote_end_last(last);
        if (s.is(k, "it") || s.is(k, "him") || s.is(k, "her") || s.is(k, "them") || s.is(k, "as") ||
            quote > k + 8)
            return {quote, goes_on(s, close) ? last : close};
        return {k, goes_on(s, close) ? last : close};
    }
    for (Index as = k; as < last && as < k + 14; ++as) {
        if (s.is(as, "as")) return {k, last};
    }
    bool names =
        s.is(k, "the") || s.is(k, "him") || s.is(k, "her") || s.is(k, "it") || s.at(k).capital;
    for (Index a = k + 1; a < last && a < k + 6 && s.at(a).mark == 0 && !names; ++a) {
        names = s.is(a, "a") || s.is(a, "an");  // "called climate change a hoax"
    }
    return names ? TokenRange{k, object_end(s, k)} : TokenRange{};
}

// "accused the bank of fraud", "blamed him for it", "criticised tariffs as harmful".
TokenRange read_accusing(const SpeechSentence& s, Index verb, Index k, const Cue& cue) {
    const bool accuses = s.at(verb).lower.starts_with("accus");
    const bool whole = !accuses && !s.at(verb).lower.starts_with("blam");
    for (Index of = k + 1; of < s.end && of < k + 14; ++of) {
        if (s.is(of, "as") && !accuses) return {k, object_end(s, k)};
        if (s.is(of, "for") && whole) return {k, object_end(s, k)};
        if (s.is(of, "for") || (s.is(of, "of") && accuses)) return {of + 1, object_end(s, of + 1)};
    }
    return cue.has(kObject) && begins_object(s, k) ? TokenRange{k, cut_at(s, k, s.end)}
                                                   : TokenRange{};
}

// "complained about his microphone", "pointed to reports that …".
TokenRange read_about(const SpeechSentence& s, Index verb, Index k) {
    const bool speaks = s.at(verb).lower.starts_with("sp") || s.at(verb).lower.starts_with("talk");
    if (speaks && !s.is(k, "about")) return {};
    static constexpr WordSet kJoints(
        {"about", "of", "to", "out", "with", "by", "at", "on", "against"});
    if (k + 2 >= s.end || !kJoints.contains(s.at(k).lower)) return {};
    return {k + 1, object_end(s, k + 1)};
}

TokenRange read_infinitive(const SpeechSentence& s, Index k, const Cue& cue) {
    const Index reach = cue.has(kRecipient) ? k + 9 : k + 1;
    for (Index to = k; to < s.end && to < reach; ++to) {
        if (s.at(to).mark != 0 || s.is(to, "that")) break;
        if (s.is(to, "to") && to + 1 < s.end && !s.at(to + 1).capital && s.at(to + 1).mark == 0)
            return {to, cut_at(s, to, s.end)};
    }
    return {};
}

// "that" or a quotation after a hearer and adverbials: "told reporters in Ohio that …".
TokenRange read_that(const SpeechSentence& s, Index k, const Cue& cue) {
    constexpr Index kReach = 22;
    const bool hearer = cue.has(kRecipient);
    const bool asks = hearer && cue.has(kFor);  // "asked him whether", "asked her about"
    if (!hearer && !begins_adverbial(s.at(k).lower) && !s.is_mark(k, ',')) return {};
    for (Index i = k; i < s.end && i < k + kReach; ++i) {
        if (s.is(i, "that") && i > k && cue.has(kThat)) return {i, cut_at(s, i, s.end)};
        if (asks && i > k && (begins_question(s, i) || s.is(i, "about")))
            return {i, cut_at(s, i, s.end)};
        if (s.opens_quote(i)) {
            if (is_title(s, i)) {
                i = s.quote_end(i) - 1;
                continue;
            }
            const Index close = s.quote_end(i);  // "told “Morning Joe” that …"
            return s.is(close, "that") ? TokenRange{close, cut_at(s, close, s.end)}
                                       : whole(s, {i, cut_at(s, i, s.end)});
        }
        if (s.is_mark(i, ':')) return whole(s, {i + 1, s.end});
        if (i > k && begins_clause(s.at(i).lower) && s.at(i).mark == 0 && cue.has(kBare) &&
            !begins_adverbial(s.at(i - 1).lower))
            return {i, cut_at(s, i, s.end)};
        if (s.is_mark(i, ';')) break;
        if (s.is_mark(i - 1, ',') && finite(s.at(i).cue) && s.at(i).cue) break;
    }
    return {};
}

// "said on “Meet the Press”": whether the quotation at `i` is a title after a preposition.
bool is_title(const SpeechSentence& s, Index i) {
    constexpr std::size_t kLongest = 7;
    if (i == s.start || s.at(i - 1).mark != 0) return false;
    if (!begins_adverbial(s.at(i - 1).lower) && !s.at(i - 1).possessive && !s.is(i - 1, "book"))
        return false;
    std::size_t words = 0;
    const Index close = s.quote_end(i);
    for (Index k = i; k < close; ++k) {
        if (s.at(k).mark != 0) continue;
        ++words;
        if (!s.at(k).capital && s.at(k).lower.size() > 3) return false;
    }
    return words <= kLongest;
}

bool begins_bare(const SpeechSentence& s, Index k, const Cue& cue) {
    constexpr Index kShortest = 5;  // words of a clause that only follows "say"
    if (s.at(k).mark != 0) return s.at(k).mark == '$';
    const bool amount =
        s.is(k, "about") && (s.is(k + 1, "half") || (k + 1 < s.end && s.at(k + 1).number));
    if (amount) return true;
    if (begins_adverbial(s.at(k).lower) || s.is(k, "to") || s.is(k, "and") || s.is(k, "but") ||
        s.is(k, "so") || s.is(k, "so.") || s.is(k, "it.") || s.is(k, "nothing") ||
        s.is(k, "little") || (s.is(k, "no") && s.end - k < 4))
        return false;
    if (begins_clause(without_contraction(s.at(k).lower))) return true;
    if (cue.has(kRecipient)) return false;
    if (s.at(k - 1).lower.starts_with("sa") && s.end - k >= kShortest) return true;
    for (Index i = k + 1; i < s.end; ++i) {
        if (is_finite_verb(s.at(i)) ||
            (i < k + 8 && s.at(i).mark == 0 && !s.at(i).capital && s.at(i).lower.size() > 3 &&
             s.at(i).lower.ends_with('s') && !begins_adverbial(s.at(i).lower) && i > k + 1))
            return true;
    }
    return false;
}

// The end of a noun phrase that is said: before a comma that begins something else than the next
// item of a list.
Index object_end(const SpeechSentence& s, Index first) {
    constexpr Index kItem = 6;
    const Index end = cut_at(s, first, s.end);
    for (Index i = first + 1; i < end; ++i) {
        if (!s.is_mark(i, ',') || s.quoted(i)) continue;
        if (s.is(i + 1, "including") || (s.is(i + 1, "such") && s.is(i + 2, "as"))) continue;
        const bool place = i + 2 < end && s.at(i + 1).capital && s.at(i + 2).mark != 0;
        if (place) continue;  // "Flint, Mich., police"
        bool list = s.is(i + 1, "and") || s.is(i + 1, "or");
        for (Index k = i + 1; k < end && k < i + kItem && !list; ++k) {
            list = s.is_mark(k, ',') || s.is(k, "and") || s.is(k, "or");
        }
        const bool clause = !list || s.at(i + 1).mark != 0 || begins_clause(s.at(i + 1).lower) ||
                            s.is(i + 1, "which") || s.is(i + 1, "who") || s.is(i + 1, "but") ||
                            s.is(i + 1, "so");
        if (clause) return without_occasion(s, first, i);
    }
    return without_occasion(s, first, end);
}

// "called for more money in a statement on Thursday": where and when it was said is left out.
Index without_occasion(const SpeechSentence& s, Index first, Index last) {
    constexpr Index kReach = 7;
    static constexpr WordSet kOccasions({"statement", "interview",  "speech",    "tweet",  "tweets",
                                         "letter",    "conference", "email",     "memo",   "ruling",
                                         "post",      "address",    "testimony", "column", "rally",
                                         "debate",    "twitter",    "facebook",  "show",   "call",
                                         "briefing",  "hearing"});
    while (last > first + 1 && s.at(last - 1).mark != 0 && !s.quoted(last - 1)) {
        --last;
    }
    if (last > first + 2 && s.at(last - 1).mark == 0 && !s.quoted(last - 1) &&
        (s.at(last - 1).classes & kCalendarWord) != 0)
        last -= s.is(last - 2, "on") ? 2 : 1;
    bool occasion = false;
    for (Index i = last;
         i-- > first + 1 && last - i < kReach && s.at(i).mark == 0 && !s.quoted(i);) {
        occasion |= kOccasions.contains(s.at(i).lower);
        const bool leads = s.is(i, "in") || s.is(i, "at") || s.is(i, "during") || s.is(i, "on");
        if (occasion && leads) return i;
    }
    return last;
}

bool begins_object(const SpeechSentence& s, Index k) {
    return s.at(k).mark == 0 && !begins_adverbial(s.at(k).lower) && !s.is(k, "and") &&
           s.end - k > 2;
}

// The end of a content that begins at `first`: before the next attribution, if any.
Index cut_at(const SpeechSentence& s, Index first, Index end) {
    for (Index i = first + 1; i < end; ++i) {
        if (s.quoted(i)) continue;
        if (s.is_according(i)) return i;
        if ((s.is_mark(i, ',') || s.is_mark(i, '-')) && cuts_behind_comma(s, i + 1, end)) return i;
        if (ends_in_comma(s, i) && cuts_behind_comma(s, i, end)) return i;
        if ((s.is(i, "and") || s.is(i, "but")) && is_second_verb(s, i + 1)) return i;
    }
    return end;
}

// Whether a quotation that ends in a comma ends before token `i`: "“a hoax,” adding".
bool ends_in_comma(const SpeechSentence& s, Index i) {
    return i > s.start + 2 && s.at(i - 1).quote >= 0 && s.at(i).quote < 0 &&
           s.tokens.is_mark(i - 2, ',');
}

bool cuts_behind_comma(const SpeechSentence& s, Index i, Index end) {
    if (i >= end || s.quoted(i) || s.at(i).mark != 0) return false;
    const Cue cue = s.at(i).cue;
    if (cue && cue.form == CueForm::kParticiple && !s.at(i).capital) return true;
    if (s.is(i, "citing") || s.is(i, "referring")) return true;
    if ((s.is(i, "while") || s.is(i, "whereas")) && attributes(s, i + 1, end)) return true;
    // ", he said", ", the ministry said on Monday", ", but he added"
    if (s.is(i, "but") || s.is(i, "and") || s.is(i, "though") || s.is(i, "although")) ++i;
    for (Index k = i; k < end && k < i + 7; ++k) {
        if (s.quoted(k) || s.at(k).mark != 0) return false;
        const Cue trailing = k > i ? s.at(k).cue : Cue{};
        if (!trailing || !trailing.has(kThat) || trailing.form == CueForm::kBase ||
            !is_verb(s, k, trailing))
            continue;
        const bool that = s.is(k + 1, "that");
        const bool ends = k + 1 >= end || s.is_mark(k + 1, '.') || s.is_mark(k + 1, ',') ||
                          s.is(k + 1, "on") || s.is(k + 1, "in");
        const bool named = s.at(i).capital || is_pronoun(s.at(i).lower);
        return that || (named && k < i + 4) || (ends && s.is(i, "the"));
    }
    return false;
}

// "while Wang criticised …": whether a clause that begins at `i` is another attribution.
bool attributes(const SpeechSentence& s, Index i, Index end) {
    constexpr Index kReach = 6;
    for (Index k = i + 1; k < end && k < i + kReach && s.at(k).mark == 0 && !s.quoted(k); ++k) {
        const Cue cue = s.at(k).cue;
        if (cue && cue.form == CueForm::kPast && is_verb(s, k, cue)) return true;
    }
    return false;
}

bool is_second_verb(const SpeechSentence& s, Index i) {
    while (s.is(i, "has") || s.is(i, "have") || s.is(i, "had") || s.is(i, "also") ||
           s.is(i, "then")) {
        ++i;
    }
    if (i >= s.end || s.quoted(i) || s.at(i).mark != 0) return false;
    const Cue cue = s.at(i).cue;
    if (!cue || cue.form != CueForm::kPast) return false;
    if (cue.has(kFor) && s.is(i + 1, "for")) return true;
    if (!cue.has(kThat)) return false;
    return s.is(i, "said") || s.is(i + 1, "that") || s.quoted(i + 1) ||
           (cue.has(kBare) && i + 1 < s.end && is_pronoun(s.at(i + 1).lower));
}

namespace {

// A verb of speech, and the token after it where its content may begin.
struct ContentPlace {
    Index verb;
    Index k;
    const Cue& cue;
};

// A rule that finds the content of a verb. `std::nullopt` if it doesn't apply, so that the next one
// is tried; an empty range if nothing is said here.
struct ContentRule {
    std::string_view name;
    std::optional<TokenRange> (*read)(const SpeechSentence&, const ContentPlace&);
};

using Content = std::optional<TokenRange>;

Content if_any(TokenRange range) {
    return range.empty() ? Content() : range;
}

Content to_cut(const SpeechSentence& s, Index k) {
    return TokenRange{k, cut_at(s, k, s.end)};
}

Content after_colon(const SpeechSentence& s, const ContentPlace& p) {
    return s.is_mark(p.k, ':') ? Content(whole(s, {p.k + 1, s.end})) : std::nullopt;
}

// ", the ministry said": what follows isn't the verb's own content.
Content other_attribution(const SpeechSentence& s, const ContentPlace& p) {
    const bool other = s.is_mark(p.k, ',') && !s.quoted(p.k + 1) && attributes(s, p.k + 1, s.end);
    return other ? Content(TokenRange{}) : std::nullopt;
}

Content quotation_after_comma(const SpeechSentence& s, const ContentPlace& p) {
    if (!s.is_mark(p.k, ',') || !s.opens_quote(p.k + 1)) return std::nullopt;
    return whole(s, {p.k + 1, cut_at(s, p.k + 1, s.end)});
}

Content quotation(const SpeechSentence& s, const ContentPlace& p) {
    if (!s.opens_quote(p.k)) return std::nullopt;
    return whole(s, {p.k, cut_at(s, p.k, s.end)});
}

Content that_clause(const SpeechSentence& s, const ContentPlace& p) {
    return s.is(p.k, "that") && !p.cue.has(kQuoteOnly) ? to_cut(s, p.k) : std::nullopt;
}

Content question(const SpeechSentence& s, const ContentPlace& p) {
    return p.cue.has(kThat) && begins_question(s, p.k) ? to_cut(s, p.k) : std::nullopt;
}

Content called_for(const SpeechSentence& s, const ContentPlace& p) {
    const bool called = p.cue.has(kFor) && (s.is(p.k, "for") || s.is(p.k, "on"));
    return called ? Content(read_for(s, p.k)) : std::nullopt;
}

Content naming(const SpeechSentence& s, const ContentPlace& p) {
    return p.cue.has(kNaming) ? if_any(read_naming(s, p.k)) : std::nullopt;
}

Content accusing(const SpeechSentence& s, const ContentPlace& p) {
    if (!p.cue.has(kAccusing)) return std::nullopt;
    return read_accusing(s, p.verb, p.k, p.cue);
}

Content infinitive(const SpeechSentence& s, const ContentPlace& p) {
    return p.cue.has(kInfinitive) ? if_any(read_infinitive(s, p.k, p.cue)) : std::nullopt;
}

Content about(const SpeechSentence& s, const ContentPlace& p) {
    return p.cue.has(kAbout) ? if_any(read_about(s, p.verb, p.k)) : std::nullopt;
}

Content after_hearer(const SpeechSentence& s, const ContentPlace& p) {
    return if_any(read_that(s, p.k, p.cue));
}

Content bare_clause(const SpeechSentence& s, const ContentPlace& p) {
    return p.cue.has(kBare) && begins_bare(s, p.k, p.cue) ? to_cut(s, p.k) : std::nullopt;
}

Content object(const SpeechSentence& s, const ContentPlace& p) {
    if (!p.cue.has(kObject) || !begins_object(s, p.k)) return std::nullopt;
    return TokenRange{p.k, object_end(s, p.k)};
}

constexpr auto kContentRules = std::to_array<ContentRule>({
    {"colon", after_colon},
    {"another attribution", other_attribution},
    {"quotation after a comma", quotation_after_comma},
    {"quotation", quotation},
    {"that", that_clause},
    {"question", question},
    {"called for", called_for},
    {"naming", naming},
    {"accusing", accusing},
    {"infinitive", infinitive},
    {"about", about},
    {"after a hearer", after_hearer},
    {"bare clause", bare_clause},
    {"object", object},
});

}  // namespace

SaidContent content_after(const SpeechSentence& s, Index i, const Cue& cue) {
    const Index k = skip_when(s, i + 1);
    if (k >= s.end) return {};
    for (const ContentRule& rule : kContentRules) {
        if (const Content content = rule.read(s, {i, k, cue})) return {*content, rule.name};
    }
    return {};
}

}  // namespace dateline
