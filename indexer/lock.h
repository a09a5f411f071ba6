// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "common/files.h"

namespace dateline {

/// Holds the lock of an index while a run writes; the kernel drops it with the process.
class IndexLock {
  public:
    /// Creates the index's folder where it is missing. Throws Error(kLocked) naming the process
    /// that holds the lock.
    explicit IndexLock(const std::filesystem::path& index);

  private:
    FileDescriptor fd_;
};

}  // namespace dateline
