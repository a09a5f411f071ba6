// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/syntax/diagnostic.h"
#include "searcher/query/syntax/query_context.h"
#include "searcher/query/syntax/query_limits.h"
#include "searcher/query/syntax/tree.h"

namespace dateline {

struct ParsedQuery {
    Node tree;
    std::optional<Diagnostic> error;  ///< if set, `tree` is meaningless
    std::vector<Diagnostic> notes;    ///< on what may be read otherwise than it was meant
    std::vector<Diagnostic> weights;  ///< on words that count less, for a terminal
};

/// Parses a query; any bytes give a tree or an error with its span. Precedence, tightest first:
/// field names and signs (`+`, `=`, `~`, `^`); NEAR ADJ SENT PARA, left to right; NOT; AND (also
/// implicit); OR. Operators are upper case. Linear, except for saved searches.
ParsedQuery parse_query(std::string_view query, const QueryContext& context = {});

}  // namespace dateline
