// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// A file found by a run.
struct SourceFile {
    std::string path;      ///< real and absolute
    std::string relative;  ///< below its root; the file's name if it was given itself. With more
                           ///< of its path in front where another file is called so (plan.h)
    std::uint64_t size = 0;
    std::int64_t mtime = 0;  ///< nanoseconds since the epoch
    std::int64_t ctime = 0;  ///< of the last change of its content or attributes, likewise
};

/// What a run leaves out or couldn't read, for the report.
struct Skip {
    std::string path;          ///< as shown to people
    std::uint64_t record = 0;  ///< 1 for the first record of a file with many; 0: the whole file
    std::string reason;
    bool kept = false;  ///< whether its article is indexed nevertheless, as it stands
};

/// What is never read in a folder, as shown to people.
struct PassedBy {
    std::vector<std::string> links;   ///< symbolic links
    std::vector<std::string> hidden;  ///< files and folders whose names begin with a dot
    std::vector<std::string> parts;   ///< styles, scripts and fonts of pages
};

/// What a listing of files leaves out.
struct LeftOut {
    std::vector<Skip> skips;
    PassedBy passed_by;
};

/// Whether a file is a style, a script or a font of a web page, by its name: text perhaps, but
/// never an article.
bool is_page_part(std::string_view name);

/// The skip as text for a message: "a.jsonl record 2: not JSON".
std::string described(const Skip& skip);

/// The path of an archive's member as shown to people; the file's path if `member` is empty.
std::string member_path(const std::string& file, const std::string& member);

/// Which files of a folder are read. Patterns are shell globs (fnmatch) for the path below the root
/// or the file's name; a file is read if it matches an include (or there are none) and no exclude.
/// Hidden files and folders are skipped, and so is every index: its articles are outside of it
/// already.
struct FileFilter {
    std::vector<std::string> include;
    std::vector<std::string> exclude;

    std::vector<std::string>
        listed;  ///< further files and folders; those that don't exist are skipped

    bool takes(const std::string& relative) const;
};

/// The regular file at a real path, under this relative one; std::nullopt if there is none.
std::optional<SourceFile> file_at(const std::string& real, const std::string& relative);

/// What comes before the relative paths of files below `path`, one of those that are given: if
/// several are folders, the folder's name tells them apart.
std::string root_prefix(const std::vector<std::string>& paths, const std::string& path);

/// The files named by `paths` (files, or folders with everything below them), each real path once,
/// in order of real path. Symbolic links inside folders are not followed; a path given by the user
/// may be one. Devices, sockets and FIFOs are skipped. What can't be listed and what is passed by
/// is added to `left_out`. Throws Error(kInput) for a path that doesn't exist or is an index.
std::vector<SourceFile> find_files(const std::vector<std::string>& paths,
                                   const FileFilter& filter,
                                   LeftOut& left_out);

}  // namespace dateline
