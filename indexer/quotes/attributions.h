// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/quotes/speech_tokens.h"
#include "indexer/quotes/token_range.h"

namespace dateline {

/// What somebody is said to have said, in a paragraph: `content` tokens, quotation marks included.
struct Attribution {
    TokenRange content;
    TokenRange subject;       ///< empty: the text around names nobody
    TokenRange cue;           ///< empty: a quotation alone
    bool continues = false;   ///< of the speaker before it
    std::string_view rule{};  ///< the name of the rule that found it
};

/// Finds who said what in one paragraph: cues of speech, their subjects before or behind them, and
/// the quotation or clause that they report. Contents are disjoint and in order. Linear: each cue
/// looks at its own sentence only, and at no more than a fixed number of tokens before it.
std::vector<Attribution> find_attributions(const SpeechTokens& tokens, bool may_label);

/// What stands before a colon at the beginning of a paragraph, at most three words, each with a
/// capital ("Maren Kilbride: …"); empty where nothing does.
TokenRange label_of(const SpeechTokens& tokens);

/// Who a paragraph that ends in a colon says will speak in the next one: "From Joan Silva:", "The
/// Post reports:". Empty for any other.
TokenRange introduces(const SpeechTokens& tokens);

}  // namespace dateline
