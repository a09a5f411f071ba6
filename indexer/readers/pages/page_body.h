// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/fields/story_block.h"
#include "indexer/readers/pages/page_blocks.h"

namespace dateline {

/// The story of a page: the narrowest element that holds most of its running text (by length, link
/// density, sentences and the names that elements give themselves), without what stands beside the
/// story in it. `stated` is the body that the page's linked data states, if any: it decides which
/// blocks belong to it. Empty where no text stands out or the page lists other pages.
std::vector<StoryBlock> story_of(const std::vector<PageBlock>& blocks,
                                 const xmlNode* top,
                                 std::string_view headline,
                                 std::string_view stated);

/// All blocks of a part of a page that is known to be the story's.
std::vector<StoryBlock> story_of_fragment(const std::vector<PageBlock>& blocks);

}  // namespace dateline
