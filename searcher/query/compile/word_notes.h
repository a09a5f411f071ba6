// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/index/index_reader.h"

/// What is told of words that find less than was meant.
namespace dateline {

/// Names the longer words of the index that hold a rare one, and the wildcard that finds them:
/// German writes what others part ("Fußballverein"), Hebrew writes its prepositions and its article
/// with the word. `form` is the word folded, `typed` as it was typed; looked for where the index
/// has such a language. `std::nullopt` if there is none. Linear in the forms that begin with
/// `form`.
std::optional<std::string> note_on_longer_words(const IndexReader& index,
                                                std::string_view form,
                                                std::string_view typed);

/// Says how often a word typed with ae, oe or ue is written with ä, ö or ü ("Mueller"), where the
/// index has a language with such letters. `form` is the word folded, `typed` as it was typed.
/// `std::nullopt` if no article has it so.
std::optional<std::string> note_on_umlauts(const IndexReader& index,
                                           std::string_view form,
                                           std::string_view typed);

/// The number of articles of a word from which on nothing is said of others.
inline constexpr double kManyArticles = 10;

}  // namespace dateline
