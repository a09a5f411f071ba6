// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace dateline {

/// A queue between one producer and several workers, so that reading can't run ahead of memory: it
/// contains at most `capacity` items, and the items queued or being processed weigh at most
/// `budget` together, unless there is only one. Thread-safe.
template <class Item>
class BoundedQueue {
  public:
    BoundedQueue(std::size_t capacity, std::uint64_t budget)
        : capacity_(capacity), budget_(budget) {}

    /// Waits for room. Returns false, and drops the item, if the queue was closed.
    bool push(Item item, std::uint64_t weight) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] {
            return closed_ ||
                   (items_.size() < capacity_ && (weight_ == 0 || weight_ + weight <= budget_));
        });
        if (closed_) return false;
        items_.emplace_back(std::move(item), weight);
        weight_ += weight;
        changed_.notify_all();
        return true;
    }

    /// Waits for an item; `std::nullopt` once the queue is closed and empty. The caller must then
    /// call `done` with the weight returned with the item.
    std::optional<std::pair<Item, std::uint64_t>> pop() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return !items_.empty() || closed_; });
        if (items_.empty()) return std::nullopt;
        std::optional<std::pair<Item, std::uint64_t>> item(std::move(items_.front()));
        items_.pop_front();
        changed_.notify_all();
        return item;
    }

    /// An item has been processed.
    void done(std::uint64_t weight) {
        const std::lock_guard lock(mutex_);
        weight_ -= weight;
        changed_.notify_all();
    }

    /// No more items will come; those in the queue are still handed out.
    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        changed_.notify_all();
    }

    /// Like `close`, but also drops the queued items, because a worker failed.
    void abort() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        items_.clear();
        changed_.notify_all();
    }

  private:
    std::size_t capacity_;
    std::uint64_t budget_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::pair<Item, std::uint64_t>> items_;
    std::uint64_t weight_ = 0;
    bool closed_ = false;
};

}  // namespace dateline
