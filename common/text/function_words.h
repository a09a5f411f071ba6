// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

/// Words that say little by themselves, by language; folded. Written for this project.
namespace dateline {

/// Articles, prepositions, pronouns, auxiliaries and the like of a language (ISO 639-1), sorted;
/// empty for languages without a list.
std::span<const std::string_view> function_words(std::string_view language);

/// Whether a folded word is one of them.
bool is_function_word(std::string_view form, std::string_view language);

/// How many of a text's words, parted by spaces and line ends, are function words of a language as
/// they stand; counts up to `most`.
std::size_t count_function_words(std::string_view text,
                                 std::string_view language,
                                 std::size_t most);

/// Whether a folded English word rather asks than says what is wanted: "describe", "articles".
bool is_asking_word(std::string_view form);

}  // namespace dateline
