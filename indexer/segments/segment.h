// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <set>
#include <string_view>
#include <vector>

#include "common/index/manifest.h"
#include "indexer/batches/batch.h"
#include "indexer/documents/document_builder.h"
#include "indexer/plan/files_table.h"

/// Writing segments: merging what workers built, publishing it, merging segments of similar size.
namespace dateline {

/// The parts of a new segment.
struct SegmentParts {
    std::vector<ShardDatabases> shards;                ///< the batches' databases
    std::vector<Vocabulary> forms;                     ///< by shard
    std::shared_ptr<const TextDictionary> dictionary;  ///< needed by the articles' texts, or null
    FilesTable files;
    std::vector<std::uint64_t>
        replaces;  ///< hash64 of the real paths whose older articles are deleted
};

/// Called with the name of each step of a run, so that a test can look at the index (or stop)
/// there.
using StepHook = std::function<void(std::string_view step)>;

/// Changes one index. The caller must have locked it.
class SegmentWriter {
  public:
    /// If `jobs` is more than one, articles and quotations are merged at the same time.
    SegmentWriter(std::filesystem::path index,
                  Manifest manifest,
                  unsigned jobs,
                  StepHook hook = {});

    const Manifest& manifest() const { return manifest_; }

    /// Calls the hook, if there is one, with the step's name.
    void step(std::string_view name) const;

    /// Empties and returns the folder for a run's unfinished work.
    std::filesystem::path fresh_building();

    /// Finishes the publishing that an earlier run began, and removes what it left over.
    void recover();

    /// Deletes what is pending, from all segments but `without`; the next publish writes that it is
    /// done.
    void finish_pending(const std::set<std::uint32_t>& without);

    /// Merges `parts` into a new segment per shard and publishes them in three steps: the manifest
    /// names the new segments together with the files whose older documents are pending deletion;
    /// those documents are deleted from the older segments; the manifest drops the pending list.
    /// Deletes the batches' databases.
    void publish(const SegmentParts& parts, const std::vector<std::string>& languages);

    /// Deletes segments that the manifest doesn't name: left by a killed run, or replaced.
    void remove_unlisted_segments() const;

    /// Merges segments of one shard and similar size, newest first, until there is nothing to
    /// merge: a segment takes part if those after it together have at least half of its articles,
    /// and a merge needs more than four segments. So the number of times that an article is merged
    /// is logarithmic in the size of the index.
    void merge_like_sizes();

    /// Merges all segments of each shard into one.
    void merge_all();

    /// If the average length that articles were weighed by differs from the real one by more than
    /// the ratio `most_drift`, weighs all of them anew, which merges the segments of each shard.
    /// Finishes what a killed run began of it. Returns whether it did anything.
    bool settle_average_length(double most_drift);

    /// The manifest that the next publish writes, for setting the average length and the roots.
    Manifest& draft() { return manifest_; }

  private:
    void build_segment(const SegmentParts& parts,
                       std::size_t shard,
                       const std::filesystem::path& folder) const;
    std::vector<Segment> build_segments(const SegmentParts& parts);
    std::vector<std::size_t> segments_of(std::uint32_t shard) const;
    Segment describe(std::uint32_t id, std::uint32_t shard) const;
    void merge_articles(const std::vector<Segment>& segments,
                        const std::filesystem::path& out,
                        const std::filesystem::path& scratch) const;
    void delete_pending_of(Segment& segment);
    void delete_pending(const std::set<std::uint32_t>& without = {});
    void merge(const std::vector<std::size_t>& which);
    void do_both(const std::function<void()>& one, const std::function<void()>& other) const;

    std::filesystem::path index_;
    Manifest manifest_;
    unsigned jobs_;
    StepHook hook_;
};

/// Merges databases into a new one at `out`, adding up the counts of word forms. At most 150 are
/// open at once; more are first merged in groups below `scratch`. No databases give an empty one.
void merge_databases(std::vector<std::filesystem::path> databases,
                     const std::filesystem::path& out,
                     const std::filesystem::path& scratch);

}  // namespace dateline
