// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/fields/article_draft.h"
#include "indexer/readers/input/record.h"

namespace dateline {

/// Reads the article of a web page, or of a page of a mail archive (MHonArc, Pipermail). Returns
/// false and sets `error` if there is none: the page only lists others, or has next to no text.
bool read_page(const RawRecord& record,
               JsonArticles& json,
               ArticleDraft& draft,
               std::string& error);

/// The paragraphs of a piece of HTML that is an article's body.
std::vector<StoryBlock> read_html_body(std::string_view html);

/// Whether the paragraphs of `text` are marked up as HTML.
bool is_html_body(std::string_view text);

/// Whether `text` contains an entity: "&amp;", "&#8217;".
bool holds_entity(std::string_view text);

/// The plain text of a line of HTML.
std::string text_of_html(std::string_view line);

}  // namespace dateline
