// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "common/article/article.h"
#include "common/stored/text_dictionary.h"

/// How an article is stored in the index: a card with its fields (in Slot::kContent), which is all
/// that a list of results needs, and its text with the dates that it mentions (Slot::kText),
/// compressed with zstd, for snippets and `--open`.
namespace dateline {

/// The fields of `article` except `text`, `paragraphs` and `mentions`.
std::string encode_card(const Article& article);

/// Sets the fields of `article` from a card. Throws Error(kIndex) if `bytes` isn't one.
void decode_card(std::string_view bytes, Article& article);

/// A headline that is the same in the text and on the card is stored on the card only. `dictionary`
/// may be null.
std::string encode_text(const Article& article, const TextDictionary* dictionary);

/// Returns the dictionary of a number; null if there is none.
using FindDictionary = std::function<const TextDictionary*(std::uint32_t number)>;

/// Sets `text`, `paragraphs` and `mentions` of an article whose other fields are set from its card.
/// Throws Error(kIndex) if `bytes` isn't a stored text, its text exceeds 64 MiB, or its dictionary
/// isn't found.
void decode_text(std::string_view bytes, const FindDictionary& find, Article& article);

}  // namespace dateline
