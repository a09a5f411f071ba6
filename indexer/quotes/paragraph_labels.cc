// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/attributions.h"
#include "indexer/quotes/noun_phrases.h"

namespace dateline {

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
