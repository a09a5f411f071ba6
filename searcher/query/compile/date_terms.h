// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/article/date.h"

namespace dateline {

/// The terms whose union is the articles published in `range`: days at its ends, then months, years
/// in the middle. Few for any range, and exact; an article dated by month or year matches only if
/// the entire month or year is in the range. An open end reaches as far as `articles` does. Empty
/// if no article can be in the range. With kMentionPrefix: the articles that mention a date in it.
std::vector<std::string> date_range_terms(const DateRange& range,
                                          std::string_view prefix,
                                          const Xapian::Database& articles);

}  // namespace dateline
