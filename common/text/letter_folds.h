// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace dateline {

/// Appends the letter or letters that readers take `c` for, once case and accents are folded:
/// strokes and hooks are dropped (ø, ł, ɓ), ligatures become two letters (æ, œ), Arabic letters
/// that differ in Persian and Urdu typing become one (ك and ک, ي and ی and ى, ة and ه), as do
/// Ethiopic letters with the same sound (ሐ, ኀ and ሀ); digits of any script become ASCII digits.
/// Marks that are often omitted give nothing: tatweel, the Indic nukta, Hebrew geresh and
/// gershayim.
void append_letter_fold(std::string& out, char32_t c);

}  // namespace dateline
