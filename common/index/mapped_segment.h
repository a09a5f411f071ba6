// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <xapian.h>

#include "common/glass/table_reader.h"
#include "common/glass/values.h"

namespace dateline {

/// One database of an index on the local disk.
class MappedSegment {
  public:
    /// No local database: a server has it.
    MappedSegment() = default;

    /// `database`: the one at `folder`, opened.
    MappedSegment(const std::filesystem::path& folder, const Xapian::Database& database);

    /// Null if only Xapian can read it.
    const glass::TableReader* table() const { return table_.get(); }

    /// Xapian's UUID of the database.
    const std::string& identity() const { return identity_; }

    /// Slot::kContent of a document, valid until the next call; `std::nullopt` if the caller must
    /// query Xapian.
    std::optional<std::string_view> content(std::uint32_t document) const {
        return contents_ ? contents_->get(document) : std::nullopt;
    }

  private:
    std::string identity_;
    std::shared_ptr<const glass::TableReader> table_;
    std::optional<glass::Values> contents_;
};

/// The segments of a database, in its order. A view of an IndexReader's members.
class MappedSegments {
  public:
    explicit MappedSegments(std::span<const MappedSegment> segments) : segments_(segments) {}

    /// Like MappedSegment::content, by the numbers that Xapian gives to the documents of several
    /// databases, which alternate between them.
    std::optional<std::string_view> content(Xapian::docid document) const {
        return segments_[(document - 1) % segments_.size()].content(
            static_cast<std::uint32_t>((document - 1) / segments_.size() + 1));
    }

    /// Whether a document's number in a segment is its number in the whole. The documents that a
    /// MatchDecider gets have the numbers of the segment being matched, without saying which it is.
    bool is_one() const { return segments_.size() == 1; }

    /// One segment, with its own document numbers.
    MappedSegments segment(std::size_t number) const {
        return MappedSegments(segments_.subspan(number, 1));
    }

    /// Whether each segment has a table and is distinguishable from the others.
    bool have_tables() const;

    /// The table of a segment that Xapian is matching. Throws Xapian::DatabaseModifiedError if it
    /// isn't one of these: search again.
    const glass::TableReader& table_of(const Xapian::Database& segment) const;

  private:
    std::span<const MappedSegment> segments_;
};

}  // namespace dateline
