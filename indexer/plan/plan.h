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
    std::vector<SourceFile> files;    ///< found, in order of real path
    std::vector<FileChange> changes;  ///< of each
    std::vector<std::string>
        vanished;  ///< real paths of indexed files below the run's roots that don't exist any more
    FilesTable known;    ///< rows of the index
    FilesTable touched;  ///< rows to be rewritten for files whose content is as before
    std::vector<Skip>
        skips;  ///< folders that can't be listed, and files left out before and unchanged
    std::uint64_t bytes = 0;  ///< to read

    std::uint64_t count(FileChange change) const;
};

/// Compares the files below `options.paths` with what the index has read. Reads a file only where
/// its time alone differs. Throws Error(kInput) where more than half of the indexed files below the
/// roots vanished, unless `options.force`.
RunPlan plan_run(const IndexOptions& options, FilesTable known);

}  // namespace dateline
