// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/query/syntax/parser.h"

namespace dateline::test {

/// What all rows of the query language's tables are read with: a Monday, saved searches (of which
/// one is circular and one can't be read), synonyms.
inline QueryContext rows_context() {
    QueryContext context;
    context.today = *parse_iso_date("2025-07-14");  // a Monday
    context.saved = {{"china", "china OR beijing"}, {"loop", "@loop"}, {"bad", "(a"}};
    context.synonyms = {{"car", {"car", "automobile", "motor vehicle"}}};
    return context;
}

}  // namespace dateline::test
