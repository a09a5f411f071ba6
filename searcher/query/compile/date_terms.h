// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/article/date.h"

namespace dateline {

/// The terms whose union is the articles published in `range`: days at its ends, months beside
/// them, years between. Few for any range, and exact; an article dated by month or year is in it
/// only where all of that is. An open end reaches as far as `articles` does. Empty where no article
/// can be in the range. With kMentionPrefix: the articles that mention a date in it.
std::vector<std::string> date_range_terms(const DateRange& range,
                                          std::string_view prefix,
                                          const Xapian::Database& articles);

}  // namespace dateline
