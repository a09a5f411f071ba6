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

/// How thoroughly an index is checked.
enum class CheckDepth : std::uint8_t {
    kQuick,  ///< its files exist, open and contain what the manifest says
    kFull,   ///< everything in them can be read
};

enum class ShowFormat : std::uint8_t { kJson, kText };

enum class When : std::uint8_t { kAuto, kAlways, kNever };

struct IndexOptions {
    IndexAction action = IndexAction::kUpdate;
    std::string index;               ///< `-d`, as given
    std::vector<std::string> paths;  ///< to read, remove or show
    ShowFormat show = ShowFormat::kJson;
    bool explain = false;  ///< whether `--show` names the rules that found quotations and dates
    FileFilter filter;
    ReaderSettings reader;
    unsigned jobs = 0;                              ///< building threads; at least 1
    std::uint64_t memory = std::uint64_t{2} << 30;  ///< bytes for reading and building
    std::optional<std::uint32_t> shards;  ///< of a new index; std::nullopt: one, or unchanged
    CheckDepth check = CheckDepth::kQuick;
    bool repair = false;  ///< repair damage that is found
    bool force = false;
    bool no_delete = false;
    bool dry_run = false;
    bool wait = false;   ///< if another run has locked the index
    std::string report;  ///< file that lists what was left out; empty: none
    When progress = When::kAuto;
    bool quiet = false;
    bool xapian_writes = false;  ///< DATELINE_WRITER: Xapian's own code writes the batches
    bool verbose = false;
};

}  // namespace dateline
