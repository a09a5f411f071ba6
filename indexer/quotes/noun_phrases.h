// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "indexer/quotes/attributions.h"

namespace dateline {

/// The noun phrase that ends before a verb at token `verb`, within the sentence that begins at
/// `start`: over auxiliaries and adverbs and appositives ("Omar Haddad, who …, said"); a relative
/// pronoun is part of it ("Omar Haddad, who"). `negated` tells of "did not". Nothing where no noun
/// phrase stands there.
std::optional<TokenRange> subject_before(const SpeechTokens& t,
                                         std::uint32_t start,
                                         std::uint32_t verb,
                                         bool& negated);

/// What stands before a verb of its clause, where no noun phrase can be told: "Those close to him
/// said". Nothing where that is nothing.
std::optional<TokenRange> rough_subject(const SpeechTokens& t,
                                        std::uint32_t start,
                                        std::uint32_t verb);

/// Whether a noun phrase names somebody: a name, a pronoun, a role, an organisation.
bool can_speak(const SpeechTokens& t, TokenRange phrase);

/// The noun phrase right behind a verb: "said Omar Haddad, an economist".
std::optional<TokenRange> subject_after(const SpeechTokens& t,
                                        std::uint32_t verb,
                                        std::uint32_t end);

/// The first name, pronoun or role of a sentence, outside quotations: who a participle ("…, saying
/// that") speaks of.
std::optional<TokenRange> main_subject(const SpeechTokens& t,
                                       std::uint32_t start,
                                       std::uint32_t end);

}  // namespace dateline
