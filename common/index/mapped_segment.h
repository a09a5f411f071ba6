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

/// One database of an index where it lies on disk here.
class MappedSegment {
  public:
    /// Without one: a server has it.
    MappedSegment() = default;

    /// `database`: that at `folder`, as it is open.
    MappedSegment(const std::filesystem::path& folder, const Xapian::Database& database);

    /// Null where only Xapian can read it.
    const glass::TableReader* table() const { return table_.get(); }

    /// Xapian's UUID of it.
    const std::string& identity() const { return identity_; }

    /// Slot::kContent of a document, valid until the next is asked for; nothing where Xapian is to
    /// be asked.
    std::optional<std::string_view> content(std::uint32_t document) const {
        return contents_ ? contents_->get(document) : std::nullopt;
    }

  private:
    std::string identity_;
    std::shared_ptr<const glass::TableReader> table_;
    std::optional<glass::Values> contents_;
};

/// All that a database consists of, in its order. A view of what an IndexReader holds.
class MappedSegments {
  public:
    explicit MappedSegments(std::span<const MappedSegment> segments) : segments_(segments) {}

    /// As MappedSegment::content, by the numbers that Xapian gives to the documents of several
    /// databases: in turn.
    std::optional<std::string_view> content(Xapian::docid document) const {
        return segments_[(document - 1) % segments_.size()].content(
            static_cast<std::uint32_t>((document - 1) / segments_.size() + 1));
    }

    /// Whether a number in one segment is a number in the whole. A MatchDecider's documents have
    /// those of the segment that is being matched, and don't tell which it is.
    bool is_one() const { return segments_.size() == 1; }

    /// One of them, by its own numbers.
    MappedSegments segment(std::size_t number) const {
        return MappedSegments(segments_.subspan(number, 1));
    }

    /// Whether each has a table, and can be told from the others.
    bool have_tables() const;

    /// The table of a segment that Xapian matches. Throws Xapian::DatabaseModifiedError where
    /// it isn't among them: the search is to be done again.
    const glass::TableReader& table_of(const Xapian::Database& segment) const;

  private:
    std::span<const MappedSegment> segments_;
};

}  // namespace dateline
