// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/word_set.h"
#include "indexer/quotes/attributions.h"
#include "indexer/quotes/noun_phrases.h"

namespace dateline {

TokenRange introduces(const SpeechTokens& tokens) {
    const auto end = static_cast<std::uint32_t>(tokens.tokens.size());
    if (end < 3 || !tokens.is_mark(end - 1, ':') || tokens.sentences.empty()) return {};
    const std::uint32_t start = tokens.sentences.back();
    if (tokens.is(start, "from")) return {start + 1, end - 1};
    if (tokens.is(start, "and") && tokens.is(start + 1, "from")) return {start + 2, end - 1};
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

TokenRange credit_of(const SpeechTokens& t) {
    constexpr std::uint32_t kLongest = 12;
    static constexpr WordSet kSmall({"the", "of", "and", "for", "de", "van", "von"});
    const auto end = static_cast<std::uint32_t>(t.tokens.size());
    if (end < 4 || end > kLongest) return {};
    std::uint32_t comma = 0;
    for (std::uint32_t i = 0; i < end; ++i) {
        if (t.is_mark(i, ',') && comma == 0) {
            comma = i;
            continue;
        }
        const bool word = t.is_word(i) && (comma > 0 || !t.tokens[i].cue) &&
                          (t.tokens[i].capital || kSmall.contains(t.tokens[i].lower));
        const bool mark = t.is_mark(i, '&') || t.is_mark(i, '\'') || t.is_mark(i, '.');
        if (!word && !mark) return {};
    }
    const bool name = comma >= 2 && comma <= 8 && comma + 1 < end && t.tokens[comma + 1].capital;
    if (!name) return {};
    return t.is(0, "editorial") ? TokenRange{comma + 1, end} : TokenRange{0, comma};
}

}  // namespace dateline
