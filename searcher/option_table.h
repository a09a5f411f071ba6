// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/program/option_set.h"
#include "searcher/search_command.h"

namespace dateline {

/// The value of `-o`.
enum class Wanted : std::uint8_t {
    kArticles,
    kQuotes,
    kSpeakers,
    kCount,
    kFacets,
    kHistogram,
    kTerms
};

/// The parsed command line, from which a SearchCommand is made.
struct Arguments {
    std::vector<std::string> words;
    std::vector<std::string> phrases;
    SortOrder sort = SortOrder::kRelevance;
    std::optional<Format> format;
    Wanted wanted = Wanted::kArticles;
    std::vector<std::string> fields;
    std::vector<std::string> facets;
    std::vector<std::string> languages;
    std::optional<Period> histogram;
    Grouping dedup = Grouping::kNone;
    Grouping group = Grouping::kNone;
    std::string recency;
    Auto color = Auto::kAuto;
    Auto hyperlinks = Auto::kAuto;
    std::optional<std::uint64_t> snippets;
    std::optional<std::uint64_t> kwic;
    std::optional<std::uint32_t> limit;
    std::optional<double> timeout;
    std::string synonyms;
    std::string aliases;
    std::string now;
    std::string open;
    bool asks = false;
    bool demo = false;
    bool no_stem = false;
    bool fields_help = false;
    bool syntax = false;
    bool saved = false;
};

/// Every option of dateline-search: parsing stores the values in `command` and `arguments`, which
/// must outlive it.
OptionSet search_options(SearchCommand& command, Arguments& arguments);

}  // namespace dateline
