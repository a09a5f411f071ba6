// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace dateline {

/// A file that a run found.
struct SourceFile {
    std::string path;      ///< real and absolute
    std::string relative;  ///< below its root; the file's name where it was named itself
    std::uint64_t size = 0;
    std::int64_t mtime = 0;  ///< nanoseconds since the epoch
};

/// What a run leaves out or couldn't read, for the report.
struct Skip {
    std::string path;          ///< as shown to people
    std::uint64_t record = 0;  ///< 1 for the first record of a file of many; 0: the whole file
    std::string reason;
};

/// The skip as a message says it: "a.jsonl record 2: not JSON".
std::string described(const Skip& skip);

/// The path of a member of an archive as people see it; that of the file where `member` is empty.
std::string member_path(const std::string& file, const std::string& member);

/// Which files of a folder are taken. Patterns are shell globs (fnmatch) on the path below the root
/// and on the file's name; a file is taken if it matches an include (or there is none) and no
/// exclude. Hidden files and folders are left out, and so is every index: its articles stand
/// outside of it already.
struct FileFilter {
    std::vector<std::string> include;
    std::vector<std::string> exclude;

    std::vector<std::string>
        listed;  ///< further files and folders; those that don't exist are skipped

    bool takes(const std::string& relative) const;
};

/// The files named by `paths` (files, or folders with all below them), each real path once, in
/// order of real path. Symbolic links inside folders are not followed; a path named by the user may
/// be one. Devices, sockets and FIFOs are left out. What can't be listed goes to `skips`. Throws
/// Error(kInput) for a path that doesn't exist.
std::vector<SourceFile> find_files(const std::vector<std::string>& paths,
                                   const FileFilter& filter,
                                   std::vector<Skip>& skips);

}  // namespace dateline
