// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/schema/common_grams.h"

/// An index on disk: a folder of segments, each a pair of Xapian databases, and the manifest, which
/// alone decides what is in the index.
///
///   news.idx/manifest.json              replaced whole (write, sync, rename)
///   news.idx/segments/000007/articles/  Xapian database, one document per article
///   news.idx/segments/000007/quotes/    Xapian database, one document per quotation
///   news.idx/segments/000007/files      what was read into it (files_table.h)
///   news.idx/segments/000007/checksums  of its files (checksums.h)
///   news.idx/articles.stub, quotes.stub   (a stub file each)
///                                       with these Xapian's own tools open or serve
///                                       the whole index; with shards, also a pair for each
///   news.idx/building/                  a run's unfinished work; the next run deletes it
///   news.idx/lock                       locked while a run writes
namespace dateline {

/// The suffix of stub files: articles.stub, or articles-1.stub for the first shard.
inline constexpr std::string_view kForXapian = ".stub";  // a stub file of Xapian's

struct Segment {
    std::uint32_t id = 0;
    std::uint64_t articles = 0;
    std::uint64_t quotes = 0;
    std::uint32_t shard = 1;    ///< the shard it belongs to, from 1
    std::uint64_t words = 0;    ///< tokens of all its articles
    double average_length = 0;  ///< by which its articles are weighed

    bool operator==(const Segment&) const = default;
};

/// The second step of publishing, while it is under way: documents of these files in segments
/// before `segment` are replaced or gone. Readers skip them; the writer deletes them, then drops
/// this record.
struct Pending {
    std::uint32_t segment = 0;
    std::vector<std::uint64_t> files;  ///< hash64 of real paths, ascending

    bool operator==(const Pending&) const = default;
};

struct Manifest {
    std::string analyzer;                ///< Analyzer::fingerprint()
    double average_length = 0;           ///< tokens per article, by which new ones are weighed
    std::vector<std::string> languages;  ///< codes of the languages whose stems it has, sorted
    CommonWords common_words;            ///< whose pairs are terms, fixed when the index is created
    std::vector<std::string> roots;      ///< real paths indexed, in the order of their first run
    std::map<std::string, std::string>
        root_prefixes;  ///< before relative paths below a root, for those that have one: its name
    bool more_roots = false;  ///< whether there were too many to be listed
    std::map<std::string, std::string>
        moved;  ///< folders that files were read in, to where these are now (follow_moves)
    std::map<std::uint64_t, std::string>
        settings;  ///< of reading (stored_settings.h), by the hash that files carry
    std::uint64_t last_settings = 0;  ///< those of the last run that looked for files; 0: unknown
    std::vector<std::string> kept;    ///< names of the keys that `--keep` kept, in order
    std::uint32_t shards = 1;         ///< articles are spread over them by hash; fixed when created
    std::uint32_t next_segment = 1;
    std::uint32_t next_run = 1;
    std::vector<Segment> segments;  ///< oldest first
    std::optional<Pending> pending;
    bool rescan = false;  ///< whether a repair has still to read files that no table knows any more

    /// Where a file may have been when it was read, by where it is: itself first.
    std::vector<std::string> former_paths(const std::string& path) const;

    /// Where a file is now that was read at `path`, if its folder moved; else `path`.
    std::string moved_path(const std::string& path) const;

    std::uint64_t articles() const;

    /// Tokens per article; 0 if there are no articles.
    double real_length() const;

    bool operator==(const Manifest&) const = default;
};

namespace index_paths {
std::filesystem::path manifest(const std::filesystem::path& index);
std::filesystem::path segment(const std::filesystem::path& index, std::uint32_t id);
std::filesystem::path articles(const std::filesystem::path& index, std::uint32_t id);
std::filesystem::path quotes(const std::filesystem::path& index, std::uint32_t id);
std::filesystem::path files(const std::filesystem::path& index, std::uint32_t id);
std::filesystem::path building(const std::filesystem::path& index);
std::filesystem::path lock(const std::filesystem::path& index);
}  // namespace index_paths

/// Whether there is an index at `index`. Throws Error(kIndex) if something else is there: a file,
/// or a folder that isn't empty and has no manifest.
bool index_exists(const std::filesystem::path& index);

/// Throws Error(kIndex), with the command that repairs it, if there is no index, or it is damaged
/// or of another version.
Manifest read_manifest(const std::filesystem::path& index);

/// Durable: once it returns, the index is what `manifest` says, whatever happens next.
void write_manifest(const std::filesystem::path& index, const Manifest& manifest);

/// What is wrong with the stub files, a line each: one that names a segment that isn't there. Those
/// of the newest manifest may be written after it, when the older segments are still there.
std::vector<std::string> broken_for_xapian(const std::filesystem::path& index);

/// The number of shards of which stub files are there: what a damaged manifest doesn't tell. 1 if
/// there are none.
std::uint32_t shards_by_files(const std::filesystem::path& index);

/// The folder of the index: `option` (-d), else $DATELINE_DB, else $XDG_DATA_HOME/dateline/default.
std::filesystem::path index_location(const std::string& option);

}  // namespace dateline
