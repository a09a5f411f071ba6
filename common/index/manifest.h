// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/schema/common_grams.h"

/// An index on disk: a directory of segments, each a pair of Xapian databases, and the manifest
/// that says which count.
///
///   news.idx/manifest.json                replaced whole (write, sync, rename); nothing else
///   decides what is in the index news.idx/segments/000007/articles/    Xapian database, one
///   document an article news.idx/segments/000007/quotes/      Xapian database, one document a
///   quotation news.idx/segments/000007/files        what was read into it (files_table.h)
///   news.idx/articles.stub, quotes.stub   a stub file each, so that Xapian's own tools open the
///   whole; of an index in shards also one of each kind and shard, so that they serve each
///   news.idx/building/                    unfinished work of a run; swept by the next
///   news.idx/lock                         held while a run writes
namespace dateline {

/// The ending of the stub files: articles.stub, or of the first shard articles-1.stub.
inline constexpr std::string_view kForXapian = ".stub";  // a stub file of Xapian's

struct Segment {
    std::uint32_t id = 0;
    std::uint64_t articles = 0;
    std::uint64_t quotes = 0;
    std::uint32_t shard = 1;  ///< that it belongs to, from 1 on

    bool operator==(const Segment&) const = default;
};

/// The second step of publishing, while it is under way: documents of these files in segments
/// before `segment` are replaced or gone. Readers leave them out; the writer deletes them, then
/// drops this.
struct Pending {
    std::uint32_t segment = 0;
    std::vector<std::uint64_t> files;  ///< hash64 of real paths, ascending

    bool operator==(const Pending&) const = default;
};

struct Manifest {
    std::string analyzer;                ///< Analyzer::fingerprint()
    double average_length = 0;           ///< tokens of an article, fixed when the index is made
    std::vector<std::string> languages;  ///< codes of the languages whose stems it holds, sorted
    CommonWords common_words;            ///< whose pairs are terms, fixed when the index is made
    std::vector<std::string>
        roots;                 ///< real paths that were indexed, in the order of their first run
    std::uint32_t shards = 1;  ///< into how many articles are dealt, by their hash; fixed when made
    std::uint32_t next_segment = 1;
    std::uint32_t next_run = 1;
    std::vector<Segment> segments;  ///< oldest first
    std::optional<Pending> pending;

    std::uint64_t articles() const;
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

/// Whether there is an index at `index`. Throws Error(kIndex) where something else stands there: a
/// file, or a folder that isn't empty and has no manifest.
bool index_exists(const std::filesystem::path& index);

/// Throws Error(kIndex), with the command that mends it, where there is no index, it is damaged, or
/// of another version.
Manifest read_manifest(const std::filesystem::path& index);

/// Durable: when it returns, the index is what `manifest` says, whatever happens next.
void write_manifest(const std::filesystem::path& index, const Manifest& manifest);

/// `-d`, else $DATELINE_DB, else $XDG_DATA_HOME/dateline/default.
std::filesystem::path index_location(const std::string& option);

}  // namespace dateline
