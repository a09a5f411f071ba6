// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "common/text/word_set.h"
#include "indexer/quotes/attribution_finder.h"
#include "indexer/quotes/name_words.h"

namespace dateline {

std::vector<Attribution> AttributionFinder::run() {
    if (read_transcript()) return std::move(out_);
    read_dash();
    for (std::size_t s = 0; s < t_.sentences.size(); ++s) {
        const std::uint32_t start = t_.sentences[s];
        const auto end = s + 1 < t_.sentences.size() ? t_.sentences[s + 1]
                                                     : static_cast<std::uint32_t>(t_.tokens.size());
        read_sentence(start, end);
    }
    std::ranges::sort(out_, {}, [](const Attribution& a) { return a.content.first; });
    return std::move(out_);
}

void AttributionFinder::read_sentence(Index start, Index end) {
    constexpr Index kLongestSentence = 4000;  // longer ones are no prose, and would cost a square
    if (end - start > kLongestSentence) return;
    before_ = start_;
    start_ = start;
    end_ = end;
    subject_ = {};
    bool any_cue = false;
    for (Index i = start; i < end; ++i) {
        if (!quoted(i) && is_according(i) && !said_before(i)) any_cue |= read_according(i);
    }
    for (Index i = start; i < end; ++i) {
        if (quoted(i) || at(i).mark != 0 || claimed_[i]) continue;
        if (read_claim(i)) {
            any_cue = true;
            continue;
        }
        const Cue cue = at(i).cue;
        if (!cue || !is_verb(i, cue)) continue;
        any_cue |= read_cue(i, cue);
    }
    read_remaining(any_cue);
}

// "Trump's claim that …", "his repeated assertion that …".
bool AttributionFinder::read_claim(Index i) {
    static constexpr WordSet kClaims(
        {"claim",      "claims",      "statement",  "assertion",   "allegation",  "allegations",
         "suggestion", "warning",     "warnings",   "promise",     "pledge",      "vow",
         "accusation", "accusations", "argument",   "contention",  "insistence",  "announcement",
         "complaint",  "remark",      "comment",    "declaration", "emphasis",    "assertions",
         "prediction", "admission",   "assurance",  "assurances",  "observation", "comments",
         "statements", "remarks",     "complaints", "message",     "assessment",  "conclusion"});
    constexpr Index kReach = 3;
    if (i <= start_ || !is(i + 1, "that") || !kClaims.contains(at(i).lower)) return false;
    Index owner = i - 1;
    while (owner > start_ && i - owner < kReach && at(owner).mark == 0 && !is_owner(owner)) {
        --owner;
    }
    if (!is_owner(owner) || quoted(owner)) return false;
    Index first = owner;
    while (at(owner).possessive && first > start_ && at(first - 1).mark == 0 &&
           at(first - 1).capital && !quoted(first - 1)) {
        --first;
    }
    return put({i + 1, cut_at(i + 1, end_)}, {first, owner + 1}, {i, i + 1});
}

// "Trump's", "his".
bool AttributionFinder::is_owner(Index i) const {
    return at(i).possessive || is(i, "his") || is(i, "her") || is(i, "their");
}

// Whether a verb of speech before "according to" has its own content: "said …, according to".
// A statement only backs what the sentence says who said it.
bool AttributionFinder::said_before(Index i) const {
    bool paper = false;
    for (Index k = i + 2; k < end_ && k < i + 6 && at(k).mark == 0; ++k) {
        paper |= is(k, "statement") || is(k, "statements") || is(k, "transcript");
    }
    for (Index k = start_; k < i; ++k) {
        if (quoted(k) || at(k).mark != 0) continue;
        const Cue cue = at(k).cue;
        const bool says = cue.has(kThat) || (paper && cue.has(kNaming));
        if (says && cue.form != CueForm::kBase && !is(k, "agreed") && is_verb(k, cue)) return true;
    }
    return false;
}

bool AttributionFinder::read_according(Index i) {
    Index last = i + 2;
    while (last < end_ && !quoted(last) && at(last).mark != ',' && at(last).mark != ';' &&
           at(last).mark != '-' && at(last).mark != '.' && at(last).mark != ':' &&
           !is(last, "that") && last - i < 24) {
        ++last;
    }
    const TokenRange source{i + 2, last};
    if (source.empty()) return false;
    if (i <= start_ + 1) {
        const bool done = put({skip_appositive(last), cut_at(last, end_)}, source, {i, i + 2});
        if (done) subject_ = source;
        return done;
    }
    Index first = start_;
    while (first < i && claimed_[first]) {
        ++first;
    }
    const bool done = put({first, i}, source, {i, i + 2}, false, 1);
    if (done && subject_.empty()) subject_ = source;
    // "Now, according to a poll, some are swinging."
    const Index next = last + 1;
    const bool goes_on = is_mark(last, ',') && next < end_ && at(next).mark == 0 &&
                         !is(next, "which") && !is(next, "who") && !is(next, "but") &&
                         !is(next, "and") && !is(next, "the") && !is(next, "a");
    if (done && goes_on && i < first + 8) put({next, cut_at(next, end_)}, source, {i, i + 2});
    return done;
}

// Behind a source and a comma: "According to Ana Duarte, the minister, 12 were hurt".
AttributionFinder::Index AttributionFinder::skip_appositive(Index i) const {
    if (!is_mark(i, ',')) return i;
    const bool aside = is(i + 1, "the") || is(i + 1, "a") || is(i + 1, "an") || is(i + 1, "who");
    for (Index k = i + 1; aside && k < end_ && k < i + 12; ++k) {
        if (is_mark(k, ',') && k + 4 < end_) return has_role(i + 1, k) ? k : i;
    }
    return i;
}

bool AttributionFinder::has_role(Index first, Index last) const {
    for (; first < last; ++first) {
        if (at(first).mark == 0 && (at(first).classes & (kRoleWord | kTitleWord)) != 0) return true;
    }
    return false;
}

AttributionFinder::Index AttributionFinder::quote_end(Index i) const {
    const std::int32_t quote = at(i).quote;
    while (i < end_ && at(i).quote == quote) {
        ++i;
    }
    return i;
}

AttributionFinder::Index AttributionFinder::quote_start(Index i) const {
    const std::int32_t quote = at(i).quote;
    while (i > start_ && at(i - 1).quote == quote) {
        --i;
    }
    return i;
}

AttributionFinder::Index AttributionFinder::quote_end_last(Index last) const {
    while (last > start_ && !quoted(last - 1)) {
        --last;
    }
    return last;
}

bool AttributionFinder::free(TokenRange range) const {
    for (Index i = range.first; i < range.last; ++i) {
        if (claimed_[i]) return false;
    }
    return !range.empty();
}

// Without spaces and stops at its ends; marks of quotations stay.
TokenRange AttributionFinder::trimmed(TokenRange range) const {
    const auto edge = [&](Index i) {
        return at(i).quote < 0 && at(i).mark != 0 && at(i).mark != '"' && at(i).mark != '$' &&
               at(i).mark != '(' && at(i).mark != ')' && at(i).mark != '%' && at(i).mark != '[';
    };
    while (!range.empty() && edge(range.first)) {
        ++range.first;
    }
    while (!range.empty() && edge(range.last - 1)) {
        --range.last;
    }
    return range;
}

bool AttributionFinder::put(
    TokenRange content, TokenRange subject, TokenRange cue, bool continues, std::size_t least) {
    content = trimmed(content);
    std::size_t words = 0;
    for (Index i = content.first; i < content.last; ++i) {
        words += at(i).mark == 0 ? 1 : 0;
    }
    const bool all_quoted = !content.empty() && quoted(content.first);
    if (words < (all_quoted ? 1U : least) || !free(content)) return false;
    for (Index i = content.first; i < content.last; ++i) {
        claimed_[i] = true;
    }
    out_.push_back({content, subject, cue, continues});
    return true;
}

std::vector<Attribution> find_attributions(const SpeechTokens& tokens, bool may_label) {
    return AttributionFinder(tokens, may_label).run();
}

}  // namespace dateline
