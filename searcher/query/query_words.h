// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

/// What a stretch of a query can be.
namespace dateline {

/// The bytes of the quotation mark at `at`; 0 where there is none.
std::size_t quote_at(std::string_view text, std::size_t at);

bool is_field_char(char c);

/// Operators of the language that words may not be taken for. Those with a count ("NEAR/5") are
/// told by their beginning.
bool is_reserved(std::string_view word);

/// Forms of words that the language will have, and that must not be taken for others: =form,
/// /expression/, t?riff.
bool is_unknown_form(std::string_view word);

/// "word~1", "word^2": a mark and digits at the end.
bool has_suffix(std::string_view word);

}  // namespace dateline
