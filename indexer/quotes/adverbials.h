// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// Words (lower case) that say how, where or when something was said.
namespace dateline {

/// Occurs between a verb and what is said: "said Monday", "flatly".
bool is_adverb(std::string_view word);

/// Begins a phrase that says where or when something was said: "in a statement".
bool begins_adverbial(std::string_view word);

}  // namespace dateline
