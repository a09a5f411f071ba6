// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/error.h"
#include "indexer/document_builder.h"
#include "indexer/readers/article_reader.h"
#include "indexer/readers/record_reader.h"
#include "indexer/source_file.h"

/// A run's unit of work: articles enough for one small Xapian database. Xapian's in-memory inverter
/// is bound by cache misses, so that small databases merged later build faster than one large one.
namespace dateline {

struct BatchItem {
    std::size_t file = 0;             ///< index into the run's files
    std::optional<RawRecord> record;  ///< one record of a large file, else the whole (small) file
};

struct Batch {
    std::uint32_t number = 0;
    std::vector<BatchItem> items;
};

/// What became of the part of a file that a batch held.
struct FileResult {
    std::size_t file = 0;
    std::uint64_t articles = 0;
    std::uint64_t records = 0;
    std::uint64_t bad_records = 0;
    std::optional<std::uint64_t> hash;  ///< where the batch read the file itself
    std::string skip;                   ///< why the whole file was left out, or empty
};

struct BatchResult {
    std::uint32_t number = 0;
    std::filesystem::path database;  ///< of its articles
    std::uint64_t articles = 0;
    std::uint64_t bytes = 0;  ///< of files and records read
    std::vector<FileResult> files;
    std::vector<Skip> skips;
    std::set<LanguageId> languages;
};

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
    void read_file(const BatchItem& item, Xapian::WritableDatabase& database, BatchResult& result);
    void add_record(const RawRecord& record,
                    std::size_t file,
                    Xapian::WritableDatabase& database,
                    BatchResult& result);

    const std::vector<SourceFile>& files_;
    const ReaderSettings& settings_;
    ArticleReader reader_;
    DocumentBuilder builder_;
};

/// The articles of a batch, without an index: for `--show` and for the average length.
template <class Use>
void for_each_article(const std::vector<SourceFile>& files,
                      const ReaderSettings& settings,
                      const Batch& batch,
                      Use&& use) {
    ArticleReader reader(settings);
    const auto read = [&](const RawRecord& record, const SourceFile& file) {
        std::string error = record.error;
        std::optional<Article> article =
            error.empty() ? reader.read(record, file, error) : std::nullopt;
        use(file, record, article ? &*article : nullptr, error);
    };
    for (const BatchItem& item : batch.items) {
        const SourceFile& file = files[item.file];
        if (item.record) {
            read(*item.record, file);
            continue;
        }
        try {
            RecordReader records(file.path, settings.format);
            while (const auto record = records.next()) {
                read(*record, file);
            }
        } catch (const Error& error) {
            use(file, RawRecord{}, nullptr, error.what());
        }
    }
}

}  // namespace dateline
