// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/query/syntax/parser.h"

namespace dateline::test {

/// The context in which all rows of the query tables are read: a Monday, saved searches (one
/// circular, one unreadable), synonyms.
inline QueryContext rows_context() {
    QueryContext context;
    context.today = *parse_iso_date("2025-07-14");  // a Monday
    context.saved = {{"china", "china OR beijing"}, {"loop", "@loop"}, {"bad", "(a"}};
    context.synonyms = {{"car", {"car", "automobile", "motor vehicle"}}};
    return context;
}

}  // namespace dateline::test
