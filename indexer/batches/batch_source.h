// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "indexer/batches/batch.h"
#include "indexer/plan/plan.h"
#include "indexer/readers/articles/article_reader.h"
#include "indexer/readers/records/record_reader.h"

namespace dateline {

/// Bytes up to which a file is given to a worker whole.
inline constexpr std::uint64_t kSmallFile = std::uint64_t{1} << 20;

/// Cuts the work of a run into batches. The cuts depend only on the files, so that the index is the
/// same for any number of jobs: small files go to the workers whole, larger ones are read here
/// record by record.
class BatchSource {
  public:
    BatchSource(const RunPlan& plan, const ReaderSettings& settings);

    /// The next batch; `std::nullopt` at the end.
    std::optional<Batch> next();

    /// The results and skips of the large files read so far, up to the last batch returned.
    std::vector<FileResult> take_results();
    std::vector<Skip> take_skips();

    /// The file in the middle of which the last batch ended, if any, and how many of its records
    /// have been returned.
    struct Position {
        std::size_t file;
        std::uint64_t records;
    };
    std::optional<Position> inside() const;

    /// Whether all of every file has been returned.
    bool done() const { return !reader_ && at_ == plan_.files.size(); }

    std::uint64_t bytes() const { return bytes_; }

  private:
    bool open_next();
    bool add_record(Batch& batch, std::uint64_t& size);
    void close_file(const std::string& skip);

    const RunPlan& plan_;
    const ReaderSettings& settings_;
    std::size_t at_ = 0;  // next file
    std::unique_ptr<RecordReader> reader_;
    std::size_t reading_ = 0;  // the file that reader_ reads
    std::uint64_t records_ = 0;
    std::uint32_t number_ = 0;
    std::uint64_t bytes_ = 0;        // of the files returned or read so far
    std::uint64_t passed_over_ = 0;  // of files whose beginning an earlier run has read
    std::vector<FileResult> results_;
    std::vector<Skip> skips_;
};

}  // namespace dateline
