// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "searcher/results/search.h"
#include "searcher/rewording.h"

/// What standard error says after an answer about other queries.
namespace dateline {

/// What a view counts: "article", "quotation" or "speaker".
std::string_view counted_things(View view);

/// Names the words that no article (in views of quotations, no quotation) contains, with their
/// neighbours in the index.
void tell_unknown_words(const SearchResult& result, Searcher& searcher);

/// Suggests the corrected query, if there is one.
void tell_correction(const SearchResult& result, View view);

/// Says what to try if nothing was found: the words that no article contains, with their neighbours
/// in the index; the corrected query; what any of the words would find. `count_any` returns the
/// latter; 0 if that isn't another query.
void advise_on_no_hits(const SearchResult& result,
                       View view,
                       Searcher& searcher,
                       const std::function<std::uint64_t()>& count_any);

/// Names the parts of the query that no article has, with what articles have instead.
void tell_missing_parts(std::string_view query, const std::vector<MissingPart>& parts);

/// How many hits each part of a query has by itself; `count` says it of one.
using CountPart = std::function<std::uint64_t(const Node& part)>;

/// Says which parts of a query that finds nothing are found alone. Nothing for a query of one part.
void tell_lone_parts(const Node& tree, View view, const CountPart& count);

/// Says that no more than `limit` hits are printed, in a format that doesn't.
void tell_rest(const SearchResult& result, std::uint32_t limit, View view);

/// Says how many hits of an order by date have none, and come last.
void tell_undated(const Node& tree, View view, const CountPart& count);

/// Says how many articles that match but for its dates have no date, so that no date finds them.
void tell_dateless(const Node& tree, View view, const CountPart& count);

/// Says that several hits are in one file, if they are.
void tell_shared_files(const SearchResult& result);

}  // namespace dateline
