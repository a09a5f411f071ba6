// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "indexer/quotes/speech_tokens.h"

/// What words (small letters) are around a verb of speech.
namespace dateline {

/// Stands between a verb and what is said: "said Monday", "flatly".
bool is_adverb(std::string_view word);

/// Begins a clause that stands without "that": "said he would".
bool begins_clause(std::string_view word);

/// "she" of "she'll".
std::string_view without_contraction(std::string_view word);

/// Begins what tells where and when it was said: "in a statement".
bool begins_adverbial(std::string_view word);

/// Stands before a noun: the word behind it is no verb.
bool is_determining(std::string_view word);

/// An article, possessive or preposition, behind which even "said" is no verb.
bool is_article(std::string_view word);

/// What only the verb of a clause can be, as far as words alone tell.
bool is_finite_verb(const SpeechToken& token);

/// A form of "to be".
bool is_be(std::string_view word);

/// "merchant", "skipper": what somebody does, by its ending. Only to be asked where a noun for
/// somebody may stand.
bool is_agentive(std::string_view word);

/// "he", "it", "they" …
bool is_pronoun(std::string_view word);

/// Stands between a subject and its verb: "has", "also", "clearly".
bool is_auxiliary(const SpeechToken& token);

bool is_negation(std::string_view word);

/// What a noun phrase doesn't reach over.
bool bounds_phrase(const SpeechToken& token);

bool is_preposition(std::string_view word);

bool is_determiner(std::string_view word);

}  // namespace dateline
