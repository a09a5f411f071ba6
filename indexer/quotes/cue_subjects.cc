// SPDX-License-Identifier: GPL-3.0-or-later

#include "common/text/word_set.h"
#include "indexer/quotes/attribution_finder.h"
#include "indexer/quotes/noun_phrases.h"
#include "indexer/quotes/speech_words.h"
#include "indexer/quotes/word_meanings.h"

namespace dateline {

// Whether a form of speech is a verb here: no noun, no passive, nothing denied or to come.
bool AttributionFinder::is_verb(Index i, const Cue& cue) const {
    static constexpr WordSet kPassive(
        {"is", "was", "were", "are", "been", "be", "being", "gets", "got", "get"});
    const std::string_view before = i > start_ && at(i - 1).mark == 0 ? at(i - 1).lower : "";
    // Of "She then urges", "The company also reports": what stands before the adverb.
    const Index noun_at =
        i > start_ + 1 && (before == "then" || before == "also" || before == "now") ? i - 2 : i - 1;
    if (at(i).capital && i > start_ && !is_title_case_at(i)) return false;
    if (is(i, "rules") || (is(i, "states") && i > start_ &&
                           ((at(i - 1).lower.ends_with('s') && !at(i - 1).capital) ||
                            at(i - 1).lower.find('-') != std::string_view::npos)))
        return false;
    if (before == "to" && cue.form == CueForm::kBase && !is_purpose(i, cue)) return false;
    const bool that = is(i + 1, "that") || is_mark(i + 1, ':') || quoted(i + 1) ||
                      (is_mark(i + 1, ',') && quoted(i + 2));
    if (cue.has(kNoun) && (cue.form == CueForm::kBase || cue.form == CueForm::kThird)) {
        if (i == start_ || is_determining(before) || at(i - 1).possessive) return false;
        const SpeechToken& noun = at(noun_at);
        const std::string_view who = noun.mark == 0 ? noun.lower : "";
        const bool pronoun = who == "he" || who == "she" || who == "it" || who == "who";
        const bool plural = (name_classes(who) & kPluralRole) != 0 || who == "they" ||
                            who == "who" || who == "we" || who == "i";
        const bool speaker = (name_classes(who) & (kRoleWord | kOrganisation)) != 0;
        if (cue.form == CueForm::kBase) {
            if (!that && !cue.has(kFor) && !plural) return false;
            if (that && !plural && !speaker && !noun.capital && !who.ends_with('s') &&
                who != "you" && who != "to")
                return false;
        } else if (!that && !noun.capital && !speaker && !pronoun) {
            return false;
        }
    } else if (is_article(before) && cue.form != CueForm::kParticiple) {
        return false;
    }
    const bool adverb = i > start_ + 1 && (before == "also" || before == "being" ||
                                           (is_adverb(before) && before.ends_with("ly")));
    const std::string_view be = adverb && at(i - 2).mark == 0 ? at(i - 2).lower : before;
    if (cue.form == CueForm::kPast && kPassive.contains(be))
        return by_after(i) > 0 || !agentless(i, cue).empty();
    if (cue.form == CueForm::kParticiple &&
        (before == "worth" || before == "without" || before == "for" || before == "of"))
        return false;
    if (before == "let" || before == "having" || before == "as" ||
        (before == "previously" && i == start_ + 1))
        return false;
    return !at(i).possessive;
}

// "took to Twitter to accuse the bank of fraud": speech all the same, unless it is refused.
bool AttributionFinder::is_purpose(Index i, const Cue& cue) const {
    static constexpr WordSet kRefusals(
        {"declined", "declines", "refused", "refuses",  "failed", "fails",  "unable",
         "want",     "wants",    "wanted",  "expected", "ready",  "likely", "going",
         "allowed",  "able",     "free",    "have",     "has",    "had",    "reluctant"});
    const bool content = cue.has(kAccusing) || cue.has(kFor) || quoted(i + 1) || is(i + 1, "that");
    return content && i > start_ + 2 && at(i - 2).mark == 0 && !kRefusals.contains(at(i - 2).lower);
}

// What is said in a passive clause that names nobody: "was accused of fraud", "is called a hoax",
// "was told that …". Empty where nothing is.
TokenRange AttributionFinder::agentless(Index i, const Cue& cue) const {
    constexpr Index kNear = 3;
    Index k = i + 1;
    if (k >= end_ || at(k).mark != 0) return {};
    if (is(k, "that") || (cue.has(kThat) && begins_question(k))) return {k, cut_at(k, end_)};
    if (cue.has(kAccusing)) {
        for (; k < end_ && k < i + kNear; ++k) {
            if (is(k, "of") || is(k, "for") || is(k, "with")) return {k + 1, object_end(k + 1)};
        }
        return {};
    }
    if (!cue.has(kNaming)) return {};
    if (is(k, "as")) ++k;
    return is(k, "to") || is(k, "for") || is(k, "in") || is(k, "on") || is(k, "off")
               ? TokenRange{}
               : TokenRange{k, object_end(k)};
}

// The "by" that names who is behind a passive verb; 0 for none.
AttributionFinder::Index AttributionFinder::by_after(Index i) const {
    constexpr Index kNear = 12;
    for (Index k = i + 1; k < end_ && k < i + kNear; ++k) {
        if (!quoted(k) && is(k, "by")) return k;
        if (!quoted(k) && at(k).mark == ',') break;
    }
    return 0;
}

// In a headline each word has a capital: "Rates to Stay High, Haddad Says".
bool AttributionFinder::is_title_case_at(Index i) const {
    if (i == start_ || !at(i).capital || t_.sentences.size() > t_.story + 1) return false;
    Index small = 0;
    Index words = 0;
    for (Index k = start_; k < end_; ++k) {
        if (at(k).mark != 0 || at(k).lower.size() < 4) continue;
        ++words;
        small += at(k).capital ? 0 : 1;
    }
    return small * 5 < words;
}

bool AttributionFinder::read_cue(Index i, const Cue& cue) {
    cue_ = {i, i + 1};
    const bool passive = i > start_ && cue.form == CueForm::kPast && at(i - 1).mark == 0 &&
                         is_be(at(i - 1).lower) && by_after(i) > 0;
    if (passive) return read_passive(i);
    if (i > start_ && cue.form == CueForm::kPast && at(i - 1).mark == 0 && is_be(at(i - 1).lower))
        return put(agentless(i, cue), {}, cue_);
    bool negated = false;
    TokenRange subject = subject_of(i, cue, negated);
    if (negated) return false;
    if (finite(cue) && before_content(i)) {
        const auto after = subject_after(t_, i, end_);
        if (after && (subject.empty() || ends_in_quote(i)) && (ends_in_quote(i) || cue.has(kThat)))
            return read_inverted(i, *after);
    }
    if (subject.empty()) subject = guessed_subject(i, cue);
    if (subject.empty()) return false;
    if (subject.first > start_ && (is(subject.first - 1, "what") || is(subject.first - 1, "how")))
        return false;
    if (read_parenthesis(i, cue, subject)) return true;
    const TokenRange after = content_after(i, cue);
    const bool says = at(i).lower.starts_with("sa") || at(i).lower.starts_with("t");  // say, tell
    if (!after.empty() && !says && !quoted(after.first) && !is(after.first, "that") &&
        !begins_question(after.first) && !can_speak(t_, subject))
        return false;
    const bool quote_before = ends_in_quote(subject.first);
    bool done = false;
    if (quote_before || (after.empty() && may_end_with(i, cue)) || split_quotation(i))
        done = read_before(subject, after.empty());
    if (!after.empty()) {
        done |= put(after, subject, cue_);
    } else if (done && !quote_before && is_mark(i + 1, ',') && !quoted(i + 2)) {
        put({i + 2, cut_at(i + 2, end_)}, subject, cue_);  // "A, he said, b."
    } else if (!done) {
        done = read_quote_near(i, subject);
    }
    if (done) subject_ = subject;
    return done;
}

// "Acts of protest, he said, are acts of patriotism": both parts are said, however short.
bool AttributionFinder::read_parenthesis(Index i, const Cue& cue, TokenRange subject) {
    constexpr Index kReach = 10;
    if (!finite(cue) || !cue.has(kThat) || subject.first <= start_) return false;
    Index end = subject.first;  // of what stands before the parenthesis
    if (is(end - 1, "as")) --end;
    Index filler = end;
    while (filler > start_ && (at(filler - 1).mark != 0 || is_filler(at(filler - 1).lower))) {
        --filler;
    }
    const bool leads = filler == start_;  // "As he put it, …", "Still, he said, …"
    if (!leads && (end <= start_ + 1 || !is_mark(end - 1, ',') || quoted(end - 2))) return false;
    Index k = i + 1;
    const bool adverbial =
        k < end_ && at(k).mark == 0 &&
        (is_adverb(at(k).lower) || begins_adverbial(at(k).lower) || cue.has(kRecipient));
    while (adverbial && k < end_ && k < i + kReach && at(k).mark == 0 && !quoted(k)) {
        if (is(k, "that") || (is(k, "to") && cue.has(kInfinitive))) return false;
        ++k;
    }
    if (!is_mark(k, ',') || k + 1 >= end_) return false;
    if (end < subject.first && k > i + 1 && !cue.has(kRecipient)) return false;
    Index first = content_start(end);
    while (first < end && at(first).mark != 0) {
        ++first;
    }
    // "In Ohio, he said, “…”", "Stevie Wonder, who joked of the museum, “…”": not said.
    if (!leads && quoted(k + 1) && (begins_adverbial(at(first).lower) || k > i + 1)) return false;
    if (!leads && !put({first, end}, subject, cue_, false, 1)) return false;
    subject_ = subject;
    if (quoted(k + 1))
        put(whole({k + 1, cut_at(k + 1, end_)}), subject, cue_);
    else if (!cuts_behind_comma(k + 1, end_) && !is(k + 1, "compared") && !is(k + 1, "based"))
        put({k + 1, cut_at(k + 1, end_)}, subject, cue_);
    return true;
}

bool AttributionFinder::is_filler(std::string_view word) {
    static constexpr WordSet kWords(
        {"still", "yet", "however", "if", "but", "and", "so", "then", "also", "now", "moreover"});
    return kWords.contains(word);
}

// Whether a clause before the verb can be what is said: nothing that is said follows.
bool AttributionFinder::may_end_with(Index i, const Cue& cue) const {
    if (!cue.has(kThat)) return false;
    const Index k = i + 1;
    return k >= end_ || at(k).mark != 0 || is_adverb(at(k).lower) ||
           begins_adverbial(at(k).lower) || cue.has(kRecipient);
}

// "“A disaster,” was how it was described by Lena Fischer."
bool AttributionFinder::read_passive(Index i) {
    const Index by_at = by_after(i);
    const auto by = subject_after(t_, by_at, end_);
    if (!by) return false;
    for (Index k = i + 1; k < by_at; ++k) {
        if (!opens_quote(k)) continue;
        const bool done = put({k, quote_end_last(by_at)}, *by, cue_);
        if (done) subject_ = *by;
        return done;
    }
    for (Index k = i; k-- > start_;) {
        if (!quoted(k)) continue;
        const bool done = put({quote_start(k), k + 1}, *by, cue_);
        if (done) subject_ = *by;
        return done;
    }
    for (Index k = by->last; k < end_; ++k) {
        if (opens_quote(k)) return put({k, cut_at(k, end_)}, *by, cue_);
    }
    return false;
}

// Who says it, from what stands before the verb: a participle and a second verb have the
// sentence's subject.
TokenRange AttributionFinder::subject_of(Index i, const Cue& cue, bool& negated) {
    if (i == start_) return {};
    const SpeechToken& before = at(i - 1);
    if (cue.form == CueForm::kBase && is(i - 1, "to"))
        return main_subject(t_, start_, i).value_or(TokenRange{});
    const bool progressive = cue.form == CueForm::kParticiple && before.mark == 0 &&
                             (is_be(before.lower) || (i > start_ + 1 && is_be(at(i - 2).lower)));
    if (cue.form == CueForm::kParticiple && !progressive) {
        if (before.mark == ',' || before.mark == '-' || before.quote >= 0 || is(i - 1, "and") ||
            is(i - 1, "by") || is(i - 1, "in") || is(i - 1, "before") || is(i - 1, "while"))
            return subject_.empty() ? main_subject(t_, start_, i).value_or(TokenRange{}) : subject_;
        // "with Xi calling for …"
        bool ignored = false;
        const auto np = subject_before(t_, start_, i, ignored);
        if (!np)
            return subject_.empty() ? main_subject(t_, start_, i).value_or(TokenRange{}) : subject_;
        TokenRange name = *np;
        while (name.last - name.first > 1 && !at(name.first).capital) {
            ++name.first;
        }
        return name;
    }
    if (is(i - 1, "and") || is(i - 1, "then") || is(i - 1, "but") || is(i - 1, "also")) {
        if (!subject_.empty()) return subject_;
        if (const auto main = main_subject(t_, start_, i)) return *main;
    }
    return subject_before(t_, start_, i, negated).value_or(TokenRange{});
}

// Who a sure verb of speech has for its subject where no noun phrase can be told.
TokenRange AttributionFinder::guessed_subject(Index i, const Cue& cue) const {
    if (i == start_ || !cue.has(kThat) || cue.has(kNoun) || !finite(cue)) return {};
    const auto subject = is_mark(i - 1, ',') || ends_in_quote(i) || is(i - 1, "that")
                             ? main_subject(t_, start_, i)
                             : rough_subject(t_, start_, i);
    return subject.value_or(TokenRange{});
}

bool AttributionFinder::before_content(Index i) const {
    return i > start_ && (ends_in_quote(i) || is_mark(i - 1, ','));
}

// Whether a quotation ends right before token `i`, a comma aside.
bool AttributionFinder::ends_in_quote(Index i) const {
    if (i > start_ && at(i - 1).quote >= 0) return true;
    return i > start_ + 1 && is_mark(i - 1, ',') && at(i - 2).quote >= 0;
}

bool AttributionFinder::read_inverted(Index i, TokenRange subject) {
    cue_ = {i, i + 1};
    // Without marks, only somebody who can speak: not "…, suggests a recognition of …".
    if (!ends_in_quote(i) && !can_speak(t_, subject)) return false;
    TokenRange before{content_start(i), i};
    bool done = put(before, subject, cue_);
    Index k = subject.last;
    while (k < end_ && !opens_quote(k)) {
        ++k;
    }
    if (k < end_ && (is_mark(k - 1, ',') || is_mark(k - 1, ':') || is_mark(k - 1, '-')))
        done |= put({k, cut_at(k, end_)}, subject, cue_);
    if (done) subject_ = subject;
    return done;
}

// Where a reported clause that ends before `end` begins: behind what is claimed already.
AttributionFinder::Index AttributionFinder::content_start(Index end) const {
    Index first = end;
    while (first > start_ && !claimed_[first - 1] &&
           !(is_mark(first - 1, ';') && !quoted(first - 1))) {
        --first;
    }
    return first;
}

bool AttributionFinder::read_before(TokenRange subject, bool alone) {
    const Index end = subject.first;
    if (end <= start_ + 1) return false;
    const bool quote = ends_in_quote(end);
    if (!quote && !is_mark(end - 1, ',') && !is_mark(end - 1, '-')) return false;
    if (!quote && !alone) return false;
    Index first = content_start(end);
    if (quote && !alone) first = quote_start(at(end - 1).quote >= 0 ? end - 1 : end - 2);
    return put({first, end}, subject, cue_);
}

// A quotation somewhere behind the verb.
bool AttributionFinder::read_quote_near(Index i, TokenRange subject) {
    constexpr Index kNear = 24;
    for (Index k = i + 1; k < end_ && k < i + kNear; ++k) {
        if (!quoted(k) && at(k).mark == 0 && at(k).cue) return false;
        if (!opens_quote(k) || claimed_[k]) continue;
        return !is_title(k) && put({k, cut_at(k, end_)}, subject, cue_);
    }
    return false;
}

}  // namespace dateline
