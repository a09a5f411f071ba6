// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "indexer/dates/date_context.h"

namespace dateline {

/// Finds date expressions in English text and gives their TIMEX3 values (TimeML 1.2.1), in order,
/// disjoint, with spans in bytes of `text`. Never reads the clock: unknown parts of a value remain
/// X. Takes one linear pass, without regular expressions. `context.reference` doesn't change;
/// `memory` is carried from paragraph to paragraph.
void find_mentions(std::string_view text,
                   const DateContext& context,
                   DateMemory& memory,
                   std::vector<Mention>& out);

/// The latest full date stated in the first paragraphs: the earliest day on which the article can
/// have been written. `std::nullopt` if they state none.
std::optional<Date> date_stated_in_text(const Article& article);

/// Sets `article.mentions` from all its paragraphs (English articles only).
void find_mentions(Article& article);

}  // namespace dateline
