// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "common/article/date.h"

namespace dateline {

/// The days, months or years that a TIMEX3 value speaks of, each as far as it is known:
/// "2025-07-11" and "2025-07-11TMO" one day, "2025-07" a month, "2025" a year, "2025-W28" the
/// months of its days, "2025-Q3", "2025-H2" and "2025-SU" their months, in order. Empty for values
/// without a year and for durations.
std::vector<Date> dates_of_timex(std::string_view value);

/// The terms by which an article is found that mentions `value`: each date's day, month and year
/// under kMentionPrefix, sorted, each once.
std::vector<std::string> mention_terms(std::string_view value);

/// The terms of each mention of `article`, in order. The first mention of an interval ("from July 7
/// to 11", "between March 2023 and June 2024", "August 1-5") has those of the days or months in
/// between too, of at most 31 days or 24 months.
std::vector<std::vector<std::string>> terms_of_mentions(const Article& article);

}  // namespace dateline
