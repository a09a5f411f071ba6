// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "searcher/query/syntax/tree.h"

namespace dateline {

/// What stands before a value that is compared ("<", "<=", ">", ">=", "="); empty where nothing.
std::string_view comparison_of(std::string_view operand);

/// Reads a number or a range of them: "500", ">=500", ">500", "<500", "=500", "500..", "..900",
/// "500..900". None where it is neither, or no number is in the range.
std::optional<NumberRange> parse_number_operand(std::string_view operand);

}  // namespace dateline
