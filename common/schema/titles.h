// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace dateline {

/// Whether a folded word, with or without a final full stop, stands before names as a title
/// ("president", "sen.", "mr") and is no name by itself.
bool is_title(std::string_view word);

/// A folded name without what stands before it, up to its last title: "ted cruz" of "sen. ted
/// cruz", "paul ryan" of "house speaker paul ryan". All of it if nothing follows the title.
std::string_view without_titles(std::string_view name);

}  // namespace dateline
