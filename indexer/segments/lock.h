// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

#include "common/base/files.h"
#include "indexer/plan/index_options.h"

namespace dateline {

enum class LockUse : std::uint8_t {
    kWriting,  ///< makes the index's folder where it is missing
    kReading,  ///< what a writer must not change meanwhile; works where nothing can be written
};

/// Holds the lock of an index while a run writes; the kernel drops it with the process.
class IndexLock {
  public:
    /// Throws Error(kIndex) where the index can't be written. Where another process holds the lock,
    /// it is named: by Error(kLocked), or with `wait` in `options` on standard error, unless quiet,
    /// and then waited for.
    IndexLock(const std::filesystem::path& index,
              const IndexOptions& options,
              LockUse use = LockUse::kWriting);

  private:
    FileDescriptor fd_;
};

}  // namespace dateline
