// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/article/date.h"

namespace dateline {

/// The meaning of a date field's operand.
struct ParsedRange {
    DateRange range;
    bool relative = false;  ///< whether it depends on the current day
    std::string error;      ///< why it is not a date; empty if it is
    std::string hint;
};

/// Parses a day, month or year ("2025-07-11", "2025-07", "2025"), a relative date, a range of these
/// with `..` (open if an end is missing), or one of these after `>=` and the like. `field` is date,
/// mentions, after, before or until: `after:X` is X and later, `before:X` ends the day before X,
/// `until:X` ends with X.
///
/// Relative to `today` (the clock's local day if its year is 0): today, yesterday, tomorrow; 7d,
/// 2w, 3m, 1y, that long ago, only as an end of a range; last-, this- and next- with week (from
/// Monday), month and year; a weekday or a month by name, the latest that has begun.
ParsedRange parse_date_operand(std::string_view field, std::string_view operand, Date today);

}  // namespace dateline
