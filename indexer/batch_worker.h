// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "indexer/batch.h"
#include "indexer/batch_reader.h"
#include "indexer/document_builder.h"

namespace dateline {

/// Turns batches into databases. One a thread.
class BatchWorker {
  public:
    BatchWorker(const std::vector<SourceFile>& files,
                const ReaderSettings& reader,
                const BuildSettings& build);

    /// Writes the batch's articles to a new database at `database`. Throws Error for what ends the
    /// run; bad files and records are in the result.
    BatchResult run(const Batch& batch, const std::filesystem::path& database);

    DocumentBuilder& builder() { return builder_; }

  private:
    void take(BatchRead& read, Xapian::WritableDatabase& database, BatchResult& result);

    const std::vector<SourceFile>& files_;
    BatchReader reader_;
    DocumentBuilder builder_;
    std::size_t uncommitted_ = 0;  // bytes of text
};

}  // namespace dateline
