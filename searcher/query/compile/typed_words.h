// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/analysis/analyzer.h"

/// The words of a query as they were typed.
namespace dateline {

/// Makes one token of what has its marks in the index ("5-4", "c++"): its parts aren't searched.
/// "R&D" is searched with its sign and in its parts, but not as "Rd".
void as_written(Analysis& analysis);

/// Which signs of a text have no meaning ("$100" is read as 100), as a message; `std::nullopt` if
/// none were left out. `analysis`: its words, before as_written.
std::optional<std::string> note_on_signs(std::string_view text, const Analysis& analysis);

/// That a word with punctuation inside ("obama,romney") is searched as a phrase, as a message;
/// `std::nullopt` if it is none. `analysis`: its words, after as_written.
std::optional<std::string> note_on_phrase(std::string_view text, const Analysis& analysis);

}  // namespace dateline
