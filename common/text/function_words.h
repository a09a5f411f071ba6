// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

/// Words that carry little meaning by themselves, by language; folded. Compiled for this project.
namespace dateline {

/// The articles, prepositions, pronouns, auxiliaries and similar words of a language (ISO 639-1),
/// sorted; empty if it has no list.
std::span<const std::string_view> function_words(std::string_view language);

/// Whether a folded word is a function word of the language.
bool is_function_word(std::string_view form, std::string_view language);

/// How many of a text's words, separated by spaces and line ends, are exactly (without folding)
/// function words of a language; counts up to `most`.
std::size_t count_function_words(std::string_view text,
                                 std::string_view language,
                                 std::size_t most);

/// Whether a folded English word belongs to the asking rather than to what is asked for:
/// "describe", "articles".
bool is_asking_word(std::string_view form);

}  // namespace dateline
