// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

/// Looking for words in a line. Lists hold small letters.
namespace dateline {

inline constexpr std::size_t kLineLength = 140;  ///< bytes; no line of a page is longer

/// Whether `text` begins with one of these, whatever the case of its own ASCII letters.
bool begins_with_any(std::string_view text, std::span<const std::string_view> beginnings);

/// What follows the beginning that `text` has, without white space; empty for none.
std::string_view after_any(std::string_view text, std::span<const std::string_view> beginnings);

/// Whether `folded` holds one of these.
bool holds_any(std::string_view folded, std::span<const std::string_view> parts);

/// The words of a line, as white space parts them.
std::vector<std::string_view> words_of(std::string_view text);

/// Whether a word begins with a capital, or is one of those that names write small: "of", "de".
bool is_capitalised(std::string_view word);

}  // namespace dateline
