// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/base/error.h"
#include "common/text/language.h"
#include "indexer/readers/input/record.h"
#include "indexer/readers/input/source_file.h"

/// A run's unit of work: enough articles for one small Xapian database, which is merged later.
namespace dateline {

struct BatchItem {
    std::size_t file = 0;             ///< index into the run's files
    std::optional<RawRecord> record;  ///< one record of a large file, else the whole (small) file
};

struct Batch {
    std::uint32_t number = 0;
    std::vector<BatchItem> items;
};

/// The result of indexing the part of a file that was in a batch.
struct FileResult {
    std::size_t file = 0;
    std::uint64_t articles = 0;
    std::uint64_t records = 0;
    std::uint64_t bad_records = 0;
    std::string first_bad;              ///< what is wrong with the first of these
    std::optional<std::uint64_t> hash;  ///< if the batch read the whole file itself
    std::string skip;                   ///< why the whole file was skipped, or empty
};

/// The databases built for one shard, in order.
struct ShardDatabases {
    std::vector<std::filesystem::path> articles;
    std::vector<std::filesystem::path> quotes;  ///< of the batches that have quotations
};

struct BatchResult {
    std::uint32_t number = 0;
    std::vector<ShardDatabases> shards;
    std::uint64_t articles = 0;
    std::uint64_t bytes = 0;  ///< of files and records read
    std::vector<FileResult> files;
    std::vector<Skip> skips;
    std::set<LanguageId> languages;
};

}  // namespace dateline
