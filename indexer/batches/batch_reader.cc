// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/batches/batch_reader.h"

#include "common/base/error.h"
#include "indexer/batches/repeated_lines.h"
#include "indexer/quotes/quotations.h"
#include "indexer/readers/records/record_reader.h"

namespace dateline {
namespace {

constexpr std::size_t kMostReadRecords = 1000;
constexpr std::size_t kMostReadBytes = std::size_t{8} << 20;

}  // namespace

Skip skip_of(const BatchRead& read,
             const std::vector<SourceFile>& files,
             const std::string& reason) {
    return {member_path(files[read.file].relative, read.member), read.alone ? 0 : read.record,
            reason};
}

void BatchReader::read(const Batch& batch, const std::function<void(BatchRead&)>& use) {
    for (const BatchItem& item : batch.items) {
        if (item.record)
            add(*item.record, item.file, use);
        else
            read_file(item.file, use);
    }
    flush(use);
}

void BatchReader::read_file(std::size_t file, const std::function<void(BatchRead&)>& use) {
    try {
        RecordReader records(files_[file].path, settings_.format, settings_.most_record);
        while (const auto record = records.next()) {
            add(*record, file, use);
        }
        add_end(file, {}, records.hash());
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::kInput) throw;
        add_end(file, error.what(), std::nullopt);
    }
}

void BatchReader::add(const RawRecord& record,
                      std::size_t file,
                      const std::function<void(BatchRead&)>& use) {
    BatchRead read;
    read.file = file;
    read.record = record.number;
    read.member = record.member;
    read.alone = record.alone;
    read.error = record.error;
    read.note = record.note;
    if (read.error.empty()) read.article = reader_.read(record, files_[file], read.error);
    held_bytes_ += read.article ? read.article->text.size() : 0;
    held_.push_back(std::move(read));
    if (held_.size() >= kMostReadRecords || held_bytes_ >= kMostReadBytes) flush(use);
}

void BatchReader::add_end(std::size_t file, std::string error, std::optional<std::uint64_t> hash) {
    BatchRead end;
    end.file = file;
    end.error = std::move(error);
    end.hash = hash;
    held_.push_back(std::move(end));
}

void BatchReader::flush(const std::function<void(BatchRead&)>& use) {
    if (!settings_.bare) {
        std::vector<Article*> articles;
        for (BatchRead& read : held_) {
            if (read.article) articles.push_back(&*read.article);
        }
        mark_repeated_lines(articles);
    }
    for (BatchRead& read : held_) {
        if (read.article && settings_.wants_quotations()) quotations_.find(*read.article);
        use(read);
    }
    held_.clear();
    held_bytes_ = 0;
}

}  // namespace dateline
