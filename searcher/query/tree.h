// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/date.h"
#include "common/schema.h"

namespace dateline {

/// A half-open range of bytes of the query as typed.
struct Span {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
};

enum class NodeKind : std::uint8_t {
    kAll,     ///< every article
    kWord,    ///< `text`, as typed: one word, or a compound
    kPrefix,  ///< `text`*
    kPhrase,  ///< `text` between quotation marks
    kField,   ///< the one child, in `field` (of kind kText)
    kQuote,   ///< has a quotation that the one child matches
    kExact,   ///< `field` is `text`
    kPath,    ///< at or below `text`
    kDate,    ///< published in `range`, or mentioning it, as `field` says
    kHas,     ///< states the field `text`
    kAnd,
    kOr,
    kNot,  ///< not the one child
};

/// A part of a query. Built by parse_query, compiled by compile_query, printed by print.
struct Node {
    NodeKind kind = NodeKind::kAll;
    Span span;
    std::string text;
    const Field* field = nullptr;
    DateRange range;
    bool stemmed = false;   ///< kPhrase: `~s`
    bool implicit = false;  ///< kAnd: words side by side, which `--any` takes as OR
    bool required = false;  ///< with a `+`
    std::vector<Node> children;
};

/// Whether both mean the same; spans don't count.
bool operator==(const Node& a, const Node& b);

/// The query in canonical spelling: operators written out, brackets where they are needed; parsing
/// it gives the same tree.
std::string print(const Node& node);

}  // namespace dateline
