// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index_reader.h"
#include "searcher/results/hits.h"

namespace dateline {

/// "Did you mean": a query with its unknown words replaced by words of the index near them.
struct Correction {
    std::string query;
    std::uint64_t matches = 0;  ///< what it finds, once counted
};

/// The correction of a query, each unknown word replaced by the first that suggest_words gives;
/// none where a word has no neighbour, or doesn't stand in the query as typed.
std::optional<Correction> correct_query(std::string_view query,
                                        const std::vector<UnknownWord>& unknown,
                                        const IndexReader& index);

}  // namespace dateline
