// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/readers/pages/dom.h"

namespace dateline {

/// What a block of a page is by its element.
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

/// A run of text that a page shows as one paragraph.
struct PageBlock {
    std::string text;  ///< one line, except kPre
    BlockTag tag = BlockTag::kOther;
    const xmlNode* element = nullptr;  ///< the block element that holds it
    std::uint32_t links = 0;           ///< bytes of the text that are links
    std::uint32_t words = 0;
    bool apart = false;  ///< in an element that names itself navigation, advertising, comments …
};

/// The blocks of what a browser would show below `top`, in order. Scripts, forms' controls and
/// hidden elements are left out.
std::vector<PageBlock> page_blocks(const xmlNode* top);

}  // namespace dateline
