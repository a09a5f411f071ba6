// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <fstream>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/readers/input/source_file.h"

namespace dateline {

/// What was left out for one cause.
struct SkipCause {
    Skip first;
    std::uint64_t count = 0;
};

/// What a run left out, or indexed though something is wrong with it: counts it by cause, keeps the
/// first 1,000 and writes all of it to the report if one is wanted, so that a million bad records
/// take no memory.
class SkipLog {
  public:
    SkipLog() = default;

    /// Writes every skip to a report as JSON Lines, or none if the path is empty. Throws
    /// Error(kUsage) if the file can't be written.
    explicit SkipLog(std::string report);

    void add(const Skip& skip);
    void add(const std::vector<Skip>& skips);

    /// Writes a skip to the report alone: earlier runs have told it.
    void report(const Skip& skip);

    const std::vector<Skip>& first() const { return first_; }

    /// How many were left out.
    std::uint64_t size() const { return count_; }

    /// The causes: first those that a person can do something about, last what was indexed all the
    /// same; the commonest first. A cause is what a reason says before its particulars. At most
    /// 100, and one of all others.
    std::vector<SkipCause> causes() const;

    /// Ends the report. Throws Error(kDiskFull) if it couldn't be written.
    void finish();

  private:
    std::string path_;
    std::ofstream report_;
    std::vector<Skip> first_;
    std::vector<SkipCause> causes_;
    std::unordered_map<std::string, std::size_t> by_cause_;
    std::uint64_t count_ = 0;
};

}  // namespace dateline
