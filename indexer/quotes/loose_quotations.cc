// SPDX-License-Identifier: GPL-3.0-or-later

#include "common/text/word_set.h"
#include "indexer/quotes/attribution_finder.h"
#include "indexer/quotes/noun_phrases.h"
#include "indexer/quotes/speech_words.h"

namespace dateline {

// "KELLER: We will not raise taxes."
bool AttributionFinder::read_transcript() {
    end_ = static_cast<Index>(t_.tokens.size());
    const Index first = end_ > 0 && at(0).mark == '"' ? 1 : 0;
    Index colon = first;
    while (colon < end_ && colon < first + 6 && at(colon).mark != ':') {
        ++colon;
    }
    if (colon == first || !is_mark(colon, ':') || colon + 2 >= end_) return false;
    bool capitals = true;
    for (Index i = first; i < colon; ++i) {
        const bool initial = at(i).capital && at(i).lower.size() <= 3;
        capitals = capitals && (at(i).all_caps || at(i).mark == '.' || initial);
    }
    const bool turn = capitals && at(colon - 1).all_caps && !is_label(colon - 1);
    const bool named =
        may_label_ && label_of(t_).last == colon && !is_label(0) && !is(0, "the") && !quoted(colon);
    if (!turn && !named) return false;
    return put({colon + 1, end_}, {first, colon}, {colon, colon + 1});
}

// What stands before the colon of a headline and is nobody.
bool AttributionFinder::is_label(Index i) const {
    static constexpr WordSet kLabels(
        {"analysis", "opinion",   "update",     "watch",         "video",     "photo",
         "photos",   "exclusive", "live",       "clarification", "editor",    "breaking",
         "review",   "explainer", "profile",    "factbox",       "interview", "column",
         "comment",  "editorial", "correction", "report",        "reports",   "note",
         "read",     "related",   "fact",       "timeline",      "obituary",  "subscribe",
         "email",    "contact",   "source",     "image"});
    return kLabels.contains(at(i).lower);
}

// "“Anna is a true expert.” — Geoffrey Stone, commissioner"
void AttributionFinder::read_dash() {
    for (Index i = start_ + 1; i + 1 < end_; ++i) {
        if (!is_mark(i, '-') || at(i - 1).quote < 0 || claimed_[i - 1] || !at(i + 1).capital)
            continue;
        Index last = i + 1;
        while (last < end_ && at(last).mark == 0 && at(last).capital) {
            ++last;
        }
        if (last - i > 2) put({quote_start(i - 1), i}, {i + 1, last}, {});
    }
}

void AttributionFinder::read_remaining(bool any_cue) {
    for (Index i = start_; i < end_; ++i) {
        if (!opens_quote(i)) continue;
        const TokenRange quote{i, quote_end(i)};
        if (free(quote)) read_loose(quote, any_cue);
    }
}

void AttributionFinder::read_loose(TokenRange quote, bool any_cue) {
    std::size_t words = 0;
    std::size_t capitals = 0;
    std::size_t long_words = 0;
    for (Index i = quote.first; i < quote.last; ++i) {
        if (at(i).mark != 0) continue;
        ++words;
        if (at(i).lower.size() < 4) continue;
        ++long_words;
        capitals += at(i).capital ? 1 : 0;
    }
    const bool first = quote.first <= start_ + 1;
    const bool last = rest_is_empty(quote.last);
    const bool announced = quote.first > start_ && is_mark(quote.first - 1, ':') && last;
    if (words < 2 || announced) {
        if (words >= 2) put(quote, announcer(quote.first - 1), {});
        return;
    }
    if (words < 9 && capitals == long_words && !(first && last)) return;
    // “All Bets Are Off.” in a paragraph of its own is a heading.
    const bool heading = words < 9 && long_words > 1 && capitals == long_words;
    if (heading && first && last && t_.sentences.size() == 1 && !may_label_) return;
    if (first && last) {
        const TokenRange told = out_.empty() && start_ > 0
                                    ? main_subject(t_, before_, start_).value_or(TokenRange{})
                                    : TokenRange{};
        if (words >= 3 || !out_.empty()) put(quote, told, {}, told.empty());
        return;
    }
    const bool sentence = ends_sentence(quote);
    if (words < 4 && !sentence) return;
    TokenRange subject = subject_;
    if (subject.empty()) subject = main_subject(t_, start_, quote.first).value_or(TokenRange{});
    if (subject.empty()) subject = main_subject(t_, quote.last, end_).value_or(TokenRange{});
    // "“A,” she says. “But B,” because of C."
    if (subject.empty() && sentence && !out_.empty() && quote.first < start_ + 4) {
        put(quote, {}, {}, true);
        return;
    }
    if (subject.empty() || (words < 5 && !any_cue && !is_pronoun(at(subject.first).lower))) return;
    put(quote, subject, {});
}

// Who says what stands behind a colon: "A lesson from Ana Duarte: “…”", "Warren hits bank: “…”".
TokenRange AttributionFinder::announcer(Index colon) const {
    if (!subject_.empty()) return subject_;
    for (Index i = start_; i + 1 < colon; ++i) {
        if (is(i, "from") && at(i + 1).mark == 0 && at(i + 1).capital) return {i + 1, colon};
    }
    return main_subject(t_, start_, colon).value_or(TokenRange{});
}

bool AttributionFinder::rest_is_empty(Index i) const {
    for (; i < end_; ++i) {
        if (at(i).mark == 0) return false;
    }
    return true;
}

bool AttributionFinder::ends_sentence(TokenRange quote) const {
    for (Index i = quote.last; i-- > quote.first && at(i).mark != 0;) {
        if (at(i).mark == '.' || at(i).mark == ',' || at(i).mark == '!' || at(i).mark == '?')
            return true;
    }
    return false;
}

TokenRange label_of(const SpeechTokens& tokens) {
    constexpr std::uint32_t kLongest = 3;
    std::uint32_t i = 0;
    while (i <= kLongest && tokens.is_word(i) && tokens.tokens[i].capital &&
           !tokens.tokens[i].possessive && !tokens.quoted(i)) {
        ++i;
    }
    return i > 0 && i <= kLongest && tokens.is_mark(i, ':') ? TokenRange{0, i} : TokenRange{};
}

TokenRange introduces(const SpeechTokens& tokens) {
    const auto end = static_cast<std::uint32_t>(tokens.tokens.size());
    if (end < 3 || !tokens.is_mark(end - 1, ':') || tokens.sentences.empty()) return {};
    const std::uint32_t start = tokens.sentences.back();
    if (tokens.is(start, "from")) return {start + 1, end - 1};
    for (std::uint32_t i = end - 1; i-- > start + 1 && end - i < 8;) {
        if (tokens.quoted(i) || tokens.tokens[i].mark != 0 || !tokens.tokens[i].cue) continue;
        bool negated = false;
        const auto subject = subject_before(tokens, start, i, negated);
        // "Ana Duarte made the following comment:"
        const bool noun =
            tokens.tokens[i].cue.has(kNoun) && tokens.tokens[i].cue.form == CueForm::kBase;
        if (noun) return main_subject(tokens, start, i).value_or(TokenRange{});
        return subject.value_or(TokenRange{});
    }
    return {};
}

}  // namespace dateline
