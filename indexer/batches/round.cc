// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/batches/round.h"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "common/metadata/vocabulary.h"
#include "indexer/batches/batch_worker.h"
#include "indexer/batches/bounded_queue.h"

namespace dateline {
namespace {

// The memory that building a batch takes, as measured: eight times the bytes of an ordinary batch,
// thirty times those of a single large article.
std::uint64_t memory_for(const Batch& batch, const std::vector<SourceFile>& files) {
    constexpr std::uint64_t kOfBatch = 8;
    constexpr std::uint64_t kOfArticle = 32;
    std::uint64_t bytes = 0;
    std::uint64_t largest = 0;
    for (const BatchItem& item : batch.items) {
        const std::uint64_t size = item.record ? item.record->bytes.size() : files[item.file].size;
        bytes += size;
        largest = std::max(largest, size);
    }
    return bytes * kOfBatch + largest * kOfArticle;
}

class Workers {
  public:
    explicit Workers(const RoundSettings& settings)
        : settings_(settings), queue_(std::size_t{settings.jobs} * 2, settings.memory) {
        for (unsigned i = 0; i < settings.jobs; ++i) {
            threads_.emplace_back([this] { work(); });
        }
    }
    ~Workers() { join(); }
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    bool give(Batch batch) {
        const std::uint64_t weight = memory_for(batch, settings_.files);
        const bool taken = queue_.push(std::move(batch), weight);
        const std::lock_guard lock(mutex_);
        settings_.progress(bytes_, articles_);
        return taken;
    }

    RoundResult finish() {
        join();
        if (failure_) std::rethrow_exception(failure_);
        std::ranges::sort(result_.batches, {}, &BatchResult::number);
        return std::move(result_);
    }

  private:
    void join() {
        queue_.close();
        for (std::thread& thread : threads_) {
            if (thread.joinable()) thread.join();
        }
    }

    void work() {
        try {
            BatchWorker worker(settings_.files, settings_.reader, settings_.build);
            while (auto item = queue_.pop()) {
                BatchResult result = worker.run(
                    item->first, settings_.folder / fmt::format("batch-{:08}", item->first.number));
                item->first = {};
                queue_.done(item->second);
                const std::lock_guard lock(mutex_);
                bytes_ += result.bytes;
                articles_ += result.articles;
                result_.batches.push_back(std::move(result));
            }
            add(worker.builder().take_word_forms());
        } catch (...) {
            queue_.abort();
            const std::lock_guard lock(mutex_);
            if (!failure_) failure_ = std::current_exception();
        }
    }

    void add(std::vector<Vocabulary> forms) {
        const std::lock_guard lock(mutex_);
        result_.forms.resize(forms.size());
        for (std::size_t i = 0; i < forms.size(); ++i) {
            add_forms(result_.forms[i], std::move(forms[i]));
        }
    }

    const RoundSettings& settings_;
    BoundedQueue<Batch> queue_;
    std::vector<std::thread> threads_;
    std::mutex mutex_;
    RoundResult result_;
    std::uint64_t bytes_ = 0;
    std::uint64_t articles_ = 0;
    std::exception_ptr failure_;
};

}  // namespace

RoundResult run_round(const RoundSettings& settings, BatchSource& source) {
    Workers workers(settings);
    const std::uint64_t start = source.bytes();
    bool taken = true;
    while (taken && source.bytes() - start < settings.most_bytes) {
        std::optional<Batch> batch = source.next();
        if (!batch) break;
        taken = workers.give(std::move(*batch));
    }
    return workers.finish();
}

}  // namespace dateline
