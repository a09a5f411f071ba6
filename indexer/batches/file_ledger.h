// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "indexer/batches/batch.h"
#include "indexer/batches/batch_source.h"
#include "indexer/plan/files_table.h"
#include "indexer/plan/plan.h"

namespace dateline {

/// What a run records about its files: the rows that the next publishing writes, and the files
/// whose older articles it removes.
class FileLedger {
  public:
    /// For the files of `plan`, which must outlive it; `settings` is the hash of the reader's
    /// settings.
    FileLedger(const RunPlan& plan, std::uint64_t settings)
        : plan_(plan), settings_(settings), rows_(plan.touched) {
        leave_former_paths();
    }

    /// Adds the result of indexing a part of a file. A changed file of which nothing could be read
    /// keeps its articles in the index, and is tried again by the next run; a file that was read
    /// but has no article loses them.
    void take(const FileResult& result);

    /// Records that a file is read up to `position` when this is published, so that the next run
    /// continues from there.
    void note_position(const BatchSource::Position& position);

    /// Removes the articles of the files that vanished.
    void remove_vanished();

    /// Whether there is nothing to publish.
    bool is_empty() const { return rows_.empty() && replaced_.empty(); }

    /// All rows since the run began.
    const FilesTable& rows() const { return rows_; }

    /// Returns the origins of the files whose older articles are to be removed, in order and each
    /// once, and clears them.
    std::vector<std::uint64_t> take_replaced();

  private:
    void leave_former_paths();
    void replace_articles_of(const std::string& path);
    FileRow& row_of(std::size_t file);

    const RunPlan& plan_;
    std::uint64_t settings_;
    FilesTable rows_;
    std::vector<std::uint64_t> replaced_;
    std::set<std::size_t> renewed_;  // changed files whose older articles are removed
};

}  // namespace dateline
