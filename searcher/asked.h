// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/results/search.h"

namespace dateline {

/// A question in English, as a search that answers it.
struct AskedSearch {
    View view = View::kQuotes;
    SortOrder sort = SortOrder::kRelevance;
    std::string query;
};

/// Reads "what did NAME say about WORDS in 2015", "what NAME said on WORDS", "who said WORDS",
/// "when did NAME say WORDS", "first mention of WORDS", "when was WORDS first mentioned"; the last
/// part may say when: in 2015, in May 2015, since, before or after them, between 2012 and 2014, on
/// May 3, 2015, last year, yesterday. Quotation marks are kept; what somebody said is looked for as
/// a phrase, too. NAME may be several, joined by "and". Words that carry no meaning are left out,
/// and so are titles before names. `std::nullopt` for other questions, and for what is a query:
/// with fields, marks, brackets or operators.
std::optional<AskedSearch> read_asked(std::string_view typed);

/// What to type for it: "-o quotes 'said:obama(iran deal) date:2015'".
std::string typed_form(const AskedSearch& asked);

}  // namespace dateline
