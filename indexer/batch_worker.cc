// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/batch_worker.h"

#include "common/error.h"
#include "common/index_reader.h"

namespace dateline {
namespace {

// The database lives until its segment is merged; a crash loses the whole run up to the last
// publishing anyway.
constexpr int kFlags =
    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS;

// Small files may unpack to much.
constexpr std::size_t kMostUncommitted = std::size_t{32} << 20;

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
    : files_(files), reader_(files, reader), builder_(build) {}

BatchResult BatchWorker::run(const Batch& batch, const std::filesystem::path& path) {
    BatchResult result;
    result.number = batch.number;
    result.database = path;
    for (const BatchItem& item : batch.items) {
        result.bytes += item.record ? item.record->bytes.size() : files_[item.file].size;
    }
    with_xapian([&] {
        Xapian::WritableDatabase database(path.string(), kFlags);
        uncommitted_ = 0;
        reader_.read(batch, [&](BatchRead& read) { take(read, database, result); });
        database.commit();
        database.close();
    });
    return result;
}

void BatchWorker::take(BatchRead& read, Xapian::WritableDatabase& database, BatchResult& result) {
    FileResult& counts = result_of(read.file, result);
    const SourceFile& file = files_[read.file];
    if (read.hash) counts.hash = read.hash;
    if (read.record > 0) ++counts.records;
    if (!read.error.empty()) {
        // What is alone in a file of its own is the file.
        const bool whole = read.record == 0 || (read.alone && read.member.empty());
        if (whole)
            counts.skip = read.error;
        else
            ++counts.bad_records;
        result.skips.push_back(
            {member_path(file.relative, read.member), read.alone ? 0 : read.record, read.error});
        return;
    }
    if (!read.article) return;
    database.add_document(builder_.build(*read.article, file));
    result.languages.insert(read.article->lang);
    ++counts.articles;
    ++result.articles;
    uncommitted_ += read.article->text.size();
    if (uncommitted_ < kMostUncommitted) return;
    database.commit();
    uncommitted_ = 0;
}

}  // namespace dateline
