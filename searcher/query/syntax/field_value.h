// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searcher/query/syntax/diagnostic.h"
#include "searcher/query/syntax/query_context.h"
#include "searcher/query/syntax/tree.h"

namespace dateline {

/// Thrown inside the parser only, to leave its recursion; parse_query turns it into the result.
struct ParseFailure {
    Diagnostic diagnostic;
};

[[noreturn]] void fail(Span span, std::string message, std::string hint = {});

/// Where an operand stands, what it may lean on, and where to note how it was read.
struct OperandPlace {
    Span span;
    const QueryContext& context;
    std::vector<Diagnostic>& notes;
};

/// Makes `node`, whose `text` is the operand of a field that isn't text, what that means: a
/// language, an id, a path, a range of dates or numbers, a field that is stated or missing. Fails
/// at `place`.
void set_value(const Field& field, const OperandPlace& place, Node& node);

/// "has:FIELD".
Node has_node(const Field& stated, Span span);

}  // namespace dateline
