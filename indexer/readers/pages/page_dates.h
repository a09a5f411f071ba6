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
/// publication come before dates of change. A moment in UTC becomes the day in the page's own zone
/// if the page also shows that moment with a zone.
void take_page_date(const PageFacts& facts,
                    const std::vector<PageBlock>& blocks,
                    std::string_view url,
                    ArticleDraft& draft);

}  // namespace dateline
