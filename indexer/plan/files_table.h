// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// The `files` table of a segment: a line with a checksum of the others, then one line for each
/// file read into it, so that a run over unchanged files reads nothing else.
///
///   line: state TAB size TAB mtime TAB ctime TAB hash TAB settings TAB articles TAB records
///         TAB origin TAB path TAB relative TAB reason
///
/// `state` is "read", "part" (stopped after `records` records; continues there), "skip" (not
/// readable as news; `reason` says why) or "gone" (removed). Numbers are decimal; backslash, tab
/// and newline are written \\ \t \n. The newest segment's row is the valid one.
namespace dateline {

enum class FileState : std::uint8_t { kRead, kPart, kSkip, kGone };

/// As it is written in the table.
std::string_view name_of(FileState state);

struct FileRow {
    FileState state = FileState::kRead;
    std::uint64_t size = 0;
    std::int64_t mtime = 0;
    std::int64_t ctime = 0;
    std::uint64_t hash = 0;      ///< hash64 of the content
    std::uint64_t settings = 0;  ///< hash64 of the options that change what is read
    std::uint64_t articles = 0;
    std::uint64_t records = 0;  ///< records read so far, bad ones included
    std::uint64_t origin = 0;   ///< Origin::file of its articles: hash64 of the path at which the
                                ///< file was when they were read, which it may have left since
    std::string relative;
    std::string reason;
    std::uint64_t bad_records = 0;  ///< of this run; not stored, but mentioned in `reason`
    std::string first_bad{};        ///< likewise

    bool operator==(const FileRow&) const = default;
};

/// Rows by real path.
using FilesTable = std::map<std::string, FileRow>;

std::string encode_files(const FilesTable& table);

/// Adds the rows of an encoded table, replacing rows of the same path. Throws Error(kIndex) if the
/// checksum is another, or with the number of a line that is no row.
void decode_files(std::string_view text, FilesTable& table);

/// Merges the tables of all segments, given oldest first: each file's newest row is kept, and rows
/// of files that are gone are left out.
FilesTable read_files_tables(const std::vector<std::filesystem::path>& paths);

}  // namespace dateline
