// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

/// Writes to standard output. A closed pipe ends the program with success: whoever reads has seen
/// enough. Throws Error(kDiskFull) on any other failure. Not buffered beyond the C library.
void write_output(std::string_view text);

/// Flushes what was written; as `write_output`.
void flush_output();

/// Whether standard output is a terminal; its columns (COLUMNS, else what the terminal says, else
/// 80).
bool output_is_terminal();
std::size_t terminal_width();

/// Sends what is written from now on through $PAGER (default: less -FRX, only run where one is
/// installed). The pager is started without a shell. Gives false where there is none.
bool start_pager();

/// Ends the output of the pager, if one was started, and waits for it.
void finish_pager();

}  // namespace dateline
