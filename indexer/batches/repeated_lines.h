// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "common/article/article.h"

namespace dateline {

/// Marks paragraphs as boilerplate that repeat over the articles of one source: newsletter and
/// donation notes, standing lines, credits. A paragraph of at most 300 bytes and at least three
/// words that aren't all capitals counts as repeated if at least five of the source's `articles`,
/// and one in fifty of them, contain it; copies of one story (the same longest paragraph) count as
/// one article, and no article loses its longest paragraph. The source is the stated one, else the
/// host of the article's address, else its folder. Linear.
void mark_repeated_lines(const std::vector<Article*>& articles);

}  // namespace dateline
