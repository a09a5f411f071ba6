// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/readers/fields/article_draft.h"
#include "indexer/readers/pages/dom.h"

namespace dateline {

/// Reads the article of an RSS 1 or 2 `item` or an Atom `entry`: its full content if the feed has
/// it (content:encoded, content), else its summary.
void read_feed_item(const xmlNode* item, ArticleDraft& draft);

}  // namespace dateline
