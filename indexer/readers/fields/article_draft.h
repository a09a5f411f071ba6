// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "indexer/article/blocks.h"
#include "indexer/readers/fields/json_article.h"
#include "indexer/readers/fields/story_block.h"

namespace dateline {

/// An article while its form is undone: fields that the form states are set in `article`, its
/// running text is in `body` (paragraphs told apart by the form) or stands in `article.text` from
/// `from` on (layout to be read from the lines).
struct ArticleDraft {
    Article article;
    std::optional<std::vector<StoryBlock>> body;
    std::uint32_t from = 0;
    std::optional<Date> captured;  ///< no date after this one is its publication's
    std::optional<Date> fallback;  ///< date of a message: where the text states none
    std::string fallback_author;
};

/// Sets the fields of the article; `fields.body` is left.
void take_fields(const StatedFields& fields, DateSource from, ArticleDraft& draft);

/// Notes a publication date if `value` is one and isn't after the capture.
bool take_date(std::string_view value, DateSource from, ArticleDraft& draft);

/// Puts headline and subhead into the text, each as a paragraph of its kind, and the text of the
/// body behind them; gives the body's blocks.
std::vector<Block> lay_out(ArticleDraft& draft);

}  // namespace dateline
