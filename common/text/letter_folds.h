// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace dateline {

/// Appends the letter or letters for which readers take `c`, once case and accents are folded:
/// without strokes and hooks (ø, ł, ɓ), ligatures in two (æ, œ), Arabic letters that differ in
/// Persian and Urdu typing as one (ك and ک, ي and ی and ى, ة and ه), Ethiopic letters of one sound
/// as one (ሐ, ኀ and ሀ), digits of any script as ASCII digits. Marks that are often left out give
/// nothing: tatweel, the Indic nukta, Hebrew geresh and gershayim.
void append_letter_fold(std::string& out, char32_t c);

}  // namespace dateline
