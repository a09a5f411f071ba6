// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/quotes/speech_tokens.h"

/// Roles next to names: "Chinese Foreign Minister Wang Yi".
namespace dateline {

inline constexpr std::size_t kLongestRole = 9;  ///< words

/// A word that names an office when followed by "of": "Secretary of State".
bool is_office(std::string_view word);

/// Whether a word of these classes (NameWord) can be part of a role before a name.
bool is_ranked(std::uint16_t of);

/// The first token of a role that ends before token `end`: "Chinese Foreign Minister", "a spokesman
/// for the ministry", "Harbour master"; `end` if there is none.
std::size_t role_before(const SpeechTokens& tokens, std::size_t end);

}  // namespace dateline
