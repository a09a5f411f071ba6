// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "searcher/query/diagnostic.h"
#include "searcher/query/tree.h"

namespace dateline {

/// Thrown inside the parser only, to leave its recursion; parse_query turns it into the result.
struct ParseFailure {
    Diagnostic diagnostic;
};

[[noreturn]] void fail(Span span, std::string message, std::string hint = {});

/// Makes `node`, whose `text` is the operand of a field that isn't text, what that means: a
/// language, an id, a path, a range of dates, a field that is stated or missing. Fails at `span`,
/// the operand's place.
void set_value(const Field& field, Span span, Node& node);

/// "has:FIELD".
Node has_node(const Field& stated, Span span);

}  // namespace dateline
