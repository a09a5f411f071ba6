// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "common/article/date.h"

namespace dateline {

/// What a query refers to besides its own text.
struct QueryContext {
    bool question = false;  ///< with `--any`: NOT and a - before a word exclude nothing
    Date today;  ///< what "yesterday" counts from; if its year is 0, the clock's local day
    std::map<std::string, std::string, std::less<>> saved;  ///< `@name` to its query
    std::vector<std::string> kept;  ///< names of kept keys, which are fields
    /// `~word` to its synonyms, itself included; keys and words are folded.
    std::map<std::string, std::vector<std::string>, std::less<>> synonyms;
};

}  // namespace dateline
