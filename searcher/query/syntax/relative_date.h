// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "common/article/date.h"

namespace dateline {

/// "7d", "2w", "3m", "1y".
bool is_distance(std::string_view text);

/// The days that a folded `text` means on the day `today` (see dates.h); `std::nullopt` if it isn't
/// relative, or is outside the years 1 to 9999.
std::optional<DateRange> relative_date(std::string_view text, const Date& today);

}  // namespace dateline
