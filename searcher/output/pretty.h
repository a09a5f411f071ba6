// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "searcher/output/answer.h"

namespace dateline {

/// Results for people: a line with the count, then for each hit its headline, a line of facts, and
/// passages with the matches highlighted (bold in colour, else between [ ]), wrapped to the
/// terminal.
std::string format_pretty(const Answer& answer, const OutputOptions& options);

}  // namespace dateline
