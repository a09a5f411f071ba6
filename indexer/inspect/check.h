// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "indexer/plan/index_options.h"

namespace dateline {

/// A defect of an index.
struct Damage {
    std::uint32_t segment = 0;  ///< its number; 0: the index as a whole
    std::string where;          ///< the file or database, relative to the index
    std::string what;
};

/// Checks the segments against the manifest: their files exist, can be opened, and contain as many
/// articles and quotations as it says. `kFull` also reads everything in them: all lists of
/// documents, all values, texts, quotations with their articles, vocabulary and columns; it takes
/// about as long as merging. If the segments are sound, it compares the articles that the tables of
/// files name with those that are there: file by file, or quickly by their totals. Throws
/// Error(kIndex) if there is no manifest. An index that a run is writing may wrongly be reported as
/// damaged, so `--check` holds the lock.
std::vector<Damage> find_damage(const std::filesystem::path& index, CheckDepth depth);

/// `--check`: reports what is damaged, one line each; with `--repair`, repairs it (repair.h).
/// Returns the exit status.
int check_index(const IndexOptions& options);

}  // namespace dateline
