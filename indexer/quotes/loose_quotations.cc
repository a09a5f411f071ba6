// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "common/text/word_set.h"
#include "indexer/quotes/attribution_finder.h"
#include "indexer/quotes/name_words.h"
#include "indexer/quotes/noun_phrases.h"
#include "indexer/quotes/speaking_nouns.h"
#include "indexer/quotes/speech_words.h"

namespace dateline {

// "KELLER: We will not raise taxes."
bool AttributionFinder::read_turn() {
    if (turn_.label.empty()) return false;
    s_.end = static_cast<Index>(s_.tokens.tokens.size());
    const auto& starts = s_.tokens.sentences;
    const auto second = std::ranges::upper_bound(starts, turn_.label.last);
    if (turn_.alone && second != starts.end()) s_.end = *second;  // "Lund: The quay is old"
    TokenRange label = turn_.label;
    TokenRange name = turn_.name;
    bool done = false;
    for (Index i = label.last; i <= s_.end; ++i) {
        // "… KELLER: …": a turn that begins in the same paragraph
        const bool next = i + 2 < s_.end && s_.at(label.first).all_caps && s_.at(i).mark == 0 &&
                          s_.at(i).all_caps && s_.at(i).lower.size() > 2 &&
                          s_.is_mark(i + 1, ':') && s_.at(i - 1).mark != 0;
        if (!next && i < s_.end) continue;
        done |= put("turn", {label.last, i}, name, {label.last - 1, label.last});
        if (next) name = {i, i + 1};
        if (next) label = {i, i + 2};
    }
    return done;
}

// "We won. pic.twitter.com/… — Pia Lund (@pialund) September 2, 2024": a tweet in the text.
bool AttributionFinder::read_tweet() {
    s_.end = static_cast<Index>(s_.tokens.tokens.size());
    for (Index dash = 3; dash + 4 < s_.end; ++dash) {
        if (!s_.is_mark(dash, '-')) continue;
        Index name = dash + 1;
        while (name < s_.end && s_.at(name).mark == 0 && name < dash + 8) {
            ++name;
        }
        if (name == dash + 1 || !s_.is_mark(name, '(') || !s_.is_mark(name + 1, '@')) continue;
        Index last = dash;
        for (Index i = 0; i < dash && last == dash; ++i) {
            const std::string_view word = s_.at(i).lower;
            if (word.starts_with("pic.twitter.com") || word == "https" || word == "http") last = i;
        }
        return put("tweet", {0, last}, {dash + 1, name}, {});
    }
    return false;
}

// "“Anna is a true expert.” — Geoffrey Stone, commissioner"
void AttributionFinder::read_dash() {
    for (Index i = s_.start + 1; i + 1 < s_.end; ++i) {
        if (!s_.is_mark(i, '-') || s_.at(i - 1).quote < 0 || claimed_[i - 1] ||
            !s_.at(i + 1).capital)
            continue;
        Index last = i + 1;
        while (last < s_.end && s_.at(last).mark == 0 && s_.at(last).capital) {
            ++last;
        }
        if (last - i > 2) put("dash", {s_.quote_start(i - 1), i}, {i + 1, last}, {});
    }
}

void AttributionFinder::read_remaining(bool any_cue) {
    for (Index i = s_.start; i < s_.end; ++i) {
        if (!s_.opens_quote(i)) continue;
        const TokenRange quote{i, s_.quote_end(i)};
        if (s_.free(quote)) read_loose(quote, any_cue);
    }
}

void AttributionFinder::read_loose(TokenRange quote, bool any_cue) {
    if (const TokenRange credit = credit_after(quote.last); !credit.empty()) {
        put("credit", quote, credit, {});
        return;
    }
    const auto [words, long_words, capitals] = words_in(quote);
    if (is_title(s_, quote.first)) return;
    const bool first = quote.first <= s_.start + 1;
    const bool last = s_.rest_is_empty(quote.last);
    const bool announced = quote.first > s_.start && s_.is_mark(quote.first - 1, ':') && last;
    // "“We won”: Pia Lund hails deal"
    if (first && s_.is_mark(quote.last, ':') && !s_.quoted(quote.last + 1) && words >= 2) {
        const auto who = main_subject(s_.tokens, quote.last + 1, s_.end);
        if (who && who->first <= quote.last + 3) put("quotation before a colon", quote, *who, {});
        return;
    }
    if (words < 2 || announced) {
        if (words >= 2) put("quotation without a verb", quote, announcer(quote.first - 1), {});
        return;
    }
    if (words < 9 && capitals == long_words && !(first && last)) return;
    // “All Bets Are Off.” in a paragraph of its own is a heading.
    const bool heading = words < 9 && long_words > 1 && capitals == long_words;
    if (heading && first && last && s_.tokens.sentences.size() == 1) return;
    if (first && last) {
        const TokenRange told =
            out_.empty() && s_.start > 0
                ? main_subject(s_.tokens, s_.before, s_.start).value_or(TokenRange{})
                : TokenRange{};
        if (words >= 3 || !out_.empty())
            put("quotation without a verb", quote, told, {}, told.empty());
        return;
    }
    const bool sentence = s_.ends_sentence(quote);
    if (words < 4 && !sentence) return;
    const TokenRange subject = loose_subject(quote);
    // "“A,” she says. “But B,” because of C."
    if (subject.empty() && sentence && !out_.empty() && quote.first < s_.start + 4) {
        put("quotation without a verb", quote, {}, {}, true);
        return;
    }
    if (subject.empty() || (words < 5 && !any_cue && !is_pronoun(s_.at(subject.first).lower)))
        return;
    put("quotation without a verb", quote, subject, {});
}

// The subject of the sentence around a quotation without a verb of speech.
TokenRange AttributionFinder::loose_subject(TokenRange quote) const {
    TokenRange subject = subject_;
    if (subject.empty())
        subject = main_subject(s_.tokens, s_.start, quote.first).value_or(TokenRange{});
    // "The budget “ends all funding” and cuts grants": not who is named behind it
    const bool object = quote.first > s_.start && s_.at(quote.first - 1).mark == 0 &&
                        !is_preposition(s_.at(quote.first - 1).lower);
    const TokenRange before{s_.start, quote.first};
    if (subject.empty() && object && is_paper_phrase(s_.tokens, before)) subject = before;
    if (subject.empty() && !object)
        subject = main_subject(s_.tokens, quote.last, s_.end).value_or(TokenRange{});
    return subject;
}

AttributionFinder::Words AttributionFinder::words_in(TokenRange quote) const {
    Words words;
    for (Index i = quote.first; i < quote.last; ++i) {
        if (s_.at(i).mark != 0) continue;
        ++words.all;
        if (s_.at(i).lower.size() < 4 || s_.at(i).number || is_preposition(s_.at(i).lower))
            continue;
        ++words.long_ones;
        words.capitals += s_.at(i).capital ? 1 : 0;
    }
    return words;
}

// "“A.” Henry Olsen, Washington Post “B.” …": the author who is named behind a quotation, or behind
// those that follow it at once.
TokenRange AttributionFinder::credit_after(Index i) const {
    constexpr Index kName = 8;
    constexpr Index kPaper = 8;
    const SpeechTokens& t = s_.tokens;
    const auto end = static_cast<Index>(t.tokens.size());
    for (int more = 0; more < 4 && i < end && t.quoted(i); ++more) {
        const std::int32_t quote = t.tokens[i].quote;
        while (i < end && t.tokens[i].quote == quote) {
            ++i;
        }
    }
    const auto is_name = [&](Index k, bool paper) {
        return k < end && !t.quoted(k) &&
               (t.is_mark(k, '.') || t.is_mark(k, '&') ||
                (t.is_word(k) && (t.tokens[k].capital || t.is(k, "and") || t.is(k, "of")) &&
                 (paper || !t.tokens[k].cue) && !t.tokens[k].possessive));
    };
    Index comma = i;
    while (comma < i + kName && is_name(comma, false)) {
        ++comma;
    }
    if (comma < i + 2 || !t.is_mark(comma, ',')) return {};
    Index paper = comma + 1;
    while (paper < comma + kPaper && is_name(paper, true)) {
        ++paper;
    }
    const bool ends = paper == end || t.quoted(paper);
    if (!ends || paper == comma + 1) return {};
    return t.is(i, "editorial") ? TokenRange{comma + 1, paper} : TokenRange{i, comma};
}

// The speaker of what follows a colon: "A lesson from Ana Duarte: “…”", "Warren hits bank: “…”".
TokenRange AttributionFinder::announcer(Index colon) const {
    if (!subject_.empty()) return subject_;
    // "Carvalho's statement: “…”"
    if (colon > s_.start + 1 && s_.at(colon - 1).mark == 0 &&
        is_utterance(s_.at(colon - 1).lower)) {
        Index owner = colon - 1;
        while (owner > s_.start && colon - owner < 5 && !s_.at(owner - 1).possessive) {
            --owner;
        }
        Index name = owner;
        while (name > s_.start && s_.at(name - 1).mark == 0 && s_.at(name - 1).capital) {
            --name;
        }
        if (name < owner && s_.at(owner - 1).possessive) return {name, owner};
    }
    for (Index i = s_.start; i + 1 < colon; ++i) {
        const Index who = s_.is(i + 1, "the") && s_.is(i + 2, "late") ? i + 3 : i + 1;
        if (s_.is(i, "from") && s_.at(who).mark == 0 && s_.at(who).capital) return {who, colon};
    }
    return main_subject(s_.tokens, s_.start, colon).value_or(TokenRange{});
}

}  // namespace dateline
