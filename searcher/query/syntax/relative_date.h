// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "common/article/date.h"

namespace dateline {

/// "7d", "2w", "3m", "1y".
bool is_distance(std::string_view text);

/// The days that a folded `text` means on the day `today` (dates.h); none where it isn't relative,
/// or leads out of the years 1 to 9999.
std::optional<DateRange> relative_date(std::string_view text, const Date& today);

}  // namespace dateline
