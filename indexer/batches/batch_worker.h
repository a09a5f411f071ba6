// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "indexer/batches/batch.h"
#include "indexer/batches/batch_reader.h"
#include "indexer/documents/document_builder.h"

namespace dateline {

/// Turns batches into databases. Each thread has its own.
class BatchWorker {
  public:
    BatchWorker(const std::vector<SourceFile>& files,
                const ReaderSettings& reader,
                const BuildSettings& build);

    /// Writes the batch's articles to a new database at `path`, and its quotations, if there are
    /// any, to another one next to it; a large batch goes to several. Throws Error for what ends
    /// the run; bad files and records are in the result.
    BatchResult run(const Batch& batch, const std::filesystem::path& path);

    DocumentBuilder& builder() { return builder_; }

  private:
    void take(BatchRead& read, BatchResult& result);
    void add(BatchRead& read, BatchResult& result);
    void write_databases(BatchResult& result);

    const std::vector<SourceFile>& files_;
    BatchReader reader_;
    DocumentBuilder builder_;
    DatabaseWriter writer_;
    std::vector<Documents> documents_;  // of each shard
    std::filesystem::path path_;        // of the batch's databases
};

}  // namespace dateline
