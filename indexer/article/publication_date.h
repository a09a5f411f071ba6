// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "common/article/article.h"

namespace dateline {

/// Which sources of a publication date count, the best first.
using DateOrder = std::vector<DateSource>;

/// Metadata, header lines, dateline, address, file name: the default of `--date-from`. The running
/// text and the file's time only count if requested.
const DateOrder& default_date_order();

/// Sets `article.published` to the first date that isn't after `captured`, from the first source in
/// `order` that has one.
void choose_date(const DateOrder& order, const std::optional<Date>& captured, Article& article);

/// The day in an address or path: "/2025/07/11/", "2025-07-11", "2025_07_11", "20250711",
/// "/2025/jul/11/"; the last if there are several.
std::optional<Date> date_in_path(std::string_view path);

}  // namespace dateline
