// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/plan/files_table.h"
#include "indexer/plan/index_options.h"
#include "indexer/readers/input/source_file.h"

namespace dateline {

enum class FileChange : std::uint8_t {
    kUnchanged,  ///< size and time as before (or only the time differs, and the content hash is the
                 ///< same)
    kNew,
    kChanged,
    kContinued,  ///< an earlier run stopped in the middle of it
};

/// What a run will do with each file.
struct RunPlan {
    std::vector<SourceFile> files;    ///< in order of real path; no two with one relative path
    std::vector<FileChange> changes;  ///< by file
    std::vector<std::string>
        vanished;        ///< real paths of indexed files below the run's roots that no longer exist
    FilesTable known;    ///< the index's rows
    FilesTable touched;  ///< new rows for files whose content is unchanged
    std::vector<Skip>
        skips;  ///< folders that can't be listed; unchanged files that were skipped before
    std::uint64_t bytes = 0;  ///< to be read

    std::uint64_t count(FileChange change) const;
};

/// Compares the files below `options.paths` with what the index has read. Reads a file only if
/// nothing but its time differs. Throws Error(kInput) if more than half of the indexed files below
/// the roots, and at least two, have vanished, unless `options.force`.
RunPlan plan_run(const IndexOptions& options, FilesTable known);

/// A plan to read `files`, in order of real path, whatever the index has of them: none if they
/// aren't known, else as changed.
RunPlan plan_again(std::vector<SourceFile> files, FilesTable known);

}  // namespace dateline
