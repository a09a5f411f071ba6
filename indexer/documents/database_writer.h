// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace dateline {

/// Whose code writes the small databases of batches.
enum class DatabaseWriter : std::uint8_t {
    kOwn,     ///< BulkDatabase::write: one pass
    kXapian,  ///< BulkDatabase::write_by_xapian: any format of Xapian's, in twice the time
};

/// kOwn if the installed Xapian writes the format that we write, according to the version file of
/// an empty database that it makes below `folder` and that is removed again; else kXapian. Throws
/// Error(kIndex).
DatabaseWriter writer_for(const std::filesystem::path& folder);

}  // namespace dateline
