// SPDX-License-Identifier: GPL-3.0-or-later
#include <string_view>

#include "common/text/word_set.h"
#include "indexer/quotes/attribution_rules.h"
#include "indexer/quotes/name_words.h"
#include "indexer/quotes/speech_words.h"

namespace dateline {
namespace {

// ", and Mr Trump is yet to comment": a clause of the writer's, in the present.
bool begins_own_clause(const SpeechSentence& s, Index i) {
    constexpr Index kName = 5;
    if (!s.is(i, "and") && !s.is(i, "but")) return false;
    Index k = i + 1;
    if (s.is(k, "the")) ++k;
    const Index name = k;
    while (k < s.end && k < name + kName && s.at(k).mark == 0 && s.at(k).capital && !s.quoted(k)) {
        ++k;
    }
    return k > name && (s.is(k, "is") || s.is(k, "are") || s.is(k, "has") || s.is(k, "have"));
}

// ", infuriating his party", ", a move that …", ", possibly the …": what the writer thinks of it.
bool begins_comment(const SpeechSentence& s, Index i) {
    static constexpr WordSet kReactions({"infuriating", "angering", "drawing", "prompting",
                                         "sparking", "echoing", "frustrated", "possibly",
                                         "apparently", "seemingly", "alarming", "enraging",
                                         "surprising", "upsetting", "contradicting"});
    static constexpr WordSet kNouns({"move", "development", "claim", "step", "reference",
                                     "position", "remark", "comment", "stance", "suggestion",
                                     "charge"});
    if (i + 1 >= s.end || s.at(i).mark != 0 || s.quoted(i)) return false;
    if (kReactions.contains(s.at(i).lower)) return true;
    return s.is(i, "a") && s.at(i + 1).mark == 0 && kNouns.contains(s.at(i + 1).lower);
}

// ", but took aim at the mayor": what somebody did beside what he said.
bool is_past_verb(const SpeechSentence& s, Index i) {
    static constexpr WordSet kPast(
        {"took",    "went",    "made",    "gave",   "left",  "got",     "came",
         "kept",    "saw",     "put",     "did",    "began", "refused", "declined",
         "stopped", "offered", "praised", "failed", "held",  "fell",    "met"});
    return i < s.end && s.at(i).mark == 0 && !s.quoted(i) && kPast.contains(s.at(i).lower);
}

// " — a message that …": a dash between spaces with none after it: the writer goes on.
bool is_last_dash(const SpeechSentence& s, Index i, Index end) {
    const auto is_dash = [&](Index k) {
        return k > s.start && s.is_mark(k, '-') && !s.quoted(k) && k + 1 < end &&
               s.at(k).start > s.at(k - 1).end && s.at(k + 1).start > s.at(k).end;
    };
    if (!is_dash(i) || !(s.is(i + 1, "a") || s.is(i + 1, "an") || s.is(i + 1, "the"))) return false;
    for (Index k = i + 1; k < end; ++k) {
        if (is_dash(k)) return false;
    }
    for (Index k = i; k-- > s.start;) {
        if (is_dash(k)) return false;
    }
    return true;
}

}  // namespace

// The end of a content that begins at `first`: before the next attribution, if any.
Index cut_at(const SpeechSentence& s, Index first, Index end) {
    for (Index i = first + 1; i < end; ++i) {
        if (s.quoted(i)) continue;
        if (s.is_according(i)) return i;
        if (s.is_mark(i, ';') || is_last_dash(s, i, end)) return i;
        if (s.is_mark(i, ',') && s.is(i + 1, "but") && is_past_verb(s, i + 2)) return i;
        if (s.is_mark(i, ',') && (begins_own_clause(s, i + 1) || begins_comment(s, i + 1)))
            return i;
        if (s.is(i, "while") && i + 1 < end && s.at(i + 1).cue.form == CueForm::kParticiple &&
            s.at(i + 1).cue)
            return i;
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
        // ", but Ann Lind, a driver, said that …"
        if (s.is_mark(k, ',') && k > i && s.at(k - 1).capital && !s.quoted(k)) {
            Index close = k + 1;
            while (close < end && close < k + 8 && s.at(close).mark == 0) {
                ++close;
            }
            if (!s.is_mark(close, ',') || close + 1 >= end) return false;
            const Cue said = s.at(close + 1).cue;
            return said && said.form == CueForm::kPast && said.has(kThat) &&
                   s.is(close + 2, "that");
        }
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
    const Index first = i;
    while (s.is(i, "has") || s.is(i, "have") || s.is(i, "had") || s.is(i, "also") ||
           s.is(i, "then") || s.is(i, "did") || s.is(i, "not")) {
        ++i;
    }
    if (i >= s.end || s.quoted(i) || s.at(i).mark != 0) return false;
    const Cue cue = s.at(i).cue;
    if (s.is(first, "did") && s.is(first + 1, "not") && cue && cue.form == CueForm::kBase)
        return true;
    if (!cue || cue.form != CueForm::kPast) return false;
    if (cue.has(kFor) && s.is(i + 1, "for")) return true;
    const bool object = s.is(i + 1, "it") || s.is(i + 1, "him") || s.is(i + 1, "her") ||
                        s.is(i + 1, "them");  // "and called it “imperative”"
    if (cue.has(kNaming) && object) return true;
    if (cue.has(kInfinitive) && !cue.has(kThat) && s.is(i + 1, "to")) return true;
    if (!cue.has(kThat)) return false;
    if (s.is(i, "said") || s.quoted(i + 1) ||
        (cue.has(kBare) && i + 1 < s.end && is_pronoun(s.at(i + 1).lower)))
        return true;
    constexpr Index kReach = 6;  // "cautioned on Twitter that", "told reporters that"
    for (Index k = i + 1; k < s.end && k < i + kReach && s.at(k).mark == 0; ++k) {
        if (s.is(k, "that") || s.opens_quote(k)) return true;
    }
    return false;
}

bool is_subordinate(const SpeechSentence& s, TokenRange subject) {
    static constexpr WordSet kJoints({"while", "although", "though", "when", "whereas", "if",
                                      "because", "since", "whenever", "before", "after"});
    if (subject.last - subject.first > 1 &&
        (s.is(subject.last - 1, "who") || s.is(subject.last - 1, "which")))
        return s.is_mark(subject.last - 2, ',');
    Index before = subject.first;
    while (before > s.start &&
           (is_determiner(s.at(before - 1).lower) || is_adverb(s.at(before - 1).lower))) {
        --before;
    }
    const bool begins =
        before == s.start + 1 || (before > s.start + 1 && s.is_mark(before - 2, ',')) ||
        (before == s.start + 2 && s.at(s.start).mark == 0 && is_adverb(s.at(s.start).lower));
    return before > s.start && begins && kJoints.contains(s.at(before - 1).lower);
}

Index end_of_clause(const SpeechSentence& s, TokenRange content) {
    for (Index i = content.first + 1; i < content.last; ++i) {
        if (s.is_mark(i, ',') && !s.quoted(i)) return i;
        if (ends_in_comma(s, i)) return i;
    }
    return content.last;
}

}  // namespace dateline
