// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/program/terminal.h"

#include <charconv>
#include <cstdlib>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

namespace dateline {

bool output_is_terminal() {
    return ::isatty(STDOUT_FILENO) != 0;
}

std::size_t terminal_width() {
    std::size_t columns = 0;
    if (const char* value = std::getenv("COLUMNS"); value != nullptr) {
        const std::string_view text(value);
        std::from_chars(text.data(), text.data() + text.size(), columns);
    }
    struct ::winsize size {};
    if (columns == 0 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) columns = size.ws_col;
    return columns < 20 || columns > 1000 ? 80 : columns;
}

bool wants_color() {
    const char* no_color = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    const bool dumb = term != nullptr && std::string_view(term) == "dumb";
    return output_is_terminal() && (no_color == nullptr || *no_color == '\0') && !dumb;
}

}  // namespace dateline
