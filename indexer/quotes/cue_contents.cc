// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "common/text/word_set.h"
#include "indexer/quotes/attribution_finder.h"
#include "indexer/quotes/name_words.h"
#include "indexer/quotes/speech_words.h"

namespace dateline {

// Over adverbs and times behind the verb: "announced on Friday the arrest", "said last week that".
AttributionFinder::Index AttributionFinder::skip_when(Index k) const {
    static constexpr WordSet kNouns(
        {"week", "month", "year", "morning", "afternoon", "evening", "night", "weekend"});
    const auto word = [&](Index i) { return i < end_ && at(i).mark == 0 && !quoted(i); };
    while (word(k)) {
        const bool calendar = word(k + 1) && (at(k + 1).classes & kCalendarWord) != 0;
        const bool noun = word(k + 1) && kNouns.contains(at(k + 1).lower);
        if ((is(k, "on") && calendar) || ((is(k, "last") || is(k, "this")) && noun))
            k += 2;
        else if (is_adverb(at(k).lower))
            ++k;
        else
            break;
    }
    return k;
}

TokenRange AttributionFinder::content_after(Index i, const Cue& cue) const {
    const Index k = skip_when(i + 1);
    if (k >= end_) return {};
    if (is_mark(k, ':')) return whole({k + 1, end_});
    if (is_mark(k, ',') && !quoted(k + 1) && attributes(k + 1, end_)) return {};
    if (is_mark(k, ',') && opens_quote(k + 1)) return whole({k + 1, cut_at(k + 1, end_)});
    if (opens_quote(k)) return whole({k, cut_at(k, end_)});
    if (is(k, "that") && !cue.has(kQuoteOnly)) return {k, cut_at(k, end_)};
    if (cue.has(kThat) && begins_question(k)) return {k, cut_at(k, end_)};
    if (cue.has(kFor) && (is(k, "for") || is(k, "on"))) return read_for(k);
    if (cue.has(kNaming))
        if (const TokenRange named = read_naming(k); !named.empty()) return named;
    if (cue.has(kAccusing)) return read_accusing(i, k, cue);
    if (cue.has(kInfinitive))
        if (const TokenRange to = read_infinitive(k, cue); !to.empty()) return to;
    if (cue.has(kAbout))
        if (const TokenRange about = read_about(i, k); !about.empty()) return about;
    if (const TokenRange that = read_that(k, cue); !that.empty()) return that;
    if (cue.has(kBare) && begins_bare(k, cue)) return {k, cut_at(k, end_)};
    if (cue.has(kObject) && begins_object(k)) return {k, object_end(k)};
    return {};
}

// "asked whether", "explained why".
bool AttributionFinder::begins_question(Index k) const {
    static constexpr WordSet kWords(
        {"whether", "why", "how", "what", "who", "where", "if", "when", "which"});
    return k + 1 < end_ && at(k).mark == 0 && kWords.contains(at(k).lower);
}

// The quotation that begins a range, or the range where the sentence goes on with it.
TokenRange AttributionFinder::whole(TokenRange range) const {
    if (range.empty() || !quoted(range.first)) return range;
    const Index close = quote_end(range.first);
    for (Index i = close; i < range.last; ++i) {
        if (quoted(i)) return {range.first, quote_end_last(range.last)};
    }
    // The clause goes on: "“budget reforms” and the taxes would help".
    const bool stops = close > range.first + 1 && ends_sentence({range.first, close});
    if (!stops && close + 2 < range.last && at(close).mark == 0 &&
        (is(close, "and") || is(close, "or") || is_finite_verb(at(close))))
        return range;
    // What follows a quotation without joining it isn't said: "“…” on Monday".
    return {range.first, close};
}

TokenRange AttributionFinder::read_for(Index k) const {
    if (is(k, "for")) return {k + 1, object_end(k + 1)};
    for (Index to = k + 1; to < end_ && to < k + 12; ++to) {
        if (is(to, "to")) return {to, cut_at(to, end_)};
    }
    return {};
}

// Whether a name in quotation marks goes on behind them: "“a champion” for its members".
bool AttributionFinder::goes_on(Index close) const {
    return is(close, "and") || is(close, "for") || is(close, "of");
}

TokenRange AttributionFinder::read_naming(Index k) const {
    if (at(k).mark == 0 && !is(k, "as") && begins_adverbial(at(k).lower)) return {};
    const Index last = cut_at(k, end_);
    Index quote = last;
    for (Index i = k; i < last; ++i) {
        if (quoted(i)) quote = std::min(quote, i);
    }
    if (quote < last) {
        const Index close = quote_end_last(last);
        if (is(k, "it") || is(k, "him") || is(k, "her") || is(k, "them") || is(k, "as") ||
            quote > k + 8)
            return {quote, goes_on(close) ? last : close};
        return {k, goes_on(close) ? last : close};
    }
    for (Index as = k; as < last && as < k + 14; ++as) {
        if (is(as, "as")) return {k, last};
    }
    bool names = is(k, "the") || is(k, "him") || is(k, "her") || is(k, "it") || at(k).capital;
    for (Index a = k + 1; a < last && a < k + 6 && at(a).mark == 0 && !names; ++a) {
        names = is(a, "a") || is(a, "an");  // "called climate change a hoax"
    }
    return names ? TokenRange{k, object_end(k)} : TokenRange{};
}

// "accused the bank of fraud", "blamed him for it", "criticised tariffs as harmful".
TokenRange AttributionFinder::read_accusing(Index verb, Index k, const Cue& cue) const {
    const bool accuses = at(verb).lower.starts_with("accus");
    const bool whole = !accuses && !at(verb).lower.starts_with("blam");
    for (Index of = k + 1; of < end_ && of < k + 14; ++of) {
        if (is(of, "as") && !accuses) return {k, object_end(k)};
        if (is(of, "for") && whole) return {k, object_end(k)};
        if (is(of, "for") || (is(of, "of") && accuses)) return {of + 1, object_end(of + 1)};
    }
    return cue.has(kObject) && begins_object(k) ? TokenRange{k, cut_at(k, end_)} : TokenRange{};
}

// "complained about his microphone", "pointed to reports that …".
TokenRange AttributionFinder::read_about(Index verb, Index k) const {
    const bool speaks = at(verb).lower.starts_with("sp") || at(verb).lower.starts_with("talk");
    if (speaks && !is(k, "about")) return {};
    static constexpr WordSet kJoints(
        {"about", "of", "to", "out", "with", "by", "at", "on", "against"});
    if (k + 2 >= end_ || !kJoints.contains(at(k).lower)) return {};
    return {k + 1, object_end(k + 1)};
}

TokenRange AttributionFinder::read_infinitive(Index k, const Cue& cue) const {
    const Index reach = cue.has(kRecipient) ? k + 9 : k + 1;
    for (Index to = k; to < end_ && to < reach; ++to) {
        if (at(to).mark != 0 || is(to, "that")) break;
        if (is(to, "to") && to + 1 < end_ && !at(to + 1).capital && at(to + 1).mark == 0)
            return {to, cut_at(to, end_)};
    }
    return {};
}

// "that" or a quotation behind a hearer and adverbials: "told reporters in Ohio that …".
TokenRange AttributionFinder::read_that(Index k, const Cue& cue) const {
    constexpr Index kReach = 22;
    const bool hearer = cue.has(kRecipient);
    const bool asks = hearer && cue.has(kFor);  // "asked him whether", "asked her about"
    if (!hearer && !begins_adverbial(at(k).lower) && !is_mark(k, ',')) return {};
    for (Index i = k; i < end_ && i < k + kReach; ++i) {
        if (is(i, "that") && i > k && cue.has(kThat)) return {i, cut_at(i, end_)};
        if (asks && i > k && (begins_question(i) || is(i, "about"))) return {i, cut_at(i, end_)};
        if (opens_quote(i)) {
            if (is_title(i)) {
                i = quote_end(i) - 1;
                continue;
            }
            const Index close = quote_end(i);  // "told “Morning Joe” that …"
            return is(close, "that") ? TokenRange{close, cut_at(close, end_)}
                                     : whole({i, cut_at(i, end_)});
        }
        if (is_mark(i, ':')) return whole({i + 1, end_});
        if (i > k && begins_clause(at(i).lower) && at(i).mark == 0 && cue.has(kBare) &&
            !begins_adverbial(at(i - 1).lower))
            return {i, cut_at(i, end_)};
        if (is_mark(i, ';')) break;
        if (is_mark(i - 1, ',') && finite(at(i).cue) && at(i).cue) break;
    }
    return {};
}

// "said on “Meet the Press”": whether the quotation at `i` is a title behind a preposition.
bool AttributionFinder::is_title(Index i) const {
    constexpr std::size_t kLongest = 7;
    if (i == start_ || at(i - 1).mark != 0) return false;
    if (!begins_adverbial(at(i - 1).lower) && !at(i - 1).possessive && !is(i - 1, "book"))
        return false;
    std::size_t words = 0;
    const Index close = quote_end(i);
    for (Index k = i; k < close; ++k) {
        if (at(k).mark != 0) continue;
        ++words;
        if (!at(k).capital && at(k).lower.size() > 3) return false;
    }
    return words <= kLongest;
}

bool AttributionFinder::begins_bare(Index k, const Cue& cue) const {
    constexpr Index kShortest = 5;  // words of a clause that only follows "say"
    if (at(k).mark != 0) return at(k).mark == '$';
    const bool amount = is(k, "about") && (is(k + 1, "half") || (k + 1 < end_ && at(k + 1).number));
    if (amount) return true;
    if (begins_adverbial(at(k).lower) || is(k, "to") || is(k, "and") || is(k, "but") ||
        is(k, "so") || is(k, "so.") || is(k, "it.") || is(k, "nothing") || is(k, "little") ||
        (is(k, "no") && end_ - k < 4))
        return false;
    if (begins_clause(without_contraction(at(k).lower))) return true;
    if (cue.has(kRecipient)) return false;
    if (at(k - 1).lower.starts_with("sa") && end_ - k >= kShortest) return true;
    for (Index i = k + 1; i < end_; ++i) {
        if (is_finite_verb(at(i)) ||
            (i < k + 8 && at(i).mark == 0 && !at(i).capital && at(i).lower.size() > 3 &&
             at(i).lower.ends_with('s') && !begins_adverbial(at(i).lower) && i > k + 1))
            return true;
    }
    return false;
}

// The end of a noun phrase that is said: before a comma that goes on with something else, not with
// a list.
AttributionFinder::Index AttributionFinder::object_end(Index first) const {
    constexpr Index kItem = 6;
    const Index end = cut_at(first, end_);
    for (Index i = first + 1; i < end; ++i) {
        if (!is_mark(i, ',') || quoted(i)) continue;
        if (is(i + 1, "including") || (is(i + 1, "such") && is(i + 2, "as"))) continue;
        const bool place = i + 2 < end && at(i + 1).capital && at(i + 2).mark != 0;
        if (place) continue;  // "Flint, Mich., police"
        bool list = is(i + 1, "and") || is(i + 1, "or");
        for (Index k = i + 1; k < end && k < i + kItem && !list; ++k) {
            list = is_mark(k, ',') || is(k, "and") || is(k, "or");
        }
        const bool clause = !list || at(i + 1).mark != 0 || begins_clause(at(i + 1).lower) ||
                            is(i + 1, "which") || is(i + 1, "who") || is(i + 1, "but") ||
                            is(i + 1, "so");
        if (clause) return without_occasion(first, i);
    }
    return without_occasion(first, end);
}

// "called for more money in a statement on Thursday": where and when it was said isn't said.
AttributionFinder::Index AttributionFinder::without_occasion(Index first, Index last) const {
    constexpr Index kReach = 7;
    static constexpr WordSet kOccasions({"statement", "interview",  "speech",    "tweet",  "tweets",
                                         "letter",    "conference", "email",     "memo",   "ruling",
                                         "post",      "address",    "testimony", "column", "rally",
                                         "debate",    "twitter",    "facebook",  "show",   "call",
                                         "briefing",  "hearing"});
    while (last > first + 1 && at(last - 1).mark != 0 && !quoted(last - 1)) {
        --last;
    }
    if (last > first + 2 && at(last - 1).mark == 0 && !quoted(last - 1) &&
        (at(last - 1).classes & kCalendarWord) != 0)
        last -= is(last - 2, "on") ? 2 : 1;
    bool occasion = false;
    for (Index i = last; i-- > first + 1 && last - i < kReach && at(i).mark == 0 && !quoted(i);) {
        occasion |= kOccasions.contains(at(i).lower);
        const bool leads = is(i, "in") || is(i, "at") || is(i, "during") || is(i, "on");
        if (occasion && leads) return i;
    }
    return last;
}

bool AttributionFinder::begins_object(Index k) const {
    return at(k).mark == 0 && !begins_adverbial(at(k).lower) && !is(k, "and") && end_ - k > 2;
}

// The end of a content that begins at `first`: before another attribution of the sentence.
AttributionFinder::Index AttributionFinder::cut_at(Index first, Index end) const {
    for (Index i = first + 1; i < end; ++i) {
        if (quoted(i)) continue;
        if (is_according(i)) return i;
        if ((is_mark(i, ',') || is_mark(i, '-')) && cuts_behind_comma(i + 1, end)) return i;
        if (ends_in_comma(i) && cuts_behind_comma(i, end)) return i;
        if ((is(i, "and") || is(i, "but")) && is_second_verb(i + 1)) return i;
    }
    return end;
}

// Whether a quotation that ends in a comma ends before token `i`: "“a hoax,” adding".
bool AttributionFinder::ends_in_comma(Index i) const {
    return i > start_ + 2 && at(i - 1).quote >= 0 && at(i).quote < 0 && t_.is_mark(i - 2, ',');
}

bool AttributionFinder::cuts_behind_comma(Index i, Index end) const {
    if (i >= end || quoted(i) || at(i).mark != 0) return false;
    const Cue cue = at(i).cue;
    if (cue && cue.form == CueForm::kParticiple && !at(i).capital) return true;
    if (is(i, "citing") || is(i, "referring")) return true;
    if ((is(i, "while") || is(i, "whereas")) && attributes(i + 1, end)) return true;
    // ", he said", ", the ministry said on Monday", ", but he added"
    if (is(i, "but") || is(i, "and") || is(i, "though") || is(i, "although")) ++i;
    for (Index k = i; k < end && k < i + 7; ++k) {
        if (quoted(k) || at(k).mark != 0) return false;
        const Cue trailing = k > i ? at(k).cue : Cue{};
        if (!trailing || !trailing.has(kThat) || trailing.form == CueForm::kBase ||
            !is_verb(k, trailing))
            continue;
        const bool that = is(k + 1, "that");
        const bool ends = k + 1 >= end || is_mark(k + 1, '.') || is_mark(k + 1, ',') ||
                          is(k + 1, "on") || is(k + 1, "in");
        const bool named = at(i).capital || is_pronoun(at(i).lower);
        return that || (named && k < i + 4) || (ends && is(i, "the"));
    }
    return false;
}

// "while Wang criticised …": whether a clause that begins at `i` is another attribution.
bool AttributionFinder::attributes(Index i, Index end) const {
    constexpr Index kReach = 6;
    for (Index k = i + 1; k < end && k < i + kReach && at(k).mark == 0 && !quoted(k); ++k) {
        const Cue cue = at(k).cue;
        if (cue && cue.form == CueForm::kPast && is_verb(k, cue)) return true;
    }
    return false;
}

bool AttributionFinder::is_second_verb(Index i) const {
    while (is(i, "has") || is(i, "have") || is(i, "had") || is(i, "also") || is(i, "then")) {
        ++i;
    }
    if (i >= end_ || quoted(i) || at(i).mark != 0) return false;
    const Cue cue = at(i).cue;
    if (!cue || cue.form != CueForm::kPast) return false;
    if (cue.has(kFor) && is(i + 1, "for")) return true;
    if (!cue.has(kThat)) return false;
    return is(i, "said") || is(i + 1, "that") || quoted(i + 1) ||
           (cue.has(kBare) && i + 1 < end_ && is_pronoun(at(i + 1).lower));
}

}  // namespace dateline
