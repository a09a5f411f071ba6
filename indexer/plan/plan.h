// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
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
    std::map<std::string, std::string>
        moved;  ///< real paths that are gone, to where the file is now
    std::map<std::string, std::string>
        moved_folders;        ///< likewise of the folders in which files were that stay as they are
    LeftOut left_out;         ///< what the listing leaves out
    std::uint64_t bytes = 0;  ///< to be read

    std::uint64_t count(FileChange change) const;
};

/// Whether `path` is `root`, or below it.
bool is_below(const std::string& path, const std::string& root);

/// The known files at or below `path`, as given by a person: its real path, else, if it isn't
/// there, the only indexed one that ends in it. Throws Error(kInput) if there are none, or several.
std::vector<std::string> files_below(const std::string& path, const FilesTable& known);

/// Compares the files below `options.paths` with what the index has read. Reads a file only if
/// nothing but its times differ. A file that isn't known, of the same relative path (a root's name
/// aside), size and content as a known one that is gone, is that one: it has moved; so has one of
/// another name, if its time is the same, too. If its folder is gone, what else the index has from
/// there is looked for in the new place. Throws Error(kInput) if more than half of the indexed
/// files below the roots, and at least two, have vanished, unless `options.force`.
RunPlan plan_run(const IndexOptions& options, FilesTable known);

/// A plan to read `files`, in order of real path, whatever the index has of them: none if they
/// aren't known, else as changed.
RunPlan plan_again(std::vector<SourceFile> files, FilesTable known);

}  // namespace dateline
