// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/batch.h"

#include "common/error.h"
#include "common/index_reader.h"

namespace dateline {
namespace {

// The database lives until its segment is merged; a crash loses the whole run up to the last
// publishing anyway.
constexpr int kFlags =
    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS;

FileResult& result_of(std::size_t file, BatchResult& result) {
    if (result.files.empty() || result.files.back().file != file) {
        result.files.emplace_back();
        result.files.back().file = file;
    }
    return result.files.back();
}

}  // namespace

BatchWorker::BatchWorker(const std::vector<SourceFile>& files,
                         const ReaderSettings& reader,
                         const BuildSettings& build)
    : files_(files), settings_(reader), reader_(reader), builder_(build) {}

BatchResult BatchWorker::run(const Batch& batch, const std::filesystem::path& path) {
    BatchResult result;
    result.number = batch.number;
    result.database = path;
    with_xapian([&] {
        Xapian::WritableDatabase database(path.string(), kFlags);
        for (const BatchItem& item : batch.items) {
            if (item.record) {
                result.bytes += item.record->bytes.size();
                add_record(*item.record, item.file, database, result);
            } else {
                read_file(item, database, result);
            }
        }
        database.commit();
        database.close();
    });
    return result;
}

void BatchWorker::read_file(const BatchItem& item,
                            Xapian::WritableDatabase& database,
                            BatchResult& result) {
    const SourceFile& file = files_[item.file];
    result_of(item.file, result);
    result.bytes += file.size;
    try {
        RecordReader records(file.path, settings_.format);
        while (const auto record = records.next()) {
            add_record(*record, item.file, database, result);
        }
        result_of(item.file, result).hash = records.hash();
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::kInput) throw;
        result_of(item.file, result).skip = error.what();
        result.skips.push_back({file.relative, 0, error.what()});
    }
}

void BatchWorker::add_record(const RawRecord& record,
                             std::size_t file,
                             Xapian::WritableDatabase& database,
                             BatchResult& result) {
    FileResult& counts = result_of(file, result);
    ++counts.records;
    std::string error = record.error;
    std::optional<Article> article =
        error.empty() ? reader_.read(record, files_[file], error) : std::nullopt;
    if (!article) {
        const bool whole = record.format == InputFormat::kText;
        if (whole)
            counts.skip = error;
        else
            ++counts.bad_records;
        result.skips.push_back({files_[file].relative, whole ? 0 : record.number, error});
        return;
    }
    database.add_document(builder_.build(*article, files_[file]));
    result.languages.insert(article->lang);
    ++counts.articles;
    ++result.articles;
}

}  // namespace dateline
