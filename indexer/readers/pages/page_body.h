// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/fields/story_block.h"
#include "indexer/readers/pages/page_blocks.h"

namespace dateline {

/// The story of a page: the narrowest element with most of its running text (judged by length, link
/// density, sentences and the elements' names), without what is beside the story in it. `stated` is
/// the body given by the page's linked data, if any: it decides which blocks belong to the story.
/// Empty if no text stands out or the page lists other pages.
std::vector<StoryBlock> story_of(const std::vector<PageBlock>& blocks,
                                 const xmlNode* top,
                                 std::string_view headline,
                                 std::string_view stated);

/// All blocks of a part of a page that is known to be the story.
std::vector<StoryBlock> story_of_fragment(const std::vector<PageBlock>& blocks);

}  // namespace dateline
