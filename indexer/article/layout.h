// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "common/article/article.h"
#include "indexer/article/blocks.h"

namespace dateline {

/// Finds the layout of `article.text` from byte `from` on: appends its paragraphs, each with its
/// kind, and sets the fields that the text states and that aren't set yet (headline, subhead,
/// bylines, source, section, place, published). Only looks for a headline if `article.headline` is
/// empty. Linear.
void read_layout(Article& article, std::uint32_t from);

/// The same for text whose format separates the paragraphs: `blocks` are those of the body.
void read_layout(Article& article, std::vector<Block> blocks);

/// Takes the text from byte `from` on as one body paragraph: `--bare`.
void take_bare(Article& article, std::uint32_t from);

}  // namespace dateline
