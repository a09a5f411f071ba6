// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/readers/pages/dom.h"

namespace dateline {

/// What a block is, according to its element.
enum class BlockTag : std::uint8_t {
    kParagraph,
    kHeading,
    kItem,
    kCaption,
    kQuote,
    kCell,
    kPre,
    kOther
};

/// Text that a page shows as one paragraph.
struct PageBlock {
    std::string text;  ///< one line, except kPre
    BlockTag tag = BlockTag::kOther;
    const xmlNode* element = nullptr;  ///< the block element around it
    std::uint32_t links = 0;           ///< bytes of the text inside links
    std::uint32_t words = 0;
    bool apart = false;  ///< in an element marked as navigation, advertising, comments …
};

/// The blocks that a browser would show below `top`, in order. Scripts, form controls and hidden
/// elements are left out.
std::vector<PageBlock> page_blocks(const xmlNode* top);

}  // namespace dateline
