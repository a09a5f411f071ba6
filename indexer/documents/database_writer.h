// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace dateline {

/// Whose code writes the small databases that batches become.
enum class DatabaseWriter : std::uint8_t {
    kOwn,     ///< BulkDatabase::write: one pass
    kXapian,  ///< BulkDatabase::write_by_xapian: any format that Xapian has, at twice the time
};

/// Ours if Xapian, as it is installed, writes the format that we write: told by the version file of
/// an empty database that it makes below `folder` and that is removed again. Else Xapian's. Throws
/// Error(kIndex).
DatabaseWriter writer_for(const std::filesystem::path& folder);

}  // namespace dateline
