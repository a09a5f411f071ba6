// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

/// What standard output is.
namespace dateline {

bool output_is_terminal();

/// Columns of the terminal: `$COLUMNS`, else what it says itself, else 80.
std::size_t terminal_width();

/// Whether output is coloured where nobody said: on a terminal that isn't dumb, unless `$NO_COLOR`
/// is set.
bool wants_color();

}  // namespace dateline
