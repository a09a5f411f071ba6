// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/index_reader.h"
#include "searcher/results/hits.h"

namespace dateline {

/// "Did you mean": a query with its unknown words replaced by words of the index near them.
struct Correction {
    std::string query;
    std::uint64_t matches = 0;  ///< what it finds, once counted
};

/// Corrections of a query, the likeliest first: each suspect word is replaced by the words that
/// suggest_words gives, of which one and the same rank is tried together. None where more than five
/// are suspect, or one has no neighbour, or doesn't stand in the query as typed.
std::vector<Correction> correct_query(std::string_view query,
                                      const std::vector<UnknownWord>& suspect,
                                      const IndexReader& index);

}  // namespace dateline
