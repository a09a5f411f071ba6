// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "indexer/dates/date_context.h"
#include "indexer/dates/date_tokens.h"

namespace dateline {

/// Finds the date expressions of one paragraph: at each token the rules that its class may begin,
/// longest first; the first that matches gives the expression and its value, and the search goes on
/// after it. Rules look at neighbours only, so that a paragraph takes linear time.
///
/// The rules are in files by what they read: calendar_dates (stated in full or in part), years,
/// named_days (holidays, weekdays of a month), relative_dates (from the publication or the date
/// named before), durations (and sets), times_of_day, and date_direction (which way a weekday or
/// month points); date_rules.h lists them.
void find_dates(const DateTokens& tokens,
                const DateContext& context,
                DateMemory& memory,
                std::vector<Mention>& out);

}  // namespace dateline
