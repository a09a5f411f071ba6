// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "common/article/article.h"

namespace dateline {

/// A paragraph as the text sets it apart: a half-open range of bytes without white space at its
/// ends.
struct Block {
    std::uint32_t start;
    std::uint32_t end;
    std::uint32_t blank_before;                        ///< blank lines before it
    std::optional<ParagraphKind> kind = std::nullopt;  ///< where the form says what it is

    bool operator==(const Block&) const = default;
};

/// Cuts the text from `from` on into paragraphs. A line is one, except in text that is hard-wrapped
/// (lines of one paragraph broken near a common width): there, lines are joined until a blank line,
/// an indented line, or a line that stops well short of the width. Linear.
std::vector<Block> split_blocks(std::string_view text, std::uint32_t from);

}  // namespace dateline
