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

// "asked whether", "explained why"; "when" and "if" only after verbs of asking ("she added when …"
// tells when).
bool begins_question(const SpeechSentence& s, Index k) {
    static constexpr WordSet kWords({"whether", "why", "how", "what", "who"});
    static constexpr WordSet kAfterAsking({"where", "if", "when", "which"});
    static constexpr WordSet kAsking({"asked", "asks", "asking", "ask", "wondered", "wonders",
                                      "wondering", "wonder", "inquired", "explained", "explains"});
    if (k + 1 >= s.end || s.at(k).mark != 0) return false;
    if (kWords.contains(s.at(k).lower)) return true;
    if (!kAfterAsking.contains(s.at(k).lower)) return false;
    for (Index i = k; i-- > s.start && k - i < 5;) {
        if (kAsking.contains(s.at(i).lower)) return true;
    }
    return false;
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

namespace {

// "called climate change a hoax", "called him reckless": whether a verdict follows what it is
// about; not "called the police", "called him on Monday".
bool names_something(const SpeechSentence& s, Index k, Index last) {
    constexpr Index kReach = 7;
    for (Index a = k + 1; a < last && a < k + kReach && s.at(a).mark == 0; ++a) {
        if (is_preposition(s.at(a - 1).lower) || is_preposition(s.at(a).lower) || s.is(a - 1, "to"))
            return false;
        if (s.is(a, "a") || s.is(a, "an") || s.is(a, "the") || s.is(a, "one")) return true;
    }
    Index verdict = k;
    if (is_pronoun(s.at(k).lower) || s.is(k, "him") || s.is(k, "her") || s.is(k, "them"))
        verdict = k + 1;
    else
        while (verdict < last && s.at(verdict).mark == 0 && s.at(verdict).capital) {
            ++verdict;
        }
    if (verdict == k || verdict >= last) return false;
    const SpeechToken& word = s.at(verdict);
    return word.mark == 0 && !word.capital && !is_preposition(word.lower) && word.lower != "to" &&
           word.lower != "and" && !is_adverb(word.lower) && !begins_adverbial(word.lower);
}

}  // namespace

TokenRange read_naming(const SpeechSentence& s, Index k) {
    if (s.at(k).mark == 0 && !s.is(k, "as") && begins_adverbial(s.at(k).lower)) return {};
    const Index last = cut_at(s, k, s.end);
    Index quote = last;
    for (Index i = k; i < last; ++i) {
        if (s.quoted(i)) quote = std::min(quote, i);
    }
    if (quote < last) {
        const Index close = s.quote_end_last(last);
        if ((s.is(k, "a") || s.is(k, "an")) && quote > k + 1) return {};  // "called a vote — “No”"
        if (s.is(k, "it") || s.is(k, "him") || s.is(k, "her") || s.is(k, "them") || s.is(k, "as") ||
            quote > k + 8)
            return {quote, goes_on(s, close) ? last : close};
        return {k, goes_on(s, close) ? last : close};
    }
    for (Index as = k; as < last && as < k + 14; ++as) {
        const bool idiom = s.is(as + 2, "whole") || s.is(as + 1, "well") || s.is(as + 1, "part") ||
                           s.is(as + 1, "soon") || s.is(as + 1, "though");
        if (s.is(as, "as") && !idiom) return {k, last};
    }
    return names_something(s, k, last) ? TokenRange{k, object_end(s, k)} : TokenRange{};
}

// "accused the bank of fraud", "blamed him for it", "criticised tariffs as harmful".
TokenRange read_accusing(const SpeechSentence& s, Index verb, Index k) {
    const bool accuses = s.at(verb).lower.starts_with("accus");
    const bool whole = !accuses && !s.at(verb).lower.starts_with("blam");
    for (Index of = k + 1; of < s.end && of < k + 14; ++of) {
        if (s.is(of, "as") && !accuses) return {k, object_end(s, k)};
        // "praised a spokeswoman for the mayor"
        const bool office = (s.at(of - 1).classes & (kRoleWord | kPluralRole)) != 0;
        if (s.is(of, "for") && whole && office) return {};
        if (s.is(of, "for") && whole) return {k, object_end(s, k)};
        if (s.is(of, "for") || (s.is(of, "of") && accuses)) return {of + 1, object_end(s, of + 1)};
    }
    return {};
}

// "complained about his microphone", "pointed to reports that …".
TokenRange read_about(const SpeechSentence& s, Index k) {
    static constexpr WordSet kJoints(
        {"about", "of", "to", "out", "with", "by", "at", "on", "against"});
    if (k + 2 >= s.end || !kJoints.contains(s.at(k).lower)) return {};
    if (s.is(k + 1, "that")) return {k + 1, cut_at(s, k + 1, s.end)};
    const TokenRange topic{k + 1, object_end(s, k + 1)};
    return is_proposition(s, topic) ? topic : TokenRange{};
}

TokenRange read_infinitive(const SpeechSentence& s, Index k, const Cue& cue) {
    const Index reach = cue.has(kRecipient) ? k + 9 : k + 2;
    for (Index to = k; to < s.end && to < reach; ++to) {
        if (s.at(to).mark != 0 || s.is(to, "that")) break;
        if (to > k && is_pronoun(s.at(to).lower)) break;  // "told her he wanted to make it"
        if (!s.is(to, "to") || to + 1 >= s.end || s.at(to + 1).capital || s.at(to + 1).mark != 0) {
            if (to == k && !cue.has(kRecipient) && !s.is(k, "not")) break;
            continue;
        }
        const bool negated = s.is(to - 1, "not") && to > k;
        const Index first = negated ? to - 1 : to;
        // "asked not to be named", "asked to remain anonymous": of no interest to anybody else
        const bool anonymity = first == k && (s.is(to + 1, "be") || s.is(to + 1, "remain")) &&
                               s.at(k - 1).cue.has(kFor);
        return anonymity ? TokenRange{} : TokenRange{first, cut_at(s, to, s.end)};
    }
    return {};
}

namespace {

// "about 20 people have …"
bool begins_amount(const SpeechSentence& s, Index k) {
    return s.is(k, "about") && (s.is(k + 1, "half") || (k + 1 < s.end && s.at(k + 1).number));
}

}  // namespace

// "that" or a quotation after a hearer and adverbials: "told reporters in Ohio that …".
TokenRange read_that(const SpeechSentence& s, Index k, const Cue& cue) {
    constexpr Index kReach = 22;
    const bool hearer = cue.has(kRecipient);
    const bool asks = hearer && cue.has(kFor);  // "asked him whether", "asked her about"
    if (begins_amount(s, k)) return {};
    if (!hearer && !begins_adverbial(s.at(k).lower) && !s.is_mark(k, ',')) return {};
    for (Index i = k; i < s.end && i < k + kReach; ++i) {
        // "in a speech that offered …", "but the fact that …": not what is said
        const bool of_noun = i + 1 < s.end && (is_finite_verb(s.at(i + 1)) || s.is(i - 1, "fact"));
        if (s.is(i, "that") && of_noun && i > k) continue;
        const bool pointing = s.is(i, "that") && (i + 2 >= s.end || s.at(i + 2).mark != 0);
        if (pointing && !s.quoted(i + 1)) continue;  // "agrees with that assessment"
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
        if (s.is_mark(i, ':')) {
            const bool quote = s.opens_quote(i + 1) || !cue.has(kQuoteOnly);
            return quote ? whole(s, {i + 1, s.end}) : TokenRange{};
        }
        const bool inside = s.is(i - 1, "which") || s.is(i - 1, "that") || s.is(i - 1, "where") ||
                            s.is(i - 1, "when") || s.is(i - 1, "as") || s.is_mark(k, ',') ||
                            s.is(k, "of") || s.is(k, "about");
        if (i > k && begins_clause(s.at(i).lower) && s.at(i).mark == 0 && cue.has(kBare) &&
            !begins_adverbial(s.at(i - 1).lower) && !inside)
            return {i, cut_at(s, i, s.end)};
        if (s.is_mark(i, ';')) break;
        const bool participle = s.at(i).cue.form == CueForm::kParticiple;  // "said, adding …"
        if (s.is_mark(i - 1, ',') && (finite(s.at(i).cue) || participle) && s.at(i).cue) break;
    }
    return {};
}

bool is_in_title_case(const SpeechSentence& s, Index i) {
    const Index close = s.quote_end(i);
    for (Index k = i; k < close; ++k) {
        const SpeechToken& word = s.at(k);
        if (word.mark == 0 && !word.capital && word.lower.size() > 4) return false;
    }
    return true;
}

// "said on “Meet the Press”": whether the quotation at `i` is a title after a preposition.
bool is_title(const SpeechSentence& s, Index i) {
    constexpr std::size_t kLongest = 7;
    static constexpr WordSet kTitled({"headlined", "titled", "entitled", "subtitled"});
    if (i == s.start || s.at(i - 1).mark != 0) return false;
    if (kTitled.contains(s.at(i - 1).lower)) return true;
    // "It's called “The Worst Idea in Harbour History”"
    if (s.is(i - 1, "called") && i > s.start + 1 && is_auxiliary(s.at(i - 2)))
        return is_in_title_case(s, i);
    const bool article = i > s.start + 1 && (s.is(i - 1, "the") || s.is(i - 1, "a")) &&
                         s.at(i - 2).mark == 0 && begins_adverbial(s.at(i - 2).lower);
    if (!article && !begins_adverbial(s.at(i - 1).lower) && !s.at(i - 1).possessive &&
        !s.is(i - 1, "book"))
        return false;
    std::size_t words = 0;
    const Index close = s.quote_end(i);
    for (Index k = i; k < close; ++k) {
        if (s.at(k).mark != 0) continue;
        ++words;
        if (!s.at(k).capital && s.at(k).lower.size() > 3 && !is_preposition(s.at(k).lower))
            return false;
    }
    return words <= kLongest;
}

namespace {

// Whether a clause that begins at `first` has a verb of its own: not one behind "who" or "that",
// and not behind a comma that ends the phrase.
bool has_verb(const SpeechSentence& s, Index first, Index last) {
    constexpr Index kReach = 8;  // of a verb in the present, which only its -s tells
    for (Index i = first + 1; i < last; ++i) {
        const SpeechToken& token = s.at(i);
        if (s.quoted(i)) continue;
        if (token.mark == ',' || token.mark == ';' || token.mark == ':') {
            const bool aside = s.is(i + 1, "who") || s.is(i + 1, "a") || s.is(i + 1, "the") ||
                               (i + 1 < last && s.at(i + 1).capital);
            if (!aside) return false;
            continue;
        }
        if (token.mark != 0) continue;
        const bool relative = s.is(i - 1, "that") || s.is(i - 1, "which") || s.is(i - 1, "who");
        if (is_finite_verb(token) && !relative && !is_preposition(s.at(i - 1).lower)) return true;
        const bool present = i > first + 1 && i < first + kReach && !token.capital &&
                             token.lower.size() > 3 && token.lower.ends_with('s') &&
                             !token.lower.ends_with("ss") && !begins_adverbial(token.lower) &&
                             i + 1 < last && !is_preposition(s.at(i - 1).lower) &&
                             (is_determiner(s.at(i + 1).lower) || s.at(i + 1).capital ||
                              s.is(i + 1, "to") || s.is(i + 1, "not"));
        if (present) return true;
    }
    return false;
}

}  // namespace

bool begins_bare(const SpeechSentence& s, Index k, const Cue& cue) {
    constexpr Index kShortest = 5;  // words of a clause that only follows "say"
    if (s.at(k).mark != 0) return s.at(k).mark == '$';
    if (begins_amount(s, k)) return true;
    if (begins_adverbial(s.at(k).lower) || s.is(k, "to") || s.is(k, "and") || s.is(k, "but") ||
        s.is(k, "so") || s.is(k, "so.") || s.is(k, "it.") || s.is(k, "nothing") ||
        s.is(k, "little") || (s.is(k, "no") && s.end - k < 4))
        return false;
    if (begins_clause(without_contraction(s.at(k).lower))) return true;
    if (cue.has(kRecipient)) return false;
    if (s.at(k - 1).lower.starts_with("sa") && s.end - k >= kShortest) return true;
    return has_verb(s, k, cut_at(s, k, s.end));
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

namespace {}  // namespace

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
    return read_accusing(s, p.verb, p.k);
}

Content infinitive(const SpeechSentence& s, const ContentPlace& p) {
    return p.cue.has(kInfinitive) ? if_any(read_infinitive(s, p.k, p.cue)) : std::nullopt;
}

Content about(const SpeechSentence& s, const ContentPlace& p) {
    return p.cue.has(kAbout) ? if_any(read_about(s, p.k)) : std::nullopt;
}

Content after_hearer(const SpeechSentence& s, const ContentPlace& p) {
    return if_any(read_that(s, p.k, p.cue));
}

Content bare_clause(const SpeechSentence& s, const ContentPlace& p) {
    return p.cue.has(kBare) && begins_bare(s, p.k, p.cue) ? to_cut(s, p.k) : std::nullopt;
}

Content object(const SpeechSentence& s, const ContentPlace& p) {
    // "threatening a shutdown" tells what is done, not what is said.
    if (!p.cue.has(kObject) || !begins_object(s, p.k)) return std::nullopt;
    if (p.cue.form == CueForm::kParticiple && s.is(p.verb, "threatening")) return std::nullopt;
    return TokenRange{p.k, object_end(s, p.k)};
}

Content proposition(const SpeechSentence& s, const ContentPlace& p) {
    if (!p.cue.has(kGerund) || !begins_object(s, p.k)) return std::nullopt;
    const TokenRange object{p.k, object_end(s, p.k)};
    return is_proposition(s, object) ? Content(object) : std::nullopt;
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
    {"proposition", proposition},
});

}  // namespace

SaidContent content_after(const SpeechSentence& s, Index i, const Cue& cue) {
    const Index k = skip_when(s, i + 1);
    if (k >= s.end) return {};
    // "The figures were telling:"
    const bool adjective = cue.form == CueForm::kParticiple && cue.has(kRecipient) &&
                           s.at(k).mark != 0 && !s.quoted(k);
    if (adjective) return {};
    for (const ContentRule& rule : kContentRules) {
        if (const Content content = rule.read(s, {i, k, cue})) return {*content, rule.name};
    }
    return {};
}

}  // namespace dateline
