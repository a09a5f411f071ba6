// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

/// Properties of standard output.
namespace dateline {

bool output_is_terminal();

/// Columns of the terminal: `$COLUMNS`, else as the terminal reports; 80 if that isn't 20 to 1,000.
std::size_t terminal_width();

/// Whether to colour output by default: on a terminal that isn't dumb, unless `$NO_COLOR` is set.
bool wants_color();

}  // namespace dateline
