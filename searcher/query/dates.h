// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/date.h"

namespace dateline {

/// What the operand of a date field means.
struct ParsedRange {
    DateRange range;
    std::string error;  ///< why it means nothing, or empty
};

/// Reads a day, month or year ("2025-07-11", "2025-07", "2025"), or a range of them with `..`, open
/// where an end is missing. `field` is date, mentions, after or before: `after:X` is X and later,
/// `before:X` ends on the day before X.
ParsedRange parse_date_operand(std::string_view field, std::string_view operand);

}  // namespace dateline
