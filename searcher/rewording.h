// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/results/search.h"

/// What a part of a query may mean that no article has: a name in a field that is misspelled or
/// shortened, or a phrase whose words are apart.
namespace dateline {

/// A part of a query put otherwise, and the number of articles that have it.
struct Rewording {
    std::string text;
    std::uint64_t articles = 0;
};

/// A part that no article has.
struct MissingPart {
    Span span;                          ///< of the query
    std::vector<Rewording> rewordings;  ///< that articles have, the likeliest first; three at most
};

/// The wanted names and phrases of a query that nothing has though no word of theirs is unknown, or
/// though it is a name: at most four. Searches for each.
std::vector<MissingPart> missing_parts(std::string_view query,
                                       const Node& tree,
                                       Searcher& searcher);

/// The query with its missing parts put otherwise: the likeliest first.
std::vector<std::string> reworded(std::string_view query, const std::vector<MissingPart>& parts);

/// The query as it finds words also in lines that are not the story (`marked:`): each wanted word
/// and phrase without a field, there or in the text. `std::nullopt` if it has none.
std::optional<Node> with_marked_lines(const Node& tree);

}  // namespace dateline
