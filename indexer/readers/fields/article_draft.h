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

/// An article while it is read: the fields that its format states are set in `article`; its text is
/// either in `body` (the format marks the paragraphs) or in `article.text` from byte `from` on (the
/// paragraphs must be found from the lines).
struct ArticleDraft {
    Article article;
    std::optional<std::vector<StoryBlock>> body;
    std::uint32_t from = 0;
    std::optional<Date> captured;  ///< a later date isn't the publication's
    std::optional<Date> fallback;  ///< date of a message, used if the text states none
    std::string fallback_author;
};

/// Sets the article's fields, except `fields.body`.
void take_fields(const StatedFields& fields, DateSource from, ArticleDraft& draft);

/// Adds `value` to the stated dates if it is a date and not after the capture.
bool take_date(std::string_view value, DateSource from, ArticleDraft& draft);

/// Appends headline and subhead to the text, each as a paragraph of its kind, then the text of the
/// body; returns the body's blocks.
std::vector<Block> lay_out(ArticleDraft& draft);

}  // namespace dateline
