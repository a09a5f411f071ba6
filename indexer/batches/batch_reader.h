// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "indexer/batches/batch.h"
#include "indexer/quotes/quotations.h"
#include "indexer/readers/articles/article_reader.h"
#include "indexer/readers/input/source_file.h"

namespace dateline {

/// One result of reading a batch, in order: an article, the reason why a record or a whole file has
/// none, or the end of a small file.
struct BatchRead {
    std::size_t file = 0;
    std::uint64_t record = 0;  ///< its number; 0 if the result is about the whole file
    std::string member;        ///< of an archive
    bool alone = false;        ///< the only record of its file or member
    std::optional<Article> article;
    std::string error;                  ///< if not empty, there is no article
    std::string note;                   ///< what is wrong with the article that there is
    std::optional<std::uint64_t> hash;  ///< of the whole file, at the end of a small one
};

/// What is said of a record that is left out, or is given with a note.
Skip skip_of(const BatchRead& read,
             const std::vector<SourceFile>& files,
             const std::string& reason);

/// Reads the articles of batches. Buffers up to 1,000 articles, or 8 MiB of text, to recognise the
/// lines that repeat among them; what is buffered together depends only on the batch. Used by one
/// thread only.
class BatchReader {
  public:
    BatchReader(const std::vector<SourceFile>& files, const ReaderSettings& settings)
        : files_(files), settings_(settings), reader_(settings) {}

    /// Calls `use` for each result. Throws what `use` throws, and Error for what ends a run; bad
    /// files and records are passed to `use`.
    void read(const Batch& batch, const std::function<void(BatchRead&)>& use);

  private:
    void read_file(std::size_t file, const std::function<void(BatchRead&)>& use);
    void add(const RawRecord& record, std::size_t file, const std::function<void(BatchRead&)>& use);
    void add_end(std::size_t file, std::string error, std::optional<std::uint64_t> hash);
    void flush(const std::function<void(BatchRead&)>& use);

    const std::vector<SourceFile>& files_;
    const ReaderSettings& settings_;
    ArticleReader reader_;
    QuotationFinder quotations_;
    std::vector<BatchRead> held_;
    std::size_t held_bytes_ = 0;
};

}  // namespace dateline
