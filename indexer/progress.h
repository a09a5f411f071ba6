// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace dateline {

/// The line on standard error that shows a run's progress: share, articles, rate, time left.
class Progress {
  public:
    /// `total`: bytes to read in all. Shows nothing unless `shown`.
    Progress(std::uint64_t total, bool shown);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// Redraws at most ten times a second.
    void update(std::uint64_t bytes, std::uint64_t articles);

    /// Shows what the run does after reading, such as "merging".
    void phase(const std::string& name);

  private:
    void draw(const std::string& line);

    std::uint64_t total_;
    bool shown_;
    std::chrono::steady_clock::time_point start_;
    std::chrono::steady_clock::time_point drawn_;
};

/// "1.2 MB", "17 kB": decimal units.
std::string human_bytes(std::uint64_t bytes);

}  // namespace dateline
