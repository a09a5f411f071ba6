// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "common/text/word_set.h"
#include "indexer/quotes/attribution_finder.h"
#include "indexer/quotes/name_words.h"
#include "indexer/quotes/noun_phrases.h"
#include "indexer/quotes/speaking_nouns.h"
#include "indexer/quotes/speech_words.h"

namespace dateline {

bool AttributionFinder::read_cue(Index i, const Cue& cue) {
    cue_ = {i, i + 1};
    const bool passive = i > s_.start && cue.form == CueForm::kPast && s_.at(i - 1).mark == 0 &&
                         is_be(s_.at(i - 1).lower) && by_after(s_, i) > 0;
    if (passive) return read_passive(i);
    if (i > s_.start && cue.form == CueForm::kPast && s_.at(i - 1).mark == 0 &&
        is_be(s_.at(i - 1).lower))
        return put("passive without a speaker", agentless(s_, i, cue), {}, cue_);
    if (i == s_.start && finite(cue) && cue.has(kThat)) return read_said_first(i);
    bool negated = false;
    TokenRange subject = subject_of(i, cue, negated);
    if (negated) return false;
    if (finite(cue) && s_.before_content(i)) {
        const auto after = subject_after(s_.tokens, i, s_.end);
        const bool title = s_.ends_in_quote(i) && names_work(i);
        if (after && !title && (subject.empty() || s_.ends_in_quote(i)) &&
            (s_.ends_in_quote(i) || cue.has(kThat)))
            return read_inverted(i, *after);
    }
    if (subject.empty()) subject = guessed_subject(s_, i, cue);
    if (subject.empty()) return false;
    const bool of_aside = is_in_aside(subject);
    if (of_aside) subject = described(subject);
    if (cue.has(kFinding) && !is_paper_phrase(s_.tokens, subject)) return false;
    if (is_unsaid(i, cue, subject)) return false;
    if (subject.first > s_.start &&
        (s_.is(subject.first - 1, "what") || s_.is(subject.first - 1, "how")))
        return false;
    if (read_parenthesis(i, cue, subject)) return true;
    const bool done = read_contents(i, cue, subject, of_aside);
    if (done && !is_subordinate(s_, subject)) subject_ = subject;
    return done;
}

// What is said behind the verb, before the subject, or both.
bool AttributionFinder::read_contents(Index i, const Cue& cue, TokenRange subject, bool of_aside) {
    auto [after, rule] = content_after(s_, i, cue);
    if (!after.empty() && is_subordinate(s_, subject)) {
        after.last = end_of_clause(s_, after);
        // "When I testified before the Senate, nearly all spoke": the main clause
        if (rule != "quotation after a comma" && s_.is_mark(after.first - 1, ',')) after = {};
    }
    // "statements, which the lawyer said exposed him": the subject of what was said is elsewhere.
    const bool relative = subject.first > s_.start &&
                          (s_.is(subject.first - 1, "which") || s_.is(subject.first - 1, "that") ||
                           s_.is(subject.first - 1, "whom"));
    if (relative && !after.empty() && !s_.quoted(after.first) && !s_.is(after.first, "that") &&
        !begins_clause(s_.at(after.first).lower) && !s_.at(after.first).capital &&
        !is_determiner(s_.at(after.first).lower))
        return false;
    if (!after.empty() && !s_.quoted(after.first) && !can_speak(s_.tokens, subject)) return false;
    // "“Never give in,” as Ines Carvalho said."
    const bool as = s_.is(subject.first - 1, "as") && s_.ends_in_quote(subject.first - 1);
    if (as && after.empty())
        return put("clause before the verb",
                   {s_.content_start(subject.first - 1), subject.first - 1}, subject, cue_);
    const bool quote_before = !of_aside && s_.ends_in_quote(subject.first);
    bool done = false;
    if (of_aside && after.empty()) return false;
    if (quote_before || (after.empty() && may_end_with(s_, i, cue)) || s_.split_quotation(i))
        done = read_before(subject, after.empty());
    if (!after.empty()) {
        done |= put(rule, after, subject, cue_);
    } else if (done && !quote_before && s_.is_mark(i + 1, ',') && !s_.quoted(i + 2)) {
        // "A, he said, b."
        put("clause after the verb", {i + 2, cut_at(s_, i + 2, s_.end)}, subject, cue_);
    } else if (!done) {
        done = read_quote_near(i, subject);
    }
    return done;
}

// "Said Ola Berg: “We are open.”"
bool AttributionFinder::read_said_first(Index i) {
    const auto subject = subject_after(s_.tokens, i, s_.end);
    if (!subject) return false;
    Index colon = subject->last;
    while (colon < s_.end && s_.at(colon).mark == 0 && colon < subject->last + 8) {
        ++colon;
    }
    const bool announced = s_.is_mark(colon, ':') && s_.opens_quote(colon + 1);
    if (!announced) return false;
    subject_ = *subject;
    return put("inverted", whole(s_, {colon + 1, s_.end}), *subject, cue_);
}

// "Ann Lind, author of “The Quay Is Gone,” said": whether the quotation before token `i` is the
// title of a work or a byname, not what is said.
bool AttributionFinder::names_work(Index i) const {
    static constexpr WordSet kMakes({"wrote", "directed", "sang", "penned", "published", "co-wrote",
                                     "of", "as", "in", "called", "nicknamed", "named", "dubbed"});
    const Index close = s_.at(i - 1).quote >= 0 ? i - 1 : i - 2;
    const Index open = s_.quote_start(close);
    if (open <= s_.start + 1 || s_.at(open - 1).mark != 0) return false;
    const bool article = s_.is(open - 1, "the") || s_.is(open - 1, "a");
    const Index maker = article ? open - 2 : open - 1;
    return kMakes.contains(s_.at(maker).lower) && s_.is_mark(close - 1, ',') &&
           is_in_title_case(s_, open);
}

// "Ann Lind, a nurse who argued for it": whether the subject is such an aside with "who".
bool AttributionFinder::is_in_aside(TokenRange subject) const {
    return subject.last - subject.first > 1 && s_.is(subject.last - 1, "who") &&
           subject.first > s_.start + 1 && !s_.is_mark(subject.last - 2, ',') &&
           s_.is_mark(subject.first - 1, ',') && s_.at(subject.first - 2).mark == 0 &&
           s_.at(subject.first - 2).capital;
}

// The name that an aside describes.
TokenRange AttributionFinder::described(TokenRange aside) const {
    Index first = aside.first - 1;
    while (first > s_.start && s_.at(first - 1).mark == 0 && s_.at(first - 1).capital &&
           !s_.quoted(first - 1)) {
        --first;
    }
    return {first, aside.first - 1};
}

// "you say", "It also signals that …", "can tell agencies how …": nobody says it.
bool AttributionFinder::is_unsaid(Index i, const Cue& cue, TokenRange subject) const {
    static constexpr WordSet kModals({"can", "could", "may", "might", "should", "must"});
    static constexpr WordSet kInferring({"signals", "signaled", "signalled", "suggests",
                                         "suggested", "implies", "implied", "indicates"});
    const bool one = subject.last - subject.first == 1;
    if (one && (s_.is(subject.first, "you") || s_.is(subject.first, "one"))) return true;
    if (is_heading_word(s_.tokens, subject)) return true;  // "Related reads: …"
    // "Even if he did say so, …"
    const bool condition = subject.first > s_.start && s_.is(subject.first - 1, "if") &&
                           !s_.quoted(i + 1) && !s_.ends_in_quote(subject.first);
    if (condition) return true;
    if (one && s_.is(subject.first, "it") && kInferring.contains(s_.at(i).lower)) return true;
    const bool possible = cue.form == CueForm::kBase && s_.at(i - 1).mark == 0 &&
                          kModals.contains(s_.at(i - 1).lower);
    return possible && !s_.quoted(i + 1) && !s_.is_mark(i + 1, ':') &&
           !s_.ends_in_quote(subject.first);
}

// "Acts of protest, he said, are acts of patriotism": both parts are said, however short they are.
bool AttributionFinder::read_parenthesis(Index i, const Cue& cue, TokenRange subject) {
    constexpr Index kReach = 10;
    if (!finite(cue) || !cue.has(kThat) || subject.first <= s_.start) return false;
    const bool time = s_.is(subject.first - 1, "when") || s_.is(subject.first - 1, "before") ||
                      s_.is(subject.first - 1, "after") || s_.is(subject.first - 1, "since");
    if (time) return false;     // "When she testified before the Senate, nearly all spoke"
    Index end = subject.first;  // of the words before the parenthesis
    if (s_.is(end - 1, "as")) --end;
    Index filler = end;
    while (filler > s_.start &&
           (s_.at(filler - 1).mark != 0 || is_filler(s_.at(filler - 1).lower))) {
        --filler;
    }
    // "As he put it, …", "Still, he said, …", "For instance, he says, …"
    const bool leads = filler == s_.start || is_lead_in(s_, {s_.start, end});
    if (!leads && (end <= s_.start + 1 || !s_.is_mark(end - 1, ',') || s_.quoted(end - 2)))
        return false;
    Index k = i + 1;
    const bool adverbial =
        k < s_.end && s_.at(k).mark == 0 &&
        (is_adverb(s_.at(k).lower) || begins_adverbial(s_.at(k).lower) || cue.has(kRecipient));
    while (adverbial && k < s_.end && k < i + kReach && s_.at(k).mark == 0 && !s_.quoted(k)) {
        if (s_.is(k, "that") || (s_.is(k, "to") && cue.has(kInfinitive))) return false;
        ++k;
    }
    if (!s_.is_mark(k, ',') || k + 1 >= s_.end) return false;
    if (end < subject.first && k > i + 1 && !cue.has(kRecipient)) return false;
    Index first = s_.content_start(end);
    while (first < end && s_.at(first).mark != 0) {
        ++first;
    }
    // "In Ohio, he said, “…”", "Stevie Wonder, who joked of the museum, “…”": not said.
    if (!leads && s_.quoted(k + 1) && (begins_adverbial(s_.at(first).lower) || k > i + 1))
        return false;
    if (!leads && !put("parenthesis", {first, end}, subject, cue_, false, 1)) return false;
    subject_ = subject;
    if (s_.quoted(k + 1))
        put("parenthesis", whole(s_, {k + 1, cut_at(s_, k + 1, s_.end)}), subject, cue_);
    else if (!cuts_behind_comma(s_, k + 1, s_.end) && !s_.is(k + 1, "compared") &&
             !s_.is(k + 1, "based"))
        put("parenthesis", {k + 1, cut_at(s_, k + 1, s_.end)}, subject, cue_);
    return true;
}

// "“A disaster,” was how it was described by Lena Fischer."
bool AttributionFinder::read_passive(Index i) {
    const Index by_at = by_after(s_, i);
    const auto by = subject_after(s_.tokens, by_at, s_.end);
    if (!by) return false;
    for (Index k = i + 1; k < by_at; ++k) {
        if (!s_.opens_quote(k)) continue;
        const bool done = put("passive", {k, s_.quote_end_last(by_at)}, *by, cue_);
        if (done) subject_ = *by;
        return done;
    }
    for (Index k = i; k-- > s_.start;) {
        if (!s_.quoted(k)) continue;
        const bool done = put("passive", {s_.quote_start(k), k + 1}, *by, cue_);
        if (done) subject_ = *by;
        return done;
    }
    for (Index k = by->last; k < s_.end; ++k) {
        if (s_.opens_quote(k)) return put("passive", {k, cut_at(s_, k, s_.end)}, *by, cue_);
    }
    return false;
}

// "The ministry issued a statement saying …": whether somebody writes the paper that "saying"
// follows.
bool AttributionFinder::writes_it(TokenRange paper) const {
    static constexpr WordSet kWrites(
        {"issued", "issues",  "issuing", "released",  "sent",     "sends",
         "wrote",  "writes",  "posted",  "published", "filed",    "signed",
         "made",   "gave",    "put",     "delivered", "tweeted",  "circulated",
         "penned", "fired",   "leaving", "left",      "produced", "read",
         "has",    "had",     "with",    "in",        "on",       "via",
         "using",  "sending", "posting", "releasing", "writing",  "tweeting"});
    constexpr Index kReach = 4;
    if (paper.empty() || speaking_noun(s_.at(paper.last - 1)) != SpeakingNoun::kPaper) return false;
    for (Index i = paper.first; i-- > s_.start && paper.first - i < kReach;) {
        if (s_.at(i).mark == 0 && kWrites.contains(s_.at(i).lower)) return true;
    }
    return false;
}

// The speaker, from the words before the verb: a participle or a second verb shares the sentence's
// subject.
TokenRange AttributionFinder::subject_of(Index i, const Cue& cue, bool& negated) {
    if (i == s_.start) return {};
    const SpeechToken& before = s_.at(i - 1);
    if (cue.form == CueForm::kBase && s_.is(i - 1, "to"))
        return main_subject(s_.tokens, s_.start, i).value_or(TokenRange{});
    const bool progressive =
        cue.form == CueForm::kParticiple && before.mark == 0 &&
        (is_be(before.lower) || (i > s_.start + 1 && is_be(s_.at(i - 2).lower)));
    negated = cue.form == CueForm::kParticiple && before.mark == 0 && is_negation(before.lower);
    if (negated) return {};  // "I'm not arguing that …"
    if (cue.form == CueForm::kParticiple && !progressive) {
        if (before.mark == ',' || before.mark == '-' || before.quote >= 0 || s_.is(i - 1, "and") ||
            s_.is(i - 1, "by") || s_.is(i - 1, "in") || s_.is(i - 1, "before") ||
            s_.is(i - 1, "while"))
            return subject_.empty() ? main_subject(s_.tokens, s_.start, i).value_or(TokenRange{})
                                    : subject_;
        // "with Xi calling for …"
        bool ignored = false;
        const auto np = subject_before(s_.tokens, s_.start, i, ignored);
        // "took to Twitter calling …": not the object of a preposition
        const bool object =
            np && np->first > s_.start + 1 && s_.at(np->first - 1).mark == 0 &&
            (is_preposition(s_.at(np->first - 1).lower) || s_.is(np->first - 1, "to")) &&
            !s_.is(np->first - 1, "with");
        if (!np || object || writes_it(*np))
            return subject_.empty() ? main_subject(s_.tokens, s_.start, i).value_or(TokenRange{})
                                    : subject_;
        TokenRange name = *np;
        while (name.last - name.first > 1 && !s_.at(name.first).capital) {
            ++name.first;
        }
        return name;
    }
    Index first = i;  // of "has also said"
    while (first > s_.start + 1 && is_auxiliary(s_.at(first - 1))) {
        --first;
    }
    const bool shared = s_.is(i - 1, "and") || s_.is(i - 1, "then") || s_.is(i - 1, "but") ||
                        s_.is(i - 1, "also") ||
                        (first < i && (s_.is(first - 1, "but") || s_.is(first - 1, "and")));
    if (shared) {
        for (Index k = first; k < i; ++k) {
            negated |= is_negation(s_.at(k).lower);
        }
        if (!subject_.empty()) return subject_;
        if (const auto main = main_subject(s_.tokens, s_.start, i)) return *main;
    }
    return subject_before(s_.tokens, s_.start, i, negated).value_or(TokenRange{});
}

// The legend of a map, a caption or a list of links may stand before a quotation without a full
// stop: where the content that ends before token `end` begins without it. What belongs to a
// quotation has a verb, or is short.
Index AttributionFinder::without_debris(Index first, Index end) const {
    constexpr Index kShort = 8;  // tokens
    Index quote = first;
    while (quote < end && !s_.quoted(quote)) {
        if (is_finite_verb(s_.at(quote)) || is_pronoun(s_.at(quote).lower)) return first;
        ++quote;
    }
    return quote < end && quote - first > kShort ? quote : first;
}

bool AttributionFinder::read_inverted(Index i, TokenRange subject) {
    cue_ = {i, i + 1};
    // Without quotation marks, the subject must be able to speak: not "…, suggests a recognition of
    // …".
    if (!s_.ends_in_quote(i) && !can_speak(s_.tokens, subject)) return false;
    TokenRange before{without_debris(s_.content_start(i), i), i};
    bool done = put("inverted", before, subject, cue_);
    Index k = subject.last;
    while (k < s_.end && !s_.opens_quote(k)) {
        ++k;
    }
    if (k < s_.end && (s_.is_mark(k - 1, ',') || s_.is_mark(k - 1, ':') || s_.is_mark(k - 1, '-')))
        done |= put("inverted", {k, cut_at(s_, k, s_.end)}, subject, cue_);
    if (done) subject_ = subject;
    return done;
}

bool AttributionFinder::read_before(TokenRange subject, bool alone) {
    const Index end = subject.first;
    if (end <= s_.start + 1) return false;
    const bool quote = s_.ends_in_quote(end);
    if (!quote && !s_.is_mark(end - 1, ',') && !s_.is_mark(end - 1, '-')) return false;
    if (!quote && !alone) return false;
    const Index close = s_.at(end - 1).quote >= 0 ? end - 1 : end - 2;
    if (quote && is_title(s_, s_.quote_start(close))) return false;
    Index first = without_debris(s_.content_start(end), end);
    if (quote && !alone) first = s_.quote_start(s_.at(end - 1).quote >= 0 ? end - 1 : end - 2);
    return put("clause before the verb", {first, end}, subject, cue_);
}

// A quotation somewhere after the verb.
bool AttributionFinder::read_quote_near(Index i, TokenRange subject) {
    constexpr Index kNear = 24;
    for (Index k = i + 1; k < s_.end && k < i + kNear; ++k) {
        if (!s_.quoted(k) && s_.at(k).mark == 0 && s_.at(k).cue) return false;
        if (!s_.opens_quote(k) || claimed_[k]) continue;
        const Index close = s_.quote_end(k);
        std::size_t words = 0;
        for (Index w = k; w < close; ++w) {
            words += s_.at(w).mark == 0 ? 1 : 0;
        }
        return words > 1 && !is_title(s_, k) &&
               put("quotation near the verb", {k, cut_at(s_, k, s_.end)}, subject, cue_);
    }
    return false;
}

}  // namespace dateline
