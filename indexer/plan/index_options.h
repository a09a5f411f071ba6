// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/readers/articles/article_reader.h"
#include "indexer/readers/input/source_file.h"

namespace dateline {

/// What `dateline-index` is asked to do.
enum class IndexAction : std::uint8_t { kUpdate, kRemove, kShow, kStats, kList, kCompact, kCheck };

/// How much of an index is looked at.
enum class CheckDepth : std::uint8_t {
    kQuick,  ///< that its files are there, open and hold what the manifest says
    kFull,   ///< that everything in them can be read
};

enum class ShowFormat : std::uint8_t { kJson, kText };

enum class When : std::uint8_t { kAuto, kAlways, kNever };

struct IndexOptions {
    IndexAction action = IndexAction::kUpdate;
    std::string index;               ///< `-d`, as given
    std::vector<std::string> paths;  ///< to read, remove or show
    ShowFormat show = ShowFormat::kJson;
    FileFilter filter;
    ReaderSettings reader;
    unsigned jobs = 0;                              ///< threads that build; at least 1
    std::uint64_t memory = std::uint64_t{2} << 30;  ///< bytes that reading and building may take
    std::optional<std::uint32_t> shards;  ///< that a new index has; none: one, or as it is
    CheckDepth check = CheckDepth::kQuick;
    bool repair = false;  ///< what is found damaged
    bool force = false;
    bool no_delete = false;
    bool dry_run = false;
    bool wait = false;   ///< for another run that holds the index
    std::string report;  ///< file for the report of what was left out, empty: none
    When progress = When::kAuto;
    bool quiet = false;
    bool xapian_writes = false;  ///< DATELINE_WRITER: batches are written by Xapian's own code
    int verbose = 0;
};

}  // namespace dateline
