// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/article/date.h"

namespace dateline {

/// What the operand of a date field means.
struct ParsedRange {
    DateRange range;
    bool relative = false;  ///< whether it depends on the day of asking
    std::string error;      ///< why it means nothing, or empty
    std::string hint;
};

/// Reads a day, month or year ("2025-07-11", "2025-07", "2025"), a relative one, or a range of them
/// with `..`, open where an end is missing, or one after `>=` and the like. `field` is date,
/// mentions, after, before or until: `after:X` is X and later, `before:X` ends on the day before X,
/// `until:X` with X.
///
/// Relative to `today` (of year 0: the clock's day, local time): today, yesterday, tomorrow; 7d,
/// 2w, 3m, 1y, that long ago, at an end of a range only; last-, this- and next- with week (from
/// Monday), month and year; a weekday and a month by name, the latest that has begun.
ParsedRange parse_date_operand(std::string_view field, std::string_view operand, Date today);

}  // namespace dateline
