// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "indexer/plan/index_options.h"
#include "indexer/segments/segment.h"

namespace dateline {

/// What a repair did.
struct RepairSummary {
    std::uint64_t articles = 0;  ///< read again
    bool rescanned = false;  ///< whether all files below the index's folders were looked at, since
                             ///< a table of files couldn't be read
    std::vector<std::string> lost;  ///< a line for each file of which articles are lost, and why
};

/// Leaves the `damaged` segments of an index, and reads again the files that are then incomplete,
/// twice there or unknown, with the settings that they were read with; if a damaged segment's table
/// of files can't be read, also every file below the index's folders that is then unknown. A repair
/// that is killed leaves an index whose check says what is missing.
///
/// Throws Error(kIndex), and changes nothing, if articles would be lost, unless `options.force`.
RepairSummary repair_index(const IndexOptions& options,
                           const std::filesystem::path& index,
                           const std::set<std::uint32_t>& damaged,
                           const StepHook& hook = {});

}  // namespace dateline
