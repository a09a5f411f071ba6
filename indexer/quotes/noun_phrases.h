// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "indexer/quotes/attributions.h"

namespace dateline {

/// The noun phrase that ends before a verb at token `verb`, within the sentence that begins at
/// `start`: auxiliaries, adverbs and appositives between them are skipped ("Omar Haddad, who …,
/// said"); a relative pronoun is part of it ("Omar Haddad, who"). `negated` is set after "did not".
/// `std::nullopt` if there is no noun phrase.
std::optional<TokenRange> subject_before(const SpeechTokens& t,
                                         std::uint32_t start,
                                         std::uint32_t verb,
                                         bool& negated);

/// The words of its clause before a verb, for when no noun phrase is recognised: "Those close to
/// him said". `std::nullopt` if there are none.
std::optional<TokenRange> rough_subject(const SpeechTokens& t,
                                        std::uint32_t start,
                                        std::uint32_t verb);

/// The noun phrase directly after a verb: "said Omar Haddad, an economist".
std::optional<TokenRange> subject_after(const SpeechTokens& t,
                                        std::uint32_t verb,
                                        std::uint32_t end);

/// The first name, pronoun or role of a sentence, outside quotations: the subject of a participle
/// ("…, saying that").
std::optional<TokenRange> main_subject(const SpeechTokens& t,
                                       std::uint32_t start,
                                       std::uint32_t end);

}  // namespace dateline
