// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "searcher/output/answer.h"

namespace dateline {

/// An article to be read: headline, date, place, source and authors, address, then its text, with
/// what was found marked.
struct ReadingPage {
    std::string text;      ///< lines of at most 100 columns, sanitised
    std::size_t line = 1;  ///< where the first passage is, from 1
    std::string
        pattern;  ///< a regular expression (POSIX, extended) for what is marked; may be empty
};

/// `hit`: with its text and all its matches. Colours and width as in `options`; not marked: as text
/// to be worked with. A match stays on one line, unless it is longer.
ReadingPage reading_page(const Hit& hit, const OutputOptions& options, bool marked);

}  // namespace dateline
