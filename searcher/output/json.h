// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "searcher/output/answer.h"

namespace dateline {

/// JSON Lines: an object of type "hit", "quote" or "speaker" for each hit, then one of type
/// "summary". Ranges are half-open, in bytes.
std::string format_json_lines(const Answer& answer);

/// The same as one object: {"query", "matches", …, "hits" (or "quotes", "speakers"): […]}; in a
/// batch, elements of an array.
std::string format_json(const Answer& answer);

}  // namespace dateline
