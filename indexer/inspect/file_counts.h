// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "common/index/manifest.h"
#include "indexer/plan/files_table.h"

/// Whether an index is complete: what its tables of files say, against what its databases hold.
namespace dateline {

/// The number of articles by file, the file as hash64 of its real path.
using FileCounts = std::map<std::uint64_t, std::uint64_t>;

/// Counts the articles in the databases of `segments`, by the term of their files. Linear in the
/// files of each segment. Throws Error(kIndex) and what Xapian throws.
FileCounts articles_by_file(const std::filesystem::path& index,
                            const std::vector<Segment>& segments);

/// A file of which the databases hold another number of articles than the tables say.
struct Miscount {
    std::string path;  ///< real
    FileRow row;
    std::uint64_t held = 0;
};

struct Miscounts {
    std::vector<Miscount> files;  ///< by path
    FileCounts unnamed;           ///< articles of files that no table names, or names as gone

    bool none() const { return files.empty() && unnamed.empty(); }
};

Miscounts compare(const FilesTable& rows, const FileCounts& held);

/// One line for each miscounted file, as text for a message.
std::vector<std::string> described(const Miscounts& miscounts);

}  // namespace dateline
