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

/// "Did you mean": a query with its unknown words replaced by similar words of the index.
struct Correction {
    std::string query;
    std::uint64_t matches = 0;  ///< of this query, once counted
};

/// Corrections of a query, the likeliest first: each suspect word is replaced by its suggestions
/// from suggest_words, in each correction those of the same rank. Empty if more than five words are
/// suspect, or one has no suggestion, or doesn't occur in the query as typed.
std::vector<Correction> correct_query(std::string_view query,
                                      const std::vector<UnknownWord>& suspect,
                                      const IndexReader& index);

}  // namespace dateline
