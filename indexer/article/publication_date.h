// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "common/article/article.h"

namespace dateline {

/// Which statements of a publication date count, the best first.
using DateOrder = std::vector<DateSource>;

/// Meta data, lines of the head, the dateline, the address, the file's name: what `--date-from`
/// stands for where it isn't given. The running text and the file's time count only where asked
/// for.
const DateOrder& default_date_order();

/// Sets `article.published` to the first date stated by the first of `order` that states one, and
/// that isn't after `captured`.
void choose_date(const DateOrder& order, const std::optional<Date>& captured, Article& article);

/// The day in an address or a path: "/2025/07/11/", "2025-07-11", "2025_07_11", "20250711",
/// "/2025/jul/11/"; the last one where there are several.
std::optional<Date> date_in_path(std::string_view path);

}  // namespace dateline
