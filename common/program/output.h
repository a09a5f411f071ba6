// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include <fmt/format.h>

/// Standard output and standard error of both programs.
namespace dateline {

/// Writes to standard output, buffered by the C library. A closed pipe ends the program with
/// success: the reader has seen enough. Throws Error(kDiskFull or kInput) on any other failure.
void write_output(std::string_view text);

template <class... Args>
void print_out(fmt::format_string<Args...> format, Args&&... args) {
    write_output(fmt::format(format, std::forward<Args>(args)...));
}

/// Flushes what was written; throws like `write_output`.
void flush_output();

/// Makes writing to a closed pipe an error instead of a signal. Call it once, first.
void ignore_closed_pipes();

/// Writes to standard error. Never fails: if that is closed, the text is lost.
void say_text(std::string_view text);

template <class... Args>
void say(fmt::format_string<Args...> format, Args&&... args) {
    say_text(fmt::format(format, std::forward<Args>(args)...));
}

}  // namespace dateline
