// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "common/article.h"

/// How an article is kept in the index: a card with its fields (Slot::kCard), which is all that a
/// list of results needs, and its text with the dates that it
/// mentions (Slot::kText), compressed with zstd, which snippets and
/// `--open` need.
namespace dateline {

/// The fields of `article` but for `text`, `paragraphs` and `mentions`.
std::string encode_card(const Article& article);

/// Sets the fields of `article` from a card. Throws Error(kIndex) where `bytes` is none.
void decode_card(std::string_view bytes, Article& article);

std::string encode_text(const Article& article);

/// Sets `text`, `paragraphs` and `mentions`. Throws Error(kIndex) where `bytes` is no stored text,
/// or its text passes 64 MiB.
void decode_text(std::string_view bytes, Article& article);

}  // namespace dateline
