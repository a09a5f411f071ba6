// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "indexer/dates/date_context.h"
#include "indexer/dates/date_tokens.h"

namespace dateline {

/// Finds the date expressions of one paragraph: at each token it tries the rules for the token's
/// class, longest expression first; the first match gives the expression and its value, and the
/// search continues after it. Rules look only at nearby tokens, so a paragraph takes linear time.
///
/// The rules are grouped into files: calendar_dates (stated in full or in part), years, named_days
/// (holidays, weekdays of a month), relative_dates (relative to the publication or to the date
/// named last), durations (and sets), times_of_day, and date_direction (whether a weekday or month
/// is past or future); date_rules.h lists them.
void find_dates(const DateTokens& tokens,
                const DateContext& context,
                DateMemory& memory,
                std::vector<Mention>& out);

}  // namespace dateline
