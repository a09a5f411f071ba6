// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/fields/article_draft.h"
#include "indexer/readers/input/record.h"

namespace dateline {

/// The article of a web page, or of a page of a mail archive (MHonArc, Pipermail). False and the
/// reason where it holds none: a page that only lists others, or has next to no text.
bool read_page(const RawRecord& record,
               JsonArticles& json,
               ArticleDraft& draft,
               std::string& error);

/// The paragraphs of a piece of HTML that is an article's body.
std::vector<StoryBlock> read_html_body(std::string_view html);

/// Whether text has paragraphs marked up as HTML.
bool is_html_body(std::string_view text);

/// Whether an entity stands in the text as it is to be read: "&amp;", "&#8217;".
bool holds_entity(std::string_view text);

/// A line of HTML as it is to be read.
std::string text_of_html(std::string_view line);

}  // namespace dateline
