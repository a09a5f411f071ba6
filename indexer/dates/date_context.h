// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "common/article/article.h"

namespace dateline {

/// The dates against which yearless and relative expressions are resolved.
struct DateContext {
    std::optional<Date>
        reference;  ///< the publication date, else the latest full date of the first paragraphs
    bool narrative = false;  ///< the text is about years far from the reference: yearless dates
                             ///< follow the last explicit one
    bool day_first = false;  ///< "25/05/2021" in the article: its numbers put the day first
};

/// The state that is carried from the expressions of one paragraph to the next.
struct DateMemory {
    std::optional<Date> last;  ///< in a narrative, the date named last; otherwise the last one with
                               ///< a year of its own
    std::optional<Date> last_day;  ///< the last day named
};

}  // namespace dateline
