// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/output/format.h"
#include "searcher/query/syntax/query_context.h"
#include "searcher/results/search.h"

namespace dateline {

enum class SearchAction : std::uint8_t { kSearch, kBatch, kFieldsHelp, kSyntax, kSaved, kDemo };

enum class Auto : std::uint8_t { kAuto, kAlways, kNever };

struct SearchCommand {
    SearchAction action = SearchAction::kSearch;
    std::vector<std::string> indexes;  ///< `-d`, as given
    bool partial = false;              ///< whether servers that don't answer are left out
    std::string query;                 ///< the words of the command line, phrases of `-P` included
    std::string like;                  ///< `--like`: an id, a file or -; empty: not used
    QueryContext context;
    double timeout = 0;  ///< the most seconds for a query; 0: no limit
    SearchOptions search;
    OutputOptions output;
    std::string batch;  ///< file of queries, or -
    unsigned jobs = 1;
    bool count_only = false;            ///< `-o count`
    bool usual_limit = false;           ///< whether no `-n` says how many hits are printed
    std::optional<std::string> save;    ///< `--save`: the name
    std::string new_since;              ///< `--new-since`: the state file; empty: none
    std::optional<std::uint32_t> open;  ///< `--open`: the rank
    Explain explain = Explain::kNothing;
    bool correct = false;           ///< `--correct`
    bool quiet = false;             ///< whether notes and advice are left out
    std::vector<Diagnostic> notes;  ///< on how the command line was parsed
    Auto pager = Auto::kAuto;
    bool xapian_reads = false;  ///< DATELINE_READER: Xapian's own code reads the tables
};

/// The indexes to search. Throws Error(kUsage).
std::vector<IndexAddress> addresses_of(const SearchCommand& command);

/// The options for opening them.
OpenOptions opening_of(const SearchCommand& command);

}  // namespace dateline
