// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searcher/query/syntax/diagnostic.h"
#include "searcher/query/syntax/query_context.h"
#include "searcher/query/syntax/tree.h"

namespace dateline {

/// Thrown only inside the parser, to leave its recursion; parse_query turns it into the result.
struct ParseFailure {
    Diagnostic diagnostic;
};

[[noreturn]] void fail(Span span, std::string message, std::string hint = {});

/// The position of an operand, the context to parse it in, and where to add notes on how it was
/// parsed.
struct OperandPlace {
    Span span;
    const QueryContext& context;
    std::vector<Diagnostic>& notes;
};

/// Parses `node.text`, the operand of a field that isn't text, and sets `node` to its meaning: a
/// language, an id, a path, a range of dates or numbers, a field that is present or missing. Fails
/// at `place` if it has none.
void set_value(const Field& field, const OperandPlace& place, Node& node);

/// "has:FIELD".
Node has_node(const Field& stated, Span span);

}  // namespace dateline
