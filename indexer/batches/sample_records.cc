// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/batches/sample_records.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "common/base/error.h"
#include "indexer/batches/batch_source.h"
#include "indexer/readers/input/file_bytes.h"
#include "indexer/readers/records/record_reader.h"

namespace dateline {
namespace {

constexpr std::uint64_t kMostLookedAt = std::uint64_t{16} << 20;  // bytes of large files
constexpr std::uint64_t kPlaceBytes = std::uint64_t{256} << 10;   // of a file looked at in places
constexpr std::size_t kMostHeld = std::size_t{16} << 20;          // bytes of the records chosen

// An order of `count` things in which any first ones are spread over all: steps by the golden
// section.
std::vector<std::size_t> spread_order(std::size_t count, std::size_t most) {
    constexpr double kGolden = 0.6180339887498949;
    auto step = static_cast<std::size_t>(std::lround(kGolden * static_cast<double>(count)));
    step = std::max<std::size_t>(step, 1);
    while (std::gcd(step, count) > 1) {
        ++step;
    }
    std::vector<std::size_t> order(std::min(count, most));
    for (std::size_t i = 0, at = step / 2; i < order.size(); ++i, at = (at + step) % count) {
        order[i] = at % count;
    }
    return order;
}

// Takes records one by one and keeps at most so many, evenly: once there are too many, every other
// one of them and of those that follow.
class Thinned {
  public:
    explicit Thinned(std::size_t most) : most_(most) {}

    void add(BatchItem item) {
        if (seen_++ % stride_ != 0) return;
        bytes_ += item.record->bytes.size();
        kept_.push_back(std::move(item));
        while (kept_.size() > 2 * most_ || (bytes_ > kMostHeld && kept_.size() > 1)) {
            thin();
        }
    }

    std::vector<BatchItem> spread() {
        std::vector<BatchItem> items;
        for (const std::size_t at : spread_order(kept_.size(), most_)) {
            items.push_back(std::move(kept_[at]));
        }
        return items;
    }

  private:
    void thin() {
        std::vector<BatchItem> half;
        bytes_ = 0;
        for (std::size_t i = 0; i < kept_.size(); i += 2) {
            bytes_ += kept_[i].record->bytes.size();
            half.push_back(std::move(kept_[i]));
        }
        kept_ = std::move(half);
        stride_ *= 2;
    }

    std::size_t most_;
    std::vector<BatchItem> kept_;
    std::size_t bytes_ = 0;
    std::uint64_t seen_ = 0;
    std::uint64_t stride_ = 1;
};

// The records of large files.
class LargeFiles {
  public:
    LargeFiles(const ReaderSettings& settings, std::size_t most)
        : settings_(settings), records_(most) {}

    /// Looks at about `share` bytes of a file.
    void look_at(std::size_t number, const SourceFile& file, std::uint64_t share) {
        const std::uint64_t places = share / kPlaceBytes;
        if (share >= file.size || places < 2 || !is_json_lines(file)) {
            look_at_beginning(number, file, share);
            return;
        }
        look_at_beginning(number, file, kPlaceBytes);
        for (std::uint64_t i = 1; i < places; ++i) {
            look_at_lines(number, file, file.size / places * i);
        }
    }

    SampledKind kind(double bytes) {
        const double scale = packed_ > 0 ? bytes / packed_ : 0;
        return {records_.spread(), items_ * scale, unpacked_ * scale};
    }

  private:
    bool is_json_lines(const SourceFile& file) const {
        if (settings_.format) return *settings_.format == InputFormat::kJsonLines;
        FileBytes bytes(file.path);
        return detect_format(bytes.next(), file.path) == InputFormat::kJsonLines;
    }

    // Records of about the first `most` bytes. However the file is packed, these took the bytes
    // that had been read before the record that needed more.
    void look_at_beginning(std::size_t number, const SourceFile& file, std::uint64_t most) {
        RecordReader reader(file.path, settings_.format, settings_.most_record);
        std::uint64_t taken = 0;
        while (std::optional<RawRecord> record = reader.next()) {
            if (taken >= most && reader.position() > taken) {
                packed_ += static_cast<double>(taken);
                return;
            }
            taken = reader.position();
            add(number, std::move(*record));
        }
        packed_ += static_cast<double>(file.size);
    }

    // The lines that begin in the place at `start`, which is in the middle of a line.
    void look_at_lines(std::size_t number, const SourceFile& file, std::uint64_t start) {
        RecordReader reader(file.path, InputFormat::kJsonLines, settings_.most_record, start);
        const auto line_bytes = [](const std::optional<RawRecord>& line) {
            return line ? line->bytes.size() + 1 : kPlaceBytes;
        };
        std::uint64_t at = line_bytes(reader.next());
        while (at < kPlaceBytes) {
            std::optional<RawRecord> line = reader.next();
            at += line_bytes(line);
            if (line) add(number, std::move(*line));
        }
        packed_ += static_cast<double>(kPlaceBytes);
    }

    void add(std::size_t number, RawRecord record) {
        ++items_;
        unpacked_ += static_cast<double>(record.bytes.size());
        records_.add({number, std::move(record)});
    }

    const ReaderSettings& settings_;
    Thinned records_;
    double items_ = 0;
    double unpacked_ = 0;  // bytes of the records looked at
    double packed_ = 0;    // bytes of the files that these took
};

SampledKind choose_small(const RunPlan& plan,
                         const std::vector<std::size_t>& small,
                         std::size_t most) {
    SampledKind kind;
    for (const std::size_t file : small) {
        kind.bytes += static_cast<double>(plan.files[file].size);
    }
    kind.items = static_cast<double>(small.size());
    for (const std::size_t at : spread_order(small.size(), most)) {
        kind.chosen.push_back({small[at], std::nullopt});
    }
    return kind;
}

SampledKind choose_large(const RunPlan& plan,
                         const std::vector<std::size_t>& large,
                         const ReaderSettings& settings,
                         std::size_t most) {
    const auto bytes_of = [&](const std::vector<std::size_t>& files) {
        return std::accumulate(files.begin(), files.end(), 0.0, [&](double sum, std::size_t file) {
            return sum + static_cast<double>(plan.files[file].size);
        });
    };
    std::vector<std::size_t> looked_at;
    for (const std::size_t at : spread_order(large.size(), kMostLookedAt / kPlaceBytes)) {
        looked_at.push_back(large[at]);
    }
    const double share = static_cast<double>(kMostLookedAt) / std::max(bytes_of(looked_at), 1.0);
    LargeFiles files(settings, most);
    for (const std::size_t number : looked_at) {
        const SourceFile& file = plan.files[number];
        const auto wanted = static_cast<std::uint64_t>(share * static_cast<double>(file.size));
        try {
            files.look_at(number, file, std::max(wanted, kPlaceBytes));
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::kInput) throw;
        }
    }
    return files.kind(bytes_of(large));
}

}  // namespace

double sampled_bytes(const BatchItem& item, const std::vector<SourceFile>& files) {
    return static_cast<double>(item.record ? item.record->bytes.size() : files[item.file].size);
}

SampledFiles choose_sample(const RunPlan& plan,
                           const ReaderSettings& settings,
                           const SampleLimits& most) {
    std::vector<std::size_t> small;
    std::vector<std::size_t> large;
    for (std::size_t i = 0; i < plan.files.size(); ++i) {
        if (plan.changes[i] == FileChange::kUnchanged || plan.files[i].size == 0) continue;
        (plan.files[i].size <= kSmallFile ? small : large).push_back(i);
    }
    return {choose_small(plan, small, most.files),
            choose_large(plan, large, settings, most.records)};
}

}  // namespace dateline
