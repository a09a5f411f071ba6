// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/inspect/repair.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/base/error.h"
#include "common/base/files.h"
#include "common/base/hash.h"
#include "common/index/xapian_errors.h"
#include "common/program/output.h"
#include "indexer/inspect/file_counts.h"
#include "indexer/readers/articles/stored_settings.h"
#include "indexer/run.h"
#include "indexer/segments/lock.h"

namespace dateline {
namespace fs = std::filesystem;
namespace {

// The rows of all segments, damaged ones too.
struct KnownFiles {
    FilesTable rows;
    FilesTable gone;  // that the index has no longer: an older table may still name them
    bool all = true;  // whether every table could be read
    std::set<std::string> newest;  // the files whose rows no table that can't be read may replace
};

// The table that said that files moved may be the damaged one: the manifest says where to.
void follow_moves(const Manifest& manifest, KnownFiles& known) {
    FilesTable followed;
    for (auto& [path, row] : known.rows) {
        const std::string now = fs::exists(path) ? path : manifest.moved_path(path);
        const bool moved = now != path && file_at(now, row.relative).has_value();
        if (moved) {
            FileRow left = row;
            left.state = FileState::kGone;
            known.gone.insert_or_assign(path, left);
        }
        followed.insert_or_assign(moved ? now : path, std::move(row));
    }
    known.rows = std::move(followed);
}

bool is_below_root(const std::string& path, const Manifest& manifest) {
    return std::ranges::any_of(manifest.roots, [&](const std::string& root) {
        return path == root || path.starts_with(root + '/');
    });
}

// A root of which the index has nothing any more isn't kept: what an older row has below it is
// gone, though the table that said so can't be read.
void drop_rootless(const Manifest& manifest, KnownFiles& known) {
    if (manifest.more_roots) return;
    for (auto at = known.rows.begin(); at != known.rows.end();) {
        if (is_below_root(at->first, manifest)) {
            ++at;
            continue;
        }
        at->second.state = FileState::kGone;
        known.gone.insert(*at);
        at = known.rows.erase(at);
    }
}

KnownFiles known_files(const fs::path& index, const Manifest& manifest) {
    constexpr std::uint64_t kMostBytes = std::uint64_t{8} << 30;
    KnownFiles known;
    known.all = !manifest.rescan;
    for (const Segment& segment : manifest.segments) {
        try {
            FilesTable rows;
            decode_files(read_file(index_paths::files(index, segment.id), kMostBytes), rows);
            for (auto& [path, row] : rows) {
                known.newest.insert(path);
                known.rows.insert_or_assign(path, std::move(row));
            }
        } catch (const Error&) {
            known.all = false;
            known.newest.clear();
        }
    }
    std::erase_if(known.rows, [&](const auto& entry) {
        const bool gone = entry.second.state == FileState::kGone;
        if (gone) known.gone.insert(entry);
        return gone;
    });
    if (!known.all) {
        follow_moves(manifest, known);
        drop_rootless(manifest, known);
    }
    return known;
}

// The files to read again, and what can't be.
struct Reading {
    std::map<std::uint64_t, std::vector<SourceFile>> files;  // by the hash of their settings
    std::vector<Miscount> gone;
    FileCounts unnamed;                   // that no table names
    FileCounts lost;                      // of these, those that aren't found below the roots
    std::vector<std::string> lost_roots;  // gone, where any file of theirs may be unknown
};

// The settings of files of which no row says them: those of the last run.
std::uint64_t last_settings(const IndexOptions& options, const Manifest& manifest) {
    return manifest.last_settings != 0 ? manifest.last_settings : options.reader.hash();
}

// The files below roots, each once, by the longest of its relative paths.
std::vector<SourceFile> files_of(const std::vector<std::string>& roots,
                                 const Manifest& manifest,
                                 const IndexOptions& options) {
    std::map<std::string, SourceFile> files;
    for (const std::string& root : roots) {
        const auto prefix = manifest.root_prefixes.find(root);
        LeftOut ignored;
        for (SourceFile& file : find_files({root}, options.filter, ignored)) {
            if (prefix != manifest.root_prefixes.end()) file.relative.insert(0, prefix->second);
            SourceFile& known = files[file.path];
            if (known.relative.size() < file.relative.size()) known = std::move(file);
        }
    }
    std::vector<SourceFile> found;
    for (auto& [path, file] : files) {
        found.push_back(std::move(file));
    }
    return found;
}

// The files below the roots that no table names: those with articles in the index, or all.
void find_unnamed(const IndexOptions& options,
                  const Manifest& manifest,
                  const KnownFiles& known,
                  Reading& reading) {
    reading.lost = reading.unnamed;
    if (known.all && reading.unnamed.empty()) return;
    const std::uint64_t settings = last_settings(options, manifest);
    std::set<std::string> read;
    for (const auto& [hash, files] : reading.files) {
        for (const SourceFile& file : files) {
            read.insert(file.path);
        }
    }
    std::vector<std::string> roots;
    if (!known.all && manifest.more_roots) reading.lost_roots.emplace_back("a list of files");
    for (const std::string& root : manifest.roots) {
        if (fs::exists(root))
            roots.push_back(root);
        else if (!known.all)
            reading.lost_roots.push_back(root);
    }
    for (SourceFile& file : files_of(roots, manifest, options)) {
        const bool held = std::ranges::any_of(
            manifest.former_paths(file.path),
            [&](const std::string& path) { return reading.lost.erase(hash64(path)) > 0; });
        const bool wanted = held || (!known.all && !known.rows.contains(file.path));
        if (wanted && !read.contains(file.path)) reading.files[settings].push_back(std::move(file));
    }
}

Reading what_to_read(const IndexOptions& options,
                     const Manifest& manifest,
                     const KnownFiles& known,
                     const Miscounts& miscounts) {
    Reading reading;
    reading.unnamed = miscounts.unnamed;
    for (const Miscount& file : miscounts.files) {
        auto found = file_at(file.path, file.row.relative);
        const bool sure = known.all || known.newest.contains(file.path);
        if (found)
            reading.files[sure ? file.row.settings : last_settings(options, manifest)].push_back(
                *std::move(found));
        else
            reading.gone.push_back(file);
    }
    find_unnamed(options, manifest, known, reading);
    for (auto& [settings, files] : reading.files) {
        std::ranges::sort(files, {}, &SourceFile::path);
    }
    return reading;
}

std::vector<std::string> lost_articles(const Reading& reading) {
    std::vector<std::string> lines;
    for (const Miscount& file : reading.gone) {
        if (file.held < file.row.articles)
            lines.push_back(
                fmt::format("{}: {} of {} articles are lost: the file is no longer there",
                            file.path, file.row.articles - file.held, file.row.articles));
    }
    for (const std::string& root : reading.lost_roots) {
        lines.push_back(root +
                        ": what was read from it is lost: a table of files is damaged, and "
                        "this is no longer there, or unknown");
    }
    if (!reading.lost.empty())
        lines.push_back(
            fmt::format("the articles of {} files are lost: nothing says which files these were",
                        reading.lost.size()));
    return lines;
}

void refuse_to_lose(const std::vector<std::string>& lost) {
    constexpr std::size_t kShown = 3;
    if (lost.empty()) return;
    const std::vector<std::string> first(
        lost.begin(), lost.begin() + static_cast<std::ptrdiff_t>(std::min(kShown, lost.size())));
    throw Error(
        ErrorKind::kIndex,
        fmt::format(
            "a repair would lose articles: {}{}", fmt::join(first, "; "),
            lost.size() > kShown ? fmt::format("; {} more files", lost.size() - kShown) : ""),
        "put the files back, or do without their articles: --force");
}

// What the tables say of files that are gone becomes what is held of them.
void settle_gone(const Reading& reading, FilesTable& rows) {
    for (const Miscount& file : reading.gone) {
        FileRow& row = rows.at(file.path);
        row.articles = file.held;
        if (file.held == 0) row.state = FileState::kGone;
    }
}

ReaderSettings settings_of(const Manifest& manifest,
                           std::uint64_t hash,
                           const IndexOptions& options) {
    if (hash == options.reader.hash()) return options.reader;
    const auto known = manifest.settings.find(hash);
    if (known == manifest.settings.end())
        throw Error(ErrorKind::kIndex,
                    "some files were read with options that the index doesn't know",
                    "give them again (--bare, --lang, --map ...), with --check=full --repair");
    ReaderSettings settings = decode_settings(known->second);
    settings.most_record = options.reader.most_record;
    return settings;
}

// Without the damaged segments, but with all that is known of files.
void publish_without(const std::set<std::uint32_t>& damaged,
                     const Reading& reading,
                     KnownFiles known,
                     SegmentWriter& writer) {
    settle_gone(reading, known.rows);
    SegmentParts parts;
    parts.files = std::move(known.rows);
    parts.files.merge(known.gone);
    for (const auto& [file, articles] : reading.unnamed) {
        parts.replaces.push_back(file);
    }
    std::erase_if(writer.draft().segments,
                  [&](const Segment& segment) { return damaged.contains(segment.id); });
    if (writer.manifest().articles() == 0) writer.draft().average_length = 0;
    writer.fresh_building();
    writer.publish(parts, writer.manifest().languages);
    writer.recover();
}

}  // namespace

RepairSummary repair_index(const IndexOptions& options,
                           const fs::path& index,
                           const std::set<std::uint32_t>& damaged,
                           const StepHook& hook) {
    RepairSummary summary;
    Reading reading;
    std::map<std::uint64_t, ReaderSettings> settings;
    {
        const IndexLock lock(index, options);
        SegmentWriter writer(index, read_manifest(index), options.jobs, hook);
        const Manifest& manifest = writer.manifest();
        writer.finish_pending(damaged);
        const KnownFiles known = known_files(index, manifest);
        std::vector<Segment> sound = manifest.segments;
        std::erase_if(sound, [&](const Segment& segment) { return damaged.contains(segment.id); });
        const FileCounts held = with_xapian([&] { return articles_by_file(index, sound); });
        reading = what_to_read(options, manifest, known, compare(known.rows, held));
        summary.lost = lost_articles(reading);
        if (!options.force) refuse_to_lose(summary.lost);
        for (const auto& [hash, files] : reading.files) {
            settings[hash] = settings_of(manifest, hash, options);
        }
        writer.draft().rescan = !known.all;
        summary.rescanned = !known.all;
        publish_without(damaged, reading, known, writer);
    }
    for (const auto& [hash, files] : reading.files) {
        IndexOptions again = options;
        again.action = IndexAction::kUpdate;
        again.force = false;
        again.paths.clear();
        again.reader = settings[hash];
        summary.articles += read_again(again, files, hook).articles;
    }
    const IndexLock lock(index, options);
    Manifest manifest = read_manifest(index);
    manifest.rescan = false;
    write_manifest(index, manifest);  // and the stub files
    return summary;
}

}  // namespace dateline
