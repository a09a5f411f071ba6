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

/// What a run notes of its files: the rows that the next publishing writes, and the files whose
/// older articles go with it.
class FileLedger {
  public:
    /// For the files of `plan`, which must outlive it; `settings`: the hash of the reader's.
    FileLedger(const RunPlan& plan, std::uint64_t settings)
        : plan_(plan), settings_(settings), rows_(plan.touched) {}

    /// Adds what became of a part of a file. A changed file of which nothing could be read keeps
    /// the articles that the index has of it, and is tried again by the next run; one that was read
    /// and has no article doesn't.
    void take(const FileResult& result);

    /// A file is read up to `position` when this is published: the next run goes on from there.
    void note_position(const BatchSource::Position& position);

    /// The files that vanished lose their articles.
    void remove_vanished();

    /// Whether there is nothing to publish.
    bool is_empty() const { return rows_.empty() && replaced_.empty(); }

    /// All rows since the run began.
    const FilesTable& rows() const { return rows_; }

    /// The hashes of the files whose older articles go, in order, each once; then there are none.
    std::vector<std::uint64_t> take_replaced();

  private:
    FileRow& row_of(std::size_t file);

    const RunPlan& plan_;
    std::uint64_t settings_;
    FilesTable rows_;
    std::vector<std::uint64_t> replaced_;
    std::set<std::size_t> renewed_;  // changed files whose older articles went, or go next
};

}  // namespace dateline
