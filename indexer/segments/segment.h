// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

#include "common/index/manifest.h"
#include "indexer/batches/batch.h"
#include "indexer/documents/document_builder.h"
#include "indexer/plan/files_table.h"

/// Writing segments: merging what workers built, publishing it, merging segments of like size.
namespace dateline {

/// What a new segment is made of.
struct SegmentParts {
    std::vector<ShardDatabases> shards;                ///< databases of batches
    std::vector<WordForms> forms;                      ///< of each shard
    std::shared_ptr<const TextDictionary> dictionary;  ///< that the articles' texts need, or null
    FilesTable files;
    std::vector<std::uint64_t> replaces;  ///< hash64 of the real paths whose older articles go
};

/// Called at each step of a run with its name, so that a test can look at the index (or stop)
/// there.
using StepHook = std::function<void(std::string_view step)>;

/// Changes one index. Whoever uses it holds the index's lock.
class SegmentWriter {
  public:
    /// With more than one of `jobs`, the articles and the quotations are merged side by side.
    SegmentWriter(std::filesystem::path index,
                  Manifest manifest,
                  unsigned jobs,
                  StepHook hook = {});

    const Manifest& manifest() const { return manifest_; }

    /// Tells the hook, if there is one, that the run came to a step.
    void step(std::string_view name) const;

    /// The folder for the unfinished work of a run; emptied.
    std::filesystem::path fresh_building();

    /// Finishes the publishing that an earlier run began, removes what it left behind.
    void recover();

    /// Merges `parts` into a new segment a shard and publishes them in three steps: the manifest
    /// names the new segments together with the files whose older documents are pending; those are
    /// deleted in the older segments; the manifest drops the pending list. The batches' databases
    /// are deleted.
    void publish(const SegmentParts& parts, const std::vector<std::string>& languages);

    /// Deletes segments that the manifest doesn't name: what a killed run left, or what was
    /// replaced.
    void remove_unlisted_segments() const;

    /// Merges segments of one shard and like size, newest first, until none is left to merge: a
    /// segment takes part once those after it together hold at least half of its articles and there
    /// are more than four of them, so that an article is merged a number of times that is
    /// logarithmic in the size of the index.
    void merge_like_sizes();

    /// Merges all segments of each shard into one.
    void merge_all();

    /// The manifest as it is to be from now on, for the average length and the roots; written by
    /// the next publish.
    Manifest& draft() { return manifest_; }

  private:
    void build_segment(const SegmentParts& parts,
                       std::size_t shard,
                       const std::filesystem::path& folder) const;
    std::vector<Segment> build_segments(const SegmentParts& parts);
    std::vector<std::size_t> segments_of(std::uint32_t shard) const;
    void delete_pending_of(Segment& segment);
    void delete_pending();
    void merge(const std::vector<std::size_t>& which);
    void do_both(const std::function<void()>& one, const std::function<void()>& other) const;

    std::filesystem::path index_;
    Manifest manifest_;
    unsigned jobs_;
    StepHook hook_;
};

/// Merges databases into a new one at `out`, summing the counts of word forms. At most 150 are open
/// at once; more are merged in groups first, below `scratch`. None gives an empty database.
void merge_databases(std::vector<std::filesystem::path> databases,
                     const std::filesystem::path& out,
                     const std::filesystem::path& scratch);

}  // namespace dateline
