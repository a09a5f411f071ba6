// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/batches/batch_worker.h"

#include <fmt/format.h>

#include "common/base/error.h"

namespace dateline {
namespace {

// Small files may unpack to a lot: the buffered documents are written once they exceed this.
constexpr std::size_t kMostHeldBytes = std::size_t{64} << 20;

void write_database(BulkDatabase& documents,
                    const std::filesystem::path& path,
                    DatabaseWriter writer,
                    std::vector<std::filesystem::path>& written) {
    if (documents.documents() == 0) return;
    std::filesystem::path numbered = path;
    if (!written.empty()) numbered += "-" + std::to_string(written.size());
    if (writer == DatabaseWriter::kOwn)
        documents.write(numbered);
    else
        documents.write_by_xapian(numbered);
    written.push_back(std::move(numbered));
}

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
    : files_(files),
      reader_(files, reader),
      builder_(build),
      writer_(build.writer),
      documents_(build.shards) {}

BatchResult BatchWorker::run(const Batch& batch, const std::filesystem::path& path) {
    BatchResult result;
    result.number = batch.number;
    result.shards.resize(documents_.size());
    path_ = path;
    builder_.begin_batch(batch.number);
    for (const BatchItem& item : batch.items) {
        result.bytes += item.record ? item.record->bytes.size() : files_[item.file].size;
    }
    reader_.read(batch, [&](BatchRead& read) { take(read, result); });
    write_databases(result);
    result.languages = builder_.languages();
    return result;
}

void BatchWorker::take(BatchRead& read, BatchResult& result) {
    FileResult& counts = result_of(read.file, result);
    if (read.hash) counts.hash = read.hash;
    if (read.record > 0) ++counts.records;
    if (!read.error.empty()) {
        // An article that is the only one in its file is identified by the file.
        const bool whole = read.record == 0 || (read.alone && read.member.empty());
        if (whole)
            counts.skip = read.error;
        else if (++counts.bad_records == 1)
            counts.first_bad = fmt::format("record {}: {}", read.record, read.error);
        result.skips.push_back(skip_of(read, files_, read.error));
        return;
    }
    if (!read.article) return;
    if (!read.note.empty()) {
        result.skips.push_back(skip_of(read, files_, read.note));
        result.skips.back().kept = true;
    }
    ++counts.articles;
    add(read, result);
}

void BatchWorker::add(BatchRead& read, BatchResult& result) {
    builder_.build(*read.article, files_[read.file], documents_);
    ++result.articles;
    std::size_t held = 0;
    for (const Documents& shard : documents_) {
        held += shard.articles.bytes() + shard.quotes.bytes();
    }
    if (held > kMostHeldBytes) write_databases(result);
}

void BatchWorker::write_databases(BatchResult& result) {
    for (std::size_t i = 0; i < documents_.size(); ++i) {
        const std::string path = path_.string() + "-" + std::to_string(i + 1);
        write_database(documents_[i].articles, path, writer_, result.shards[i].articles);
        write_database(documents_[i].quotes, path + "-quotes", writer_, result.shards[i].quotes);
    }
}

}  // namespace dateline
