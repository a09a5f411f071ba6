// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/fields/article_draft.h"
#include "indexer/readers/pages/page_blocks.h"
#include "indexer/readers/pages/page_facts.h"

namespace dateline {

/// Sets the publication date that a page states: in its linked data (schema.org), meta elements,
/// microdata and <time> elements, in a line near the headline, last in its address. Dates of
/// publication come before dates of change. A moment given in universal time is the day on which it
/// was where the page shows the same moment with its own zone, or shows that day.
void take_page_date(const PageFacts& facts,
                    const std::vector<PageBlock>& blocks,
                    std::string_view url,
                    ArticleDraft& draft);

}  // namespace dateline
