// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "common/article/date.h"

namespace dateline {

/// The days, months or years that a TIMEX3 value denotes, as precisely as it states them:
/// "2025-07-11" and "2025-07-11TMO" one day, "2025-07" a month, "2025" a year, "2025-W28" the
/// months of its days, "2025-Q3", "2025-H2" and "2025-SU" their months, in order. Empty for
/// durations and values without a year.
std::vector<Date> dates_of_timex(std::string_view value);

/// The terms that find an article mentioning `value`: the day, month and year of each date, each
/// after kMentionPrefix; sorted, without duplicates.
std::vector<std::string> mention_terms(std::string_view value);

/// The terms of each mention in `article`, in order. The first mention of an interval ("from July 7
/// to 11", "between March 2023 and June 2024", "August 1-5") also has those of the days or months
/// in between, if these are at most 31 days or 24 months.
std::vector<std::vector<std::string>> terms_of_mentions(const Article& article);

}  // namespace dateline
