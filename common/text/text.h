// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "common/text/utf8.h"

/// The Unicode properties that the programs need, from ICU. All input is well-formed UTF-8 unless
/// stated otherwise.
namespace dateline {

/// The letter case of a word. Digits and marks are ignored; a single upper-case letter is kTitle.
enum class LetterCase : unsigned char { kLower, kTitle, kUpper, kMixed };

/// The form in which words are compared: NFKC with case folding (Unicode 3.13, R5), without accents
/// on Latin and Greek letters, Arabic vowel signs and Hebrew points; ё becomes е; letters that are
/// typed for one another become one (letter_folds.h). ASCII is folded without ICU. Throws nothing;
/// `fold(fold(x)) == fold(x)`.
std::string fold(std::string_view text);

LetterCase letter_case(std::string_view word);

bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_alnum(char32_t c);
bool is_space(char32_t c);
bool is_symbol(char32_t c);  ///< of mathematics, a currency and the like

/// Whether a script writes words without spaces: Han, kana, Thai, Lao, Khmer, Myanmar.
bool is_unspaced(char32_t c);

/// Whether `c` extends the character before it (a combining mark or a variation selector).
bool is_mark(char32_t c);

/// The columns that `text` takes in a terminal: 2 for wide and full-width characters, 0 for marks,
/// else 1 (UAX #11).
std::size_t display_width(std::string_view text);

/// The longest prefix of whole characters that takes at most `columns` columns.
std::string_view display_prefix(std::string_view text, std::size_t columns);

/// The longest suffix of whole characters that takes at most `columns` columns; it doesn't begin
/// with a mark.
std::string_view display_suffix(std::string_view text, std::size_t columns);

/// `text` without white space at its ends (Unicode White_Space).
std::string_view trim(std::string_view text);

/// Replaces each run of white space by one space, and removes it at the ends.
std::string squeeze(std::string_view text);

}  // namespace dateline
