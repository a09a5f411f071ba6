// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace dateline {

/// What yearless and relative expressions are resolved against.
struct DateContext {
    std::optional<Date>
        reference;  ///< the publication date, else the latest full date of the first paragraphs
    bool narrative = false;  ///< the text tells of years far from the reference: yearless dates
                             ///< follow the last explicit one
};

/// Finds date expressions in English text and gives their TIMEX3 values (TimeML 1.2.1), in order,
/// disjoint, spans in bytes of `text`. Never reads the clock: what can't be known keeps X. One
/// pass, linear, no regular expressions. `context.reference` stays; `last` carries the last
/// explicit date from paragraph to paragraph.
void find_mentions(std::string_view text,
                   const DateContext& context,
                   std::optional<Date>& last,
                   std::vector<Mention>& out);

/// Sets `article.mentions` from all its paragraphs (English articles only).
void find_mentions(Article& article);

}  // namespace dateline
