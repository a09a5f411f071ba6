// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "common/article/article.h"

namespace dateline {

/// A paragraph of the text: a half-open range of bytes without white space at its ends.
struct Block {
    std::uint32_t start;
    std::uint32_t end;
    std::uint32_t blank_before;                        ///< blank lines before it
    std::optional<ParagraphKind> kind = std::nullopt;  ///< if the format says what it is

    bool operator==(const Block&) const = default;
};

/// Cuts the text from byte `from` on into paragraphs. Each line is one, unless the text is
/// hard-wrapped (lines of a paragraph broken near a common width): then lines are joined until a
/// blank line, an indented line, or a line that ends well short of the width. Linear.
std::vector<Block> split_blocks(std::string_view text, std::uint32_t from);

}  // namespace dateline
