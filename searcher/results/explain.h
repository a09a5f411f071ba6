// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "searcher/query/sources/compiled_query.h"
#include "searcher/results/matching.h"

namespace dateline {

/// The level of `--explain`.
enum class Explain : std::uint8_t { kNothing, kQuery, kScores };

/// How a query was parsed and which terms it is searched by, for `--explain`.
std::string explain_query(const Node& tree, const CompiledQuery& query);

/// The parts of a hit's score, for `--explain=score`: a line for each part of the query that adds
/// to it, with the impact of its word in this article (1 to 63) and how many articles have the
/// word; a line each for the best passage, for words of `--expand` and for the date with
/// `--recency`. The parts add up to the score.
std::string explain_score(const Ranked& hit, const CompiledQuery& query, const IndexReader& index);

}  // namespace dateline
