// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "searcher/query/syntax/tree.h"

namespace dateline {

/// The comparison that `operand` starts with ("<", "<=", ">", ">=", "="); empty if there is none.
std::string_view comparison_of(std::string_view operand);

/// Parses a number or a range: "500", ">=500", ">500", "<500", "=500", "500..", "..900",
/// "500..900". `std::nullopt` if it is neither, or if the range is empty.
std::optional<NumberRange> parse_number_operand(std::string_view operand);

}  // namespace dateline
