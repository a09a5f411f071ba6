// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segments/segment.h"

#include <algorithm>
#include <future>

#include <fmt/format.h>

#include "common/base/error.h"
#include "common/base/files.h"
#include "common/base/hash.h"
#include "common/index/index_reader.h"
#include "common/index/xapian_errors.h"
#include "common/metadata/bands.h"
#include "common/metadata/columns.h"
#include "common/metadata/served_facts.h"
#include "common/metadata/vocabulary.h"
#include "common/schema/schema.h"
#include "indexer/documents/bulk_database.h"
#include "indexer/segments/checksums.h"
#include "indexer/segments/reweigh.h"

namespace dateline {
namespace fs = std::filesystem;
namespace {

// Databases of articles open at once, and as many of quotations; each takes two or three file
// descriptors.
constexpr std::size_t kMostOpen = 150;
constexpr std::size_t kMergeFactor = 4;

// Bytes of a segment that is read for its checksums after documents were deleted from it: a run
// that changes one file shouldn't read a large index.
constexpr std::uint64_t kMostHashedAgain = std::uint64_t{1} << 30;

constexpr int kCreate =
    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS;

class SummingCompactor : public Xapian::Compactor {
  public:
    std::string resolve_duplicate_metadata(const std::string& key,
                                           std::size_t count,
                                           const std::string tags[]) override {
        return merge_metadata(key, {tags, tags + count});
    }
};

void compact(const std::vector<fs::path>& databases, const fs::path& out) {
    with_xapian([&] {
        Xapian::Database all;
        for (const fs::path& path : databases) {
            all.add_database(Xapian::Database(path.string()));
        }
        SummingCompactor compactor;
        all.compact(out.string(), Xapian::Compactor::FULL, 0, compactor);
    });
}

// What belongs to no document: the word forms, and the dictionary that stored texts need.
void write_vocabulary(const fs::path& path,
                      const Vocabulary& forms,
                      const TextDictionary* dictionary) {
    BulkDatabase database;
    if (dictionary != nullptr)
        database.set_metadata(TextDictionary::key(dictionary->number()), dictionary->bytes());
    for (auto& [key, value] : metadata_of(forms)) {
        database.set_metadata(key, std::move(value));
    }
    database.write(path);
}

// What is looked up by document number, added once the numbers are known.
void add_lookups(const fs::path& articles, const Manifest& manifest) {
    with_xapian([&] {
        Xapian::WritableDatabase database(articles.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
        write_columns(database);
        write_bands(database);
        write_facts(database, {kSchemaVersion, manifest.analyzer, manifest.languages,
                               manifest.common_words, database.get_lastdocid()});
        database.commit();
    });
}

void remove_all(const std::vector<fs::path>& paths) {
    for (const fs::path& path : paths) {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
}

std::uint64_t count_documents(const fs::path& database) {
    return with_xapian(
        [&] { return std::uint64_t{Xapian::Database(database.string()).get_doccount()}; });
}

std::uint64_t count_words(const fs::path& articles) {
    constexpr auto kWords = static_cast<Xapian::valueno>(Slot::kWords);
    return with_xapian([&] {
        const Xapian::Database database(articles.string());
        double words = 0;
        const auto end = database.valuestream_end(kWords);
        for (auto at = database.valuestream_begin(kWords); at != end; ++at) {
            words += Xapian::sortable_unserialise(*at);
        }
        return static_cast<std::uint64_t>(words);
    });
}

}  // namespace

void merge_databases(std::vector<fs::path> databases,
                     const fs::path& out,
                     const fs::path& scratch) {
    if (databases.empty()) {
        with_xapian([&] { Xapian::WritableDatabase(out.string(), kCreate).commit(); });
        return;
    }
    for (std::size_t round = 0; databases.size() > kMostOpen; ++round) {
        std::vector<fs::path> groups;
        for (std::size_t at = 0; at < databases.size(); at += kMostOpen) {
            const std::size_t end = std::min(at + kMostOpen, databases.size());
            const std::vector<fs::path> group(databases.begin() + static_cast<std::ptrdiff_t>(at),
                                              databases.begin() + static_cast<std::ptrdiff_t>(end));
            groups.push_back(scratch / fmt::format("{}-{}-{}", out.filename().string(), round, at));
            compact(group, groups.back());
            remove_all(group);
        }
        databases = groups;
    }
    compact(databases, out);
    remove_all(databases);
}

SegmentWriter::SegmentWriter(fs::path index, Manifest manifest, unsigned jobs, StepHook hook)
    : index_(std::move(index)),
      manifest_(std::move(manifest)),
      jobs_(jobs),
      hook_(std::move(hook)) {}

void SegmentWriter::step(std::string_view name) const {
    if (hook_) hook_(name);
}

fs::path SegmentWriter::fresh_building() {
    fs::path building = index_paths::building(index_);
    remove_all({building});
    create_folder(building);
    return building;
}

void SegmentWriter::recover() {
    if (manifest_.pending) {
        delete_pending();
        write_manifest(index_, manifest_);
    }
    remove_unlisted_segments();
    remove_all({index_paths::building(index_)});
}

void SegmentWriter::remove_unlisted_segments() const {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(index_ / "segments", error)) {
        const bool listed = std::ranges::any_of(manifest_.segments, [&](const Segment& segment) {
            return index_paths::segment(index_, segment.id).filename() == entry.path().filename();
        });
        if (!listed) remove_all({entry.path()});
    }
}

void SegmentWriter::do_both(const std::function<void()>& one,
                            const std::function<void()>& other) const {
    auto second = std::async(jobs_ > 1 ? std::launch::async : std::launch::deferred, other);
    one();
    second.get();
}

// The first shard's segment gets the files table.
void SegmentWriter::build_segment(const SegmentParts& parts,
                                  std::size_t shard,
                                  const fs::path& folder) const {
    create_folder(folder);
    const fs::path scratch = folder.parent_path();
    const fs::path vocabulary = scratch / "vocabulary";
    write_vocabulary(vocabulary, shard < parts.forms.size() ? parts.forms[shard] : Vocabulary{},
                     parts.dictionary.get());
    const ShardDatabases databases =
        shard < parts.shards.size() ? parts.shards[shard] : ShardDatabases{};
    std::vector<fs::path> articles = databases.articles;
    articles.push_back(vocabulary);
    do_both(
        [&] {
            merge_databases(std::move(articles), folder / "articles", scratch);
            add_lookups(folder / "articles", manifest_);
        },
        [&] { merge_databases(databases.quotes, folder / "quotes", scratch); });
    replace_file(folder / "files", encode_files(shard == 0 ? parts.files : FilesTable{}));
    write_checksums(folder);
    sync_tree(folder);
}

// Builds one segment per shard, except for later shards without articles, and moves each into
// place.
std::vector<Segment> SegmentWriter::build_segments(const SegmentParts& parts) {
    const fs::path built = index_paths::building(index_) / "segment";
    std::vector<Segment> added;
    for (std::size_t shard = 0; shard < manifest_.shards; ++shard) {
        if (shard > 0 && (shard >= parts.shards.size() || parts.shards[shard].articles.empty()))
            continue;
        remove_all({built});
        build_segment(parts, shard, built);
        step("built");
        const auto id = manifest_.next_segment + static_cast<std::uint32_t>(added.size());
        const fs::path segment = index_paths::segment(index_, id);
        remove_all({segment});
        create_folder(segment.parent_path());
        fs::rename(built, segment);
        sync_tree(segment.parent_path());
        added.push_back(describe(id, static_cast<std::uint32_t>(shard) + 1));
    }
    return added;
}

// A new segment in its place.
Segment SegmentWriter::describe(std::uint32_t id, std::uint32_t shard) const {
    const fs::path articles = index_paths::articles(index_, id);
    return {id,    count_documents(articles), count_documents(index_paths::quotes(index_, id)),
            shard, count_words(articles),     manifest_.average_length};
}

void SegmentWriter::publish(const SegmentParts& parts, const std::vector<std::string>& languages) {
    manifest_.languages = languages;
    const std::uint32_t id = manifest_.next_segment;
    const std::vector<Segment> added = build_segments(parts);
    step("moved");
    const bool replaces = !parts.replaces.empty() && !manifest_.segments.empty();
    std::ranges::copy(added, std::back_inserter(manifest_.segments));
    manifest_.next_segment = added.back().id + 1;
    if (replaces) manifest_.pending = Pending{id, parts.replaces};
    write_manifest(index_, manifest_);
    step("named");
    if (!replaces) return;
    delete_pending();
    step("deleted");
    write_manifest(index_, manifest_);
    step("published");
}

void SegmentWriter::finish_pending(const std::set<std::uint32_t>& without) {
    if (manifest_.pending) delete_pending(without);
}

void SegmentWriter::delete_pending(const std::set<std::uint32_t>& without) {
    for (Segment& segment : manifest_.segments) {
        if (segment.id >= manifest_.pending->segment || without.contains(segment.id)) continue;
        delete_pending_of(segment);
        step("deleting");
    }
    manifest_.pending.reset();
}

void SegmentWriter::delete_pending_of(Segment& segment) {
    // The number of documents left. Xapian writes a database anew even if none is deleted.
    const auto delete_in = [&](const fs::path& path) {
        const Xapian::Database found(path.string());
        const bool has_any = std::ranges::any_of(manifest_.pending->files, [&](std::uint64_t file) {
            return found.term_exists(std::string(kFilePrefix) + hash_text(file));
        });
        if (!has_any) return std::uint64_t{found.get_doccount()};
        Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
        for (const std::uint64_t file : manifest_.pending->files) {
            database.delete_document(std::string(kFilePrefix) + hash_text(file));
        }
        database.commit();
        return std::uint64_t{database.get_doccount()};
    };
    const Segment before = segment;
    with_xapian([&] {
        segment.articles = delete_in(index_paths::articles(index_, segment.id));
        segment.quotes = delete_in(index_paths::quotes(index_, segment.id));
    });
    // The manifest has the counts before a deletion that was killed, too.
    if (segment == before) return;
    segment.words = count_words(index_paths::articles(index_, segment.id));
    write_checksums(index_paths::segment(index_, segment.id), kMostHashedAgain);
    // Xapian renames its newest version file into place without syncing it.
    sync_tree(index_paths::segment(index_, segment.id));
}

std::vector<std::size_t> SegmentWriter::segments_of(std::uint32_t shard) const {
    std::vector<std::size_t> which;
    for (std::size_t i = 0; i < manifest_.segments.size(); ++i) {
        if (manifest_.segments[i].shard == shard) which.push_back(i);
    }
    return which;
}

void SegmentWriter::merge_like_sizes() {
    for (std::uint32_t shard = 1; shard <= manifest_.shards; ++shard) {
        while (true) {
            std::vector<std::size_t> which = segments_of(shard);
            // How far back from the newest to go: a segment is included while those after it
            // together have at least half of its articles.
            std::size_t first = which.size();
            std::uint64_t after = 0;
            while (first > 0 && (first == which.size() ||
                                 after * 2 >= manifest_.segments[which[first - 1]].articles)) {
                after += manifest_.segments[which[--first]].articles;
            }
            if (which.size() - first <= kMergeFactor) break;
            which.erase(which.begin(), which.begin() + static_cast<std::ptrdiff_t>(first));
            merge(which);
        }
    }
}

void SegmentWriter::merge_all() {
    for (std::uint32_t shard = 1; shard <= manifest_.shards; ++shard) {
        const std::vector<std::size_t> which = segments_of(shard);
        if (which.size() > 1) merge(which);
    }
}

bool SegmentWriter::settle_average_length(double most_drift) {
    if (has_drifted(manifest_.average_length, manifest_.real_length(), most_drift))
        manifest_.average_length = manifest_.real_length();
    bool any = false;
    for (std::uint32_t shard = 1; shard <= manifest_.shards; ++shard) {
        const std::vector<std::size_t> which = segments_of(shard);
        const bool is_settled = std::ranges::all_of(which, [&](std::size_t at) {
            return manifest_.segments[at].average_length == manifest_.average_length;
        });
        if (is_settled) continue;
        merge(which);
        any = true;
    }
    return any;
}

// Merges the articles of segments, weighing those anew that are weighed by another average length.
void SegmentWriter::merge_articles(const std::vector<Segment>& segments,
                                   const fs::path& out,
                                   const fs::path& scratch) const {
    std::vector<fs::path> kept;
    std::vector<fs::path> anew;
    for (const Segment& segment : segments) {
        const fs::path articles = index_paths::articles(index_, segment.id);
        if (segment.average_length == manifest_.average_length)
            kept.push_back(articles);
        else
            std::ranges::move(
                reweigh_articles(articles, segment.average_length, manifest_.average_length, jobs_,
                                 scratch, fmt::format("weighed-{}", segment.id)),
                std::back_inserter(anew));
    }
    if (kept.empty()) return merge_databases(std::move(anew), out, scratch);
    if (!anew.empty()) {
        kept.push_back(scratch / "weighed");
        merge_databases(std::move(anew), kept.back(), scratch);
    }
    compact(kept, out);
}

namespace {

// A merge writes new checksums: what is damaged would be called sound.
void refuse_damaged(const fs::path& segment) {
    const std::vector<ChangedFile> changed = changed_files(segment, true);
    if (changed.empty()) return;
    throw Error(
        ErrorKind::kIndex,
        fmt::format("can't merge {}: {} {}", segment.string(), changed[0].name, changed[0].what),
        fmt::format("dateline-index -d {} --check=full --repair mends it",
                    segment.parent_path().parent_path().string()));
}

}  // namespace

void SegmentWriter::merge(const std::vector<std::size_t>& which) {
    const fs::path building = fresh_building();
    const fs::path built = building / "segment";
    create_folder(built);
    std::vector<Segment> old;
    std::vector<fs::path> quotes;
    std::vector<fs::path> tables;
    for (const std::size_t at : which) {
        refuse_damaged(index_paths::segment(index_, manifest_.segments[at].id));
        old.push_back(manifest_.segments[at]);
        quotes.push_back(index_paths::quotes(index_, old.back().id));
        tables.push_back(index_paths::files(index_, old.back().id));
    }
    do_both(
        [&] {
            merge_articles(old, built / "articles", building);
            add_lookups(built / "articles", manifest_);
        },
        [&] { compact(quotes, built / "quotes"); });
    FilesTable files;
    for (const fs::path& table : tables) {
        decode_files(read_file(table, std::uint64_t{8} << 30), files);
    }
    const std::uint32_t shard = old.front().shard;
    if (which.size() == segments_of(shard).size())
        std::erase_if(files,
                      [](const auto& entry) { return entry.second.state == FileState::kGone; });
    replace_file(built / "files", encode_files(files));
    write_checksums(built);
    sync_tree(built);
    step("merged");
    const std::uint32_t id = manifest_.next_segment++;
    const fs::path segment = index_paths::segment(index_, id);
    remove_all({segment});
    fs::rename(built, segment);
    sync_tree(segment.parent_path());
    step("merge moved");
    std::erase_if(manifest_.segments, [&](const Segment& one) {
        return std::ranges::find(old, one.id, &Segment::id) != old.end();
    });
    manifest_.segments.push_back(describe(id, shard));
    write_manifest(index_, manifest_);
    step("merge named");
    for (const Segment& gone : old) {
        remove_all({index_paths::segment(index_, gone.id)});
    }
    step("merge published");
}

}  // namespace dateline
