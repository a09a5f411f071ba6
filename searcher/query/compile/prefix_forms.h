// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "common/index/index_reader.h"
#include "searcher/query/compile/expansion.h"

namespace dateline {

/// Of these words' stems, those that may also have forms in the index that don't begin with
/// `prefix`: all matches of the other stems match the wildcard, whatever the query's language. May
/// return more than necessary. Costs a look at the forms that begin as the doubtful stems do.
std::set<std::string> stems_of_other_forms(std::string_view prefix,
                                           const ExpandedWords& words,
                                           const IndexReader& index);

}  // namespace dateline
