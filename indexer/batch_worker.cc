// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/batch_worker.h"

#include <algorithm>
#include <iterator>

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

// Quotations go to their database so many at a time: the inverters of two databases in turn would
// push each other's out of the processor's caches.
constexpr std::size_t kMostHeld = 1000;

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
    result.articles_database = path;
    for (const BatchItem& item : batch.items) {
        result.bytes += item.record ? item.record->bytes.size() : files_[item.file].size;
    }
    with_xapian([&] {
        articles_ = Xapian::WritableDatabase(path.string(), kFlags);
        uncommitted_ = 0;
        reader_.read(batch, [&](BatchRead& read) { take(read, result); });
        add_quotations(result);
        articles_.commit();
        articles_.close();
        if (quotes_) quotes_->close();
        quotes_.reset();
    });
    result.languages = builder_.languages();
    return result;
}

void BatchWorker::take(BatchRead& read, BatchResult& result) {
    FileResult& counts = result_of(read.file, result);
    if (read.hash) counts.hash = read.hash;
    if (read.record > 0) ++counts.records;
    if (!read.error.empty()) {
        // What is alone in a file of its own is the file.
        const bool whole = read.record == 0 || (read.alone && read.member.empty());
        if (whole)
            counts.skip = read.error;
        else
            ++counts.bad_records;
        result.skips.push_back({member_path(files_[read.file].relative, read.member),
                                read.alone ? 0 : read.record, read.error});
        return;
    }
    if (!read.article) return;
    ++counts.articles;
    add(read, result);
}

void BatchWorker::add(BatchRead& read, BatchResult& result) {
    ArticleDocuments built = builder_.build(*read.article, files_[read.file]);
    articles_.add_document(built.article);
    std::ranges::move(built.quotations, std::back_inserter(held_));
    if (held_.size() >= kMostHeld) add_quotations(result);
    ++result.articles;
    uncommitted_ += read.article->text.size();
    if (uncommitted_ < kMostUncommitted) return;
    articles_.commit();
    uncommitted_ = 0;
}

void BatchWorker::add_quotations(BatchResult& result) {
    if (held_.empty()) return;
    if (!quotes_) {
        result.quotes_database = result.articles_database.string() + "-quotes";
        quotes_.emplace(result.quotes_database.string(), kFlags);
    }
    for (const Xapian::Document& quotation : held_) {
        quotes_->add_document(quotation);
    }
    quotes_->commit();
    held_.clear();
}

}  // namespace dateline
