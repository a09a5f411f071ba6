// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/schema/schema.h"

/// Columns: the values that each article of a segment has in a countable field, so that facets and
/// time charts over all matches cost one array access for each article. Metadata of the segment's
/// `articles` database, key "c:" + column name, written once the segment is built or merged.
///
/// Stored form (bytes.h):
///
///   varint values, then each as a string
///   varint groups, then each as varint size and varint numbers of values: an article's values
///   varint documents, byte width (1, 2, 4), then for each document number from 1 on its group
///
/// Group 0 is empty; documents after the last listed have it. Values that differ only in case or
/// accents are one, spelled as first met.
namespace dateline {

/// A countable field.
enum class ColumnField : std::uint8_t {
    kDate,  ///< as in Slot::kPublished
    kSource,
    kSection,
    kPlace,
    kLang,
    kTag,
    kBy,
    kSpeaker,
    kKept,  ///< "bias=left"
};
inline constexpr std::size_t kColumnFields = 9;

/// Its name: that of the field that searches it.
std::string_view name_of(ColumnField field);

/// The column of that name; `std::nullopt` if there is none.
std::optional<ColumnField> find_column(std::string_view name);

/// Writes all columns of a database that was built or merged. Linear in its articles.
void write_columns(Xapian::WritableDatabase& articles);

/// The stored form of a segment's column; empty if it has none.
std::string column_bytes(const Xapian::Database& segment, ColumnField field);

/// One column of one segment, read in place: only the starts of values and groups are kept beside
/// it.
class Column {
  public:
    /// `bytes`: the stored form, or empty for a column without articles. Throws Error(kIndex) if
    /// they are inconsistent.
    explicit Column(std::string bytes);

    Column(const Column&) = delete;
    Column& operator=(const Column&) = delete;

    std::size_t groups() const { return groups_.size(); }
    std::size_t values() const { return values_.size(); }

    /// Sets `values` to the value numbers of group `number` (below groups).
    void get_group(std::uint32_t number, std::vector<std::uint32_t>& values) const;

    /// The value with that number (below values).
    std::string_view value(std::uint32_t number) const;

    /// The group with a document's values (below groups).
    std::uint32_t group_of(Xapian::docid document) const;

  private:
    std::string bytes_;
    std::vector<std::uint32_t> values_;  // where they begin
    std::vector<std::uint32_t> groups_;
    std::string_view documents_;
    std::size_t width_ = 1;
};

}  // namespace dateline
