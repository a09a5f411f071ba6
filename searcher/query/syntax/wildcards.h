// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace dateline {

/// Whether a word has a * or a ? that stands for letters. A ? at its end is punctuation, except in
/// years: "198?".
bool has_wildcard(std::string_view word);

}  // namespace dateline
