// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/quotes/speech_tokens.h"
#include "indexer/quotes/token_range.h"
#include "indexer/quotes/turns.h"

namespace dateline {

/// A statement attributed to somebody in a paragraph; `content` includes its quotation marks.
struct Attribution {
    TokenRange content;
    TokenRange subject;       ///< empty if the text around it names nobody
    TokenRange cue;           ///< empty for a quotation alone
    bool continues = false;   ///< said by the previous speaker
    std::string_view rule{};  ///< the name of the rule that found it
};

/// Finds who said what in one paragraph: cues of speech, their subjects before or after them, and
/// the quotation or clause that they report. Contents are disjoint and in order. Linear: each cue
/// looks at its own sentence only, and at no more than a fixed number of tokens before it. `turn`:
/// of the paragraph.
std::vector<Attribution> find_attributions(const SpeechTokens& tokens, const Turn& turn);

/// The speaker that a paragraph ending in a colon announces for the next one: "From Joan Silva:",
/// "The Post reports:". Empty for any other.
TokenRange introduces(const SpeechTokens& tokens);

/// The author in a line that credits the quotation above it: "Henry Olsen, Washington Post". Empty
/// for any other paragraph.
TokenRange credit_of(const SpeechTokens& tokens);

}  // namespace dateline
