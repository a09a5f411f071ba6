// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/tree.h"

namespace dateline {

/// Something to say about a query: an error that stops it, or a note on how it was read.
struct Diagnostic {
    Span span;
    std::string message;
    std::string hint;
};

struct ParsedQuery {
    Node tree;
    std::optional<Diagnostic> error;  ///< where set, `tree` is of no use
    std::vector<Diagnostic> notes;
};

inline constexpr std::size_t kMostQueryBytes = 20'000;
inline constexpr std::size_t kMostNesting = 100;
inline constexpr std::size_t kMostLeaves = 1'000;

/// Parses a query. Total: any bytes give a tree or an error that points at the place. Tightest
/// first: field names and prefix operators (`+`, `-`), NOT, AND (also implicit), OR. Operators are
/// upper case. Linear.
ParsedQuery parse_query(std::string_view query);

/// The message with the query and a caret under the place, as it is printed on standard error.
std::string render(const Diagnostic& diagnostic, std::string_view query, std::string_view severity);

}  // namespace dateline
