// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "common/index_reader.h"
#include "searcher/query/expansion.h"

namespace dateline {

/// Whether every form of these words' stems that the index has begins with `prefix`: then the stems
/// alone tell what a wildcard finds, whatever the query's language. May say no where it is yes.
/// Costs a look at the forms that begin as the doubtful stems do.
bool all_forms_begin(std::string_view prefix, const ExpandedWords& words, const IndexReader& index);

}  // namespace dateline
