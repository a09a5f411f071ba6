// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "common/files.h"
#include "indexer/options.h"

namespace dateline {

/// Holds the lock of an index while a run writes; the kernel drops it with the process.
class IndexLock {
  public:
    /// Creates the index's folder where it is missing. Where another process holds the lock, it is
    /// named: by Error(kLocked), or with `wait` in `options` on standard error, unless quiet, and
    /// then waited for.
    IndexLock(const std::filesystem::path& index, const IndexOptions& options);

  private:
    FileDescriptor fd_;
};

}  // namespace dateline
