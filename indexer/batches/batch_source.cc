// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/batches/batch_source.h"

#include <algorithm>

#include "common/base/error.h"

namespace dateline {
namespace {

// A batch is a fraction of what is left ("factoring", Hummel et al. 1992): few large ones merge
// faster, and into a smaller index, than many small ones, and with small ones last no worker waits
// long for another. Repeated lines are recognised within a batch, so a batch has several articles
// if possible.
constexpr std::uint64_t kOfRest = 3;
constexpr std::uint64_t kLeastBytes = std::uint64_t{1} << 20;
constexpr std::uint64_t kMostBatchBytes = std::uint64_t{16} << 20;
constexpr std::size_t kLeastItems = 100;
constexpr std::size_t kMostItems = 8000;

}  // namespace

BatchSource::BatchSource(const RunPlan& plan, const ReaderSettings& settings)
    : plan_(plan), settings_(settings) {}

std::optional<Batch> BatchSource::next() {
    Batch batch;
    batch.number = number_;
    std::uint64_t size = 0;  // unpacked, whereas `bytes_` counts the bytes of files
    const std::uint64_t start = bytes_;
    const std::uint64_t rest = plan_.bytes - std::min(bytes_ + passed_over_, plan_.bytes);
    while (batch.items.size() < kMostItems && size < kMostBatchBytes &&
           (size < kLeastBytes || batch.items.size() < kLeastItems ||
            bytes_ - start < rest / kOfRest)) {
        if (reader_) {
            if (!add_record(batch, size)) continue;
        } else if (at_ == plan_.files.size()) {
            break;
        } else if (plan_.changes[at_] == FileChange::kUnchanged) {
            ++at_;
        } else if (plan_.files[at_].size <= kSmallFile &&
                   plan_.changes[at_] != FileChange::kContinued) {
            size += plan_.files[at_].size;
            bytes_ += plan_.files[at_].size;
            batch.items.push_back({at_++, std::nullopt});
        } else {
            open_next();
        }
    }
    if (batch.items.empty()) return std::nullopt;
    ++number_;
    return batch;
}

bool BatchSource::open_next() {
    reading_ = at_++;
    records_ = 0;
    try {
        reader_ = std::make_unique<RecordReader>(plan_.files[reading_].path, settings_.format,
                                                 settings_.most_record);
        if (plan_.changes[reading_] != FileChange::kContinued) return true;
        const std::uint64_t done = plan_.known.at(plan_.files[reading_].path).records;
        while (records_ < done && reader_->next()) {
            ++records_;
        }
        passed_over_ += reader_->position();
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::kInput) throw;
        close_file(error.what());
        return false;
    }
    return true;
}

bool BatchSource::add_record(Batch& batch, std::uint64_t& size) {
    try {
        const std::uint64_t before = reader_->position();
        std::optional<RawRecord> record = reader_->next();
        bytes_ += reader_->position() - before;
        if (record) {
            ++records_;
            size += record->bytes.size();
            batch.items.push_back({reading_, std::move(record)});
            return true;
        }
        close_file("");
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::kInput) throw;
        close_file(error.what());
    }
    return false;
}

void BatchSource::close_file(const std::string& skip) {
    FileResult result;
    result.file = reading_;
    if (reader_ && skip.empty()) result.hash = reader_->hash();
    result.skip = skip;
    results_.push_back(result);
    if (!skip.empty()) skips_.push_back({plan_.files[reading_].relative, 0, skip});
    reader_.reset();
}

std::vector<FileResult> BatchSource::take_results() {
    return std::exchange(results_, {});
}
std::vector<Skip> BatchSource::take_skips() {
    return std::exchange(skips_, {});
}

std::optional<BatchSource::Position> BatchSource::inside() const {
    if (!reader_) return std::nullopt;
    return Position{reading_, records_};
}

}  // namespace dateline
