// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "common/article/date.h"

namespace dateline {

/// What a query leans on besides its own text.
struct QueryContext {
    Date today;  ///< what "yesterday" counts from; a year of 0: the day of the clock, local time
    std::map<std::string, std::string, std::less<>> saved;  ///< `@name`: a query
    /// `~word`: what it may be replaced by, itself included; keys and words folded.
    std::map<std::string, std::vector<std::string>, std::less<>> synonyms;
};

}  // namespace dateline
