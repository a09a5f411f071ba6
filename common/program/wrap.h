// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/base/byte_range.h"

namespace dateline {

/// Terminal styling; escape sequences are written only here.
struct Style {
    bool color = false;
    bool whole = false;  ///< whether a match stays on one line, if it fits there

    std::string bold(const std::string& text) const {
        return color ? "\x1B[1m" + text + "\x1B[0m" : text;
    }
    std::string dim(const std::string& text) const {
        return color ? "\x1B[2m" + text + "\x1B[0m" : text;
    }
    /// A link (OSC 8) for terminals that support them; `url` is printable ASCII.
    static std::string link(const std::string& text, const std::string& url) {
        return "\x1B]8;;" + url + "\x1B\\" + text + "\x1B]8;;\x1B\\";
    }
    /// A match: in red, or in square brackets.
    std::string match(const std::string& text) const {
        return color ? "\x1B[1;31m" + text + "\x1B[0m" : "[" + text + "]";
    }
};

/// A line of wrapped text.
struct WrappedLine {
    std::string text;         ///< sanitised and marked, ready to print; no newline
    std::size_t width = 0;    ///< columns
    std::uint32_t start = 0;  ///< byte of the source where it begins
};

/// Wraps `text` to `width` columns (at least 20): at spaces, and between any two characters in
/// scripts without spaces or in words longer than a line. `marks` are its matches, ordered and
/// disjoint. Runs of spaces become one. Returns at least one line, unless the text is blank.
std::vector<WrappedLine> wrap(std::string_view text,
                              const std::vector<ByteRange>& marks,
                              std::size_t width,
                              const Style& style,
                              bool bold = false);

}  // namespace dateline
