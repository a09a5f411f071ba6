// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace dateline {

/// When a search has to end.
class Deadline {
  public:
    /// Never.
    Deadline() = default;

    explicit Deadline(std::chrono::duration<double> from_now)
        : at_(Clock::now() + std::chrono::duration_cast<Clock::duration>(from_now)),
          grace_(std::chrono::duration_cast<Clock::duration>(from_now / 2)) {}

    bool is_set() const { return at_.has_value(); }
    bool passed() const { return at_ && Clock::now() > *at_; }

    /// Whether half as much time again has passed: whatever still runs must stop.
    bool is_overdue() const { return at_ && Clock::now() > *at_ + grace_; }

  private:
    using Clock = std::chrono::steady_clock;
    std::optional<Clock::time_point> at_;
    Clock::duration grace_{};
};

}  // namespace dateline
