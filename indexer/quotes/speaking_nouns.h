// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/quotes/speech_tokens.h"
#include "indexer/quotes/token_range.h"

namespace dateline {

/// What the head of a noun phrase in lower case can do: "officials", "the bank" and "a poll" can
/// say something, "questions" can't.
enum class SpeakingNoun : std::uint8_t { kNone, kPerson, kBody, kPaper };

SpeakingNoun speaking_noun(const SpeechToken& token);

/// Whether the phrase is a word that has a capital only because it begins a sentence, and that
/// names nobody: "Related", "Reportedly".
bool is_heading_word(const SpeechTokens& tokens, TokenRange phrase);

/// Whether a noun phrase can be the subject of a verb of speech: a name, a pronoun, or a noun that
/// speaks. Shares and numbers of people ("51 percent of voters") state the result of a poll and
/// can't.
bool can_speak(const SpeechTokens& tokens, TokenRange phrase);

/// Whether a noun phrase is a paper: "a report released last year", "the study".
bool is_paper_phrase(const SpeechTokens& tokens, TokenRange phrase);

}  // namespace dateline
