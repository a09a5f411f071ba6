// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/syntax/tree.h"

namespace dateline {

/// A message about a query: an error that stops it, or a note on how it was parsed.
struct Diagnostic {
    Span span;
    std::string message;
    std::string hint;
};

/// The message, the query and a caret under the span, as printed on standard error.
std::string render(const Diagnostic& diagnostic, std::string_view query, std::string_view severity);

/// Notes on what may surprise in how a query was parsed: AND mixed with OR without parentheses,
/// operators in lower case, wildcard characters that are not wildcards.
std::vector<Diagnostic> notes_on(const Node& tree, std::string_view query, bool question);

}  // namespace dateline
