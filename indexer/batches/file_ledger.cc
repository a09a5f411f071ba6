// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/batches/file_ledger.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "common/base/hash.h"

namespace dateline {

// Of what moved: the articles stay, under the path where the files are now.
void FileLedger::leave_former_paths() {
    for (const auto& [from, to] : plan_.moved) {
        FileRow row = plan_.known.at(to);
        row.state = FileState::kGone;
        rows_.insert_or_assign(from, row);
    }
}

void FileLedger::replace_articles_of(const std::string& path) {
    const auto known = plan_.known.find(path);
    replaced_.push_back(known == plan_.known.end() ? hash64(path) : known->second.origin);
}

FileRow& FileLedger::row_of(std::size_t file) {
    const SourceFile& source = plan_.files[file];
    const auto [at, fresh] = rows_.try_emplace(source.path);
    FileRow& row = at->second;
    row.size = source.size;
    row.mtime = source.mtime;
    row.ctime = source.ctime;
    row.settings = settings_;
    row.relative = source.relative;
    if (fresh) row.origin = hash64(source.path);
    if (fresh && plan_.changes[file] == FileChange::kContinued)
        row.articles = plan_.known.at(source.path).articles;
    return row;
}

void FileLedger::take(const FileResult& result) {
    const SourceFile& file = plan_.files[result.file];
    const bool changed = plan_.changes[result.file] == FileChange::kChanged;
    FileRow& row = row_of(result.file);
    row.articles += result.articles;
    row.records += result.records;
    row.bad_records += result.bad_records;
    if (row.first_bad.empty()) row.first_bad = result.first_bad;
    const bool lost = !result.skip.empty() && !result.hash && row.articles == 0;
    if (lost && changed) {
        rows_.erase(file.path);
        return;
    }
    if (result.hash) row.hash = *result.hash;
    row.state = result.skip.empty() ? FileState::kRead : FileState::kSkip;
    row.reason = !result.skip.empty() || row.bad_records == 0
                     ? result.skip
                     : fmt::format("{} of its records were left out when it was read, such as {}",
                                   row.bad_records, row.first_bad);
    if (changed && renewed_.insert(result.file).second) replace_articles_of(file.path);
}

void FileLedger::note_position(const BatchSource::Position& position) {
    FileRow& row = row_of(position.file);
    row.state = FileState::kPart;
    row.records = position.records;
}

void FileLedger::remove_vanished() {
    for (const std::string& path : plan_.vanished) {
        FileRow row = plan_.known.at(path);
        row.state = FileState::kGone;
        rows_.insert_or_assign(path, row);
        replace_articles_of(path);
    }
}

std::vector<std::uint64_t> FileLedger::take_replaced() {
    std::ranges::sort(replaced_);
    replaced_.erase(std::unique(replaced_.begin(), replaced_.end()), replaced_.end());
    return std::exchange(replaced_, {});
}

}  // namespace dateline
