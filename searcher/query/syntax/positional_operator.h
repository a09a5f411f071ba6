// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/query/syntax/tree.h"

namespace dateline {

/// The most words that NEAR and ADJ may span.
inline constexpr std::uint32_t kMostDistance = 500;

/// The most operands that one NEAR or ADJ joins.
inline constexpr std::size_t kMostNear = 8;

/// The largest count of ATLEAST.
inline constexpr std::uint32_t kMostTimes = 1000;

/// An operator on the positions of words.
struct PositionalOperator {
    NodeKind kind = NodeKind::kNear;  ///< kNear, kSentence or kParagraph
    std::uint32_t count = 0;          ///< kNear: the distance
    bool ordered = false;             ///< kNear

    std::string name() const;  ///< in canonical spelling
};

/// Parses an operator: NEAR, NEAR/5, ADJ/5, SENT, PARA, and other engines' spellings: w/5, pre/5,
/// near5, adj5, onear/5, /s, w/s, /p, w/p, SAME. `std::nullopt` if `word` is none of them. Fails at
/// `place` if the distance is missing or not 1 to kMostDistance.
std::optional<PositionalOperator> positional_operator(std::string_view word, Span place);

/// The number of "ATLEAST/3" or "ATLEAST3" (or in lower case); `std::nullopt` if `word` is neither.
/// Fails at `place` if it isn't 1 to kMostTimes.
std::optional<std::uint32_t> at_least_count(std::string_view word, Span place);

}  // namespace dateline
