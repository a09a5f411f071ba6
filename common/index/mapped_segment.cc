// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/mapped_segment.h"

#include <algorithm>

namespace dateline {

MappedSegment::MappedSegment(const std::filesystem::path& folder, const Xapian::Database& database)
    : identity_(database.get_uuid()) {
    auto table = std::make_shared<const glass::TableReader>(folder, database.get_revision());
    if (!table->is_open()) return;
    table_ = std::move(table);
    contents_.emplace(table_, Slot::kContent);
}

// A database given twice and a copy of it that has since diverged have the same identity.
bool MappedSegments::have_tables() const {
    return std::ranges::all_of(segments_, [&](const MappedSegment& segment) {
        return segment.table() != nullptr &&
               std::ranges::count_if(segments_, [&](const MappedSegment& other) {
                   return other.identity() == segment.identity();
               }) == 1;
    });
}

const glass::TableReader& MappedSegments::table_of(const Xapian::Database& segment) const {
    const std::string identity = segment.get_uuid();
    const auto found = std::ranges::find_if(segments_, [&](const MappedSegment& mapped) {
        return mapped.table() != nullptr && mapped.identity() == identity;
    });
    if (found == segments_.end()) throw Xapian::DatabaseModifiedError("a segment was opened anew");
    return *found->table();
}

}  // namespace dateline
