// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "common/article/article.h"
#include "common/stored/text_dictionary.h"

/// How an article is kept in the index: a card with its fields (of Slot::kContent), which is all
/// that a list of results needs, and its text with the dates that it mentions (Slot::kText),
/// compressed with zstd, which snippets and
/// `--open` need.
namespace dateline {

/// The fields of `article` but for `text`, `paragraphs` and `mentions`.
std::string encode_card(const Article& article);

/// Sets the fields of `article` from a card. Throws Error(kIndex) where `bytes` is none.
void decode_card(std::string_view bytes, Article& article);

/// Of a headline that stands in the text as in the card, only the card keeps the words.
/// `dictionary` may be null.
std::string encode_text(const Article& article, const TextDictionary* dictionary);

/// Gives the dictionary of a number; null where there is none.
using FindDictionary = std::function<const TextDictionary*(std::uint32_t number)>;

/// Sets `text`, `paragraphs` and `mentions` of an article that has the fields of its card. Throws
/// Error(kIndex) where `bytes` is no stored text, its text passes 64 MiB, or its dictionary isn't
/// found.
void decode_text(std::string_view bytes, const FindDictionary& find, Article& article);

}  // namespace dateline
