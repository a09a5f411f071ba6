// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include <xapian.h>

#include "common/index/mapped_segment.h"
#include "common/index/term_frequencies.h"

namespace dateline {

/// What a document of a collection is, and so what a query on it finds.
enum class SearchTarget : std::uint8_t { kArticles, kQuotations };

/// All documents of one kind in the indexes that are open. Belongs to one thread.
class Collection {
  public:
    /// `segments`: their databases, oldest first. `files[i]`: where segment i lies on the local
    /// disk; empty if Xapian must read it. `remote`: whether a server has any of them.
    Collection(std::vector<Xapian::Database> segments,
               std::vector<std::filesystem::path> files,
               bool remote);

    /// All segments as one database.
    const Xapian::Database& database() const { return database_; }

    /// The databases of the segments, oldest first.
    const std::vector<Xapian::Database>& segments() const { return segments_; }

    /// The segments as they are on the local disk, mapped at the first call. Valid as long as this
    /// object.
    MappedSegments mapped() const;

    /// The number of documents of `database()` that contain a term.
    TermFrequencies& frequencies() const;

  private:
    std::vector<Xapian::Database> segments_;
    std::vector<std::filesystem::path> files_;
    bool remote_;
    Xapian::Database database_;
    mutable std::optional<std::vector<MappedSegment>> mapped_;
    mutable std::optional<TermFrequencies> frequencies_;
};

}  // namespace dateline
