// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/database_writer.h"

#include <string>
#include <system_error>

#include <xapian.h>

#include "common/base/error.h"
#include "common/base/files.h"
#include "common/glass/format.h"
#include "common/index/xapian_errors.h"

namespace dateline {

DatabaseWriter writer_for(const std::filesystem::path& folder) {
    constexpr std::uint64_t kMostOfVersion = 1U << 16;
    const std::filesystem::path empty = folder / "format";
    with_xapian([&] {
        Xapian::WritableDatabase(empty.string(),
                                 Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC)
            .commit();
    });
    std::string version;
    try {
        version = read_file(empty / glass::kVersionFile, kMostOfVersion);
    } catch (const Error&) {
        // Other formats name their files differently.
    }
    std::error_code ignored;
    std::filesystem::remove_all(empty, ignored);
    return glass::is_known_format(version) ? DatabaseWriter::kOwn : DatabaseWriter::kXapian;
}

}  // namespace dateline
