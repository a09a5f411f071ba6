// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "searcher/search_command.h"

namespace dateline {

/// What the command line says as text, to be made a SearchCommand of.
struct Arguments {
    std::vector<std::string> words;
    std::vector<std::string> phrases;
    std::string sort = "relevance";
    std::string format;
    std::string output = "articles";
    std::vector<std::string> fields;
    std::vector<std::string> facets;
    std::vector<std::string> languages;
    std::string histogram;
    std::string dedup;
    std::string explain;
    std::string recency;
    std::string group;
    std::string color = "auto";
    std::string pager = "auto";
    std::string hyperlinks = "auto";
    std::optional<std::size_t> snippets;
    std::optional<std::size_t> kwic;
    std::optional<std::uint32_t> limit;
    std::optional<double> timeout;
    std::string synonyms;
    std::string now;
    bool no_stem = false;
    bool fields_help = false;
    bool syntax = false;
    bool saved = false;
};

/// The names that options take.
inline const std::map<std::string, Format> kFormats = {
    {"pretty", Format::kPretty},   {"plain", Format::kPlain}, {"json", Format::kJson},
    {"jsonl", Format::kJsonLines}, {"csv", Format::kCsv},     {"tsv", Format::kTsv},
    {"trec", Format::kTrec},       {"paths", Format::kPaths}, {"html", Format::kHtml}};
inline const std::map<std::string, SortOrder> kSorts = {{"relevance", SortOrder::kRelevance},
                                                        {"date", SortOrder::kNewest},
                                                        {"-date", SortOrder::kOldest}};
inline const std::map<std::string, View> kViews = {
    {"articles", View::kArticles}, {"count", View::kArticles}, {"quotes", View::kQuotes},
    {"speakers", View::kSpeakers}, {"facets", View::kCounts},  {"terms", View::kTerms},
    {"histogram", View::kCounts}};
inline const std::map<std::string, Period> kPeriods = {{"auto", Period::kAuto},
                                                       {"day", Period::kDay},
                                                       {"week", Period::kWeek},
                                                       {"month", Period::kMonth},
                                                       {"year", Period::kYear}};
inline const std::map<std::string, Auto> kAutos = {
    {"auto", Auto::kAuto}, {"always", Auto::kAlways}, {"never", Auto::kNever}};

/// Adds every option of dateline-search: what is typed is put into `command` and `arguments`, which
/// must outlive `app`.
void add_options(CLI::App& app, SearchCommand& command, Arguments& arguments);

}  // namespace dateline
