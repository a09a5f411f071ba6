// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/fields/article_draft.h"
#include "indexer/readers/pages/page_blocks.h"
#include "indexer/readers/pages/page_facts.h"

namespace dateline {

/// Sets the fields that a page states, in this order: its linked data (schema.org), meta elements
/// (Open Graph, Dublin Core and those of common systems), microdata, its visible structure. Dates
/// of publication come before dates of change; a date in the address comes last.
void take_page_fields(const PageFacts& facts,
                      const std::vector<PageBlock>& blocks,
                      std::string_view url,
                      ArticleDraft& draft);

}  // namespace dateline
