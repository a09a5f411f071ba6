// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/syntax/diagnostic.h"
#include "searcher/query/syntax/query_context.h"
#include "searcher/query/syntax/tree.h"

namespace dateline {

struct ParsedQuery {
    Node tree;
    std::optional<Diagnostic> error;   ///< where set, `tree` is of no use
    std::vector<Diagnostic> notes;     ///< on how it was read, for a terminal
    std::vector<Diagnostic> warnings;  ///< on what was read otherwise than written, told always
};

inline constexpr std::size_t kMostQueryBytes = 20'000;
inline constexpr std::size_t kMostNesting = 100;
inline constexpr std::size_t kMostLeaves = 1'000;

/// Parses a query. Total: any bytes give a tree or an error that points at the place. Tightest
/// first: field names and signs (`+`, `=`, `~`, `^`), NEAR ADJ SENT PARA from left to
/// right, NOT, AND (also implicit), OR. Operators are upper case. Linear, but for saved searches.
ParsedQuery parse_query(std::string_view query, const QueryContext& context = {});

}  // namespace dateline
