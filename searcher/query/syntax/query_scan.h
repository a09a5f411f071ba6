// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

/// The size in bytes of the quotation mark at `at`; 0 if there is none.
std::size_t quote_at(std::string_view query, std::size_t at);

/// The word at `at`, up to white space, a parenthesis or a quotation mark.
std::string_view word_at(std::string_view query, std::size_t at);

}  // namespace dateline
