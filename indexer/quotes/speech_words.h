// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "indexer/quotes/adverbials.h"
#include "indexer/quotes/speech_tokens.h"

/// The classes of words (lower case) around a verb of speech.
namespace dateline {

/// Begins a clause without "that": "said he would".
bool begins_clause(std::string_view word);

/// "she" of "she'll".
std::string_view without_contraction(std::string_view word);

/// Precedes a noun: the word after it isn't a verb.
bool is_determining(std::string_view word);

/// An article, possessive or preposition: after it not even "said" is a verb.
bool rules_out_verb_after(std::string_view word);

/// Whether a token can only be the finite verb of a clause, judging by the word alone.
bool is_finite_verb(const SpeechToken& token);

/// A form of "to be".
bool is_be(std::string_view word);

/// "merchant", "skipper": an occupation, recognised by its ending. Meaningful only where a noun for
/// a person can occur.
bool is_agentive(std::string_view word);

/// "he", "it", "they" …
bool is_pronoun(std::string_view word);

/// Occurs between a subject and its verb: "has", "also", "clearly".
bool is_auxiliary(const SpeechToken& token);

bool is_negation(std::string_view word);

/// Whether a noun phrase ends at this token.
bool bounds_phrase(const SpeechToken& token);

bool is_preposition(std::string_view word);

bool is_determiner(std::string_view word);

/// "WATCHED Lund": a label of a player or a link in capitals, run together with a name.
bool is_chrome(const SpeechTokens& tokens, std::size_t i);

/// What somebody says or writes: "statement", "tweet".
bool is_utterance(std::string_view noun);

/// The pronoun that says what a possessive one owns: "his claim" is what he says. Other words as
/// they are.
std::string_view nominative(std::string_view word);

}  // namespace dateline
