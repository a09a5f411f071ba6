// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace dateline {

/// What went wrong, as finely as callers act on it; each program maps it to its exit code.
enum class ErrorKind {
    kUsage,     ///< options or arguments that make no sense
    kQuery,     ///< a query that can't be parsed
    kInput,     ///< a file or record that can't be read
    kIndex,     ///< an index that is missing, damaged, another program's or of another version
    kLimit,     ///< a documented limit was exceeded
    kDiskFull,  ///< the disk is full, or a quota is used up
    kLocked,    ///< another run has locked the index
};

/// The project's only exception: `what()` says what happened and where, `hint()` what to do next
/// (may be empty).
class Error : public std::runtime_error {
  public:
    Error(ErrorKind kind, const std::string& message, std::string hint = {})
        : std::runtime_error(message), kind_(kind), hint_(std::move(hint)) {}

    ErrorKind kind() const { return kind_; }
    const std::string& hint() const { return hint_; }

  private:
    ErrorKind kind_;
    std::string hint_;
};

}  // namespace dateline
