// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/syntax/tree.h"

namespace dateline {

/// Something to say about a query: an error that stops it, or a note on how it was read.
struct Diagnostic {
    Span span;
    std::string message;
    std::string hint;
};

/// The message with the query and a caret under the place, as it is printed on standard error.
std::string render(const Diagnostic& diagnostic, std::string_view query, std::string_view severity);

/// What may surprise in how a query was read: AND and OR side by side without brackets, operators
/// in small letters, wildcards that are none.
std::vector<Diagnostic> notes_on(const Node& tree, std::string_view query);

}  // namespace dateline
