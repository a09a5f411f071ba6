// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

#include "common/base/files.h"
#include "indexer/plan/index_options.h"

namespace dateline {

enum class LockUse : std::uint8_t {
    kWriting,  ///< creates the index's folder if it is missing
    kReading,  ///< reads what a writer must not change meanwhile; needs no permission to write
};

/// Locks an index while a run writes; the kernel releases the lock when the process ends.
class IndexLock {
  public:
    /// Throws Error(kIndex) if the index can't be written. If another process has the lock, throws
    /// Error(kLocked) that names it; with `options.wait`, names it on standard error (unless quiet)
    /// and waits.
    IndexLock(const std::filesystem::path& index,
              const IndexOptions& options,
              LockUse use = LockUse::kWriting);

  private:
    FileDescriptor fd_;
};

}  // namespace dateline
