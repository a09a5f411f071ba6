// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/plan/index_options.h"
#include "indexer/plan/plan.h"
#include "indexer/plan/roots.h"
#include "indexer/plan/skip_log.h"
#include "indexer/segments/segment.h"

namespace dateline {

/// What a run did, for its closing line, the report and the exit code.
struct RunSummary {
    std::uint64_t articles = 0;  ///< added
    std::uint64_t new_files = 0;
    std::uint64_t changed_files = 0;
    std::uint64_t unchanged_files = 0;
    std::uint64_t unread_before = 0;  ///< of the unchanged ones, those left out in whole or in part
    std::uint64_t removed_files = 0;
    std::uint64_t moved_files = 0;  ///< carried over without being read
    std::uint64_t bytes = 0;        ///< read
    double seconds = 0;
    double former_length = 0;  ///< the average length of articles that all were weighed by; 0 if
                               ///< they still are
    double average_length = 0;
    std::uint64_t read_otherwise =
        0;                      ///< files read again, since they were read with other options
    std::string other_options;  ///< in what these of the first such file differ
    SkipLog skips;              ///< of this run: what is unchanged since isn't told again
    PassedBy passed_by;
    std::vector<GoneRoot> gone_roots;
};

/// Builds or updates the index at `options.index` from `options.paths`: lists the files, reads what
/// is new or changed, removes what vanished, publishes, merges. Killing it at any moment loses only
/// what wasn't published. Throws Error.
RunSummary update_index(const IndexOptions& options, const StepHook& hook = {});

/// Reads files of the index again, as `options.reader` says, and nothing else. `files`: in order of
/// real path.
RunSummary read_again(const IndexOptions& options,
                      const std::vector<SourceFile>& files,
                      const StepHook& hook = {});

/// What `update_index` would do: `--dry-run`.
RunPlan plan_for(const IndexOptions& options);

/// Real paths of the files that `remove_from_index` would remove: `--remove --dry-run`. Throws like
/// it.
std::vector<std::string> files_to_remove(const IndexOptions& options);

/// Removes the articles of the files at or below `options.paths`. A path that isn't there may also
/// be the end of the one that was indexed, if it is the end of one only. Throws Error(kInput) if
/// the index has nothing there.
RunSummary remove_from_index(const IndexOptions& options, const StepHook& hook = {});

/// Merges all segments of each shard of the index at `options.index` into one.
RunSummary compact_index(const IndexOptions& options, const StepHook& hook = {});

}  // namespace dateline
