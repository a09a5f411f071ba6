// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "common/base/files.h"

/// Reads a Xapian database (glass format of Xapian 1.4; backends/glass in its source) in place:
/// Xapian's own reader copies every block it looks at and makes a system call for each.
namespace dateline::glass {

/// The sort key of a table's item: its key, then the number of its part within the entry, from 1
/// on.
struct Place {
    std::string_view key;
    std::uint32_t component = 1;

    auto operator<=>(const Place&) const = default;
};

/// A database's table of postings and values, mapped into memory.
class TableReader {
  public:
    /// The table of the database at `folder`, which Xapian has open at `revision`.
    TableReader(const std::filesystem::path& folder, std::uint64_t revision);

    /// False if the database has another revision by now, or blocks of another size than ours; then
    /// use Xapian.
    bool is_open() const { return is_open_; }

    /// A block of 8 KiB. Throws Error(kIndex) if there is none of that level, and
    /// Xapian::DatabaseModifiedError if a writer has put a later one there: search again, as when
    /// Xapian throws it.
    const char* block(std::uint32_t number, unsigned level) const;

    /// Verifies that `block` hadn't been replaced when it was copied; throws as above.
    void check(const char* block) const;

    std::uint32_t root() const { return root_; }
    unsigned levels() const { return levels_; }

  private:
    MappedFile file_;
    std::uint32_t revision_ = 0;
    std::uint32_t root_ = 0;
    unsigned levels_ = 0;
    bool is_open_ = false;
};

/// Walks over the items of a table. Its functions throw what TableReader::block throws; after that
/// it has no position until seek() has succeeded.
class TableCursor {
  public:
    /// `table` must be open, and outlive the cursor.
    explicit TableCursor(const TableReader& table) : table_(&table) {}

    /// Moves to the last item not after `place`; false if all are after it. Fastest if that item is
    /// a little after the current one.
    bool seek(const Place& place);

    /// Moves to the next or the previous item; false if there is none.
    bool next();
    bool previous();

    /// The current item's place; valid as long as the table.
    const Place& place() const { return item_.place; }

    /// The current item's part of the entry's tag, and whether it is the last part; valid as long
    /// as check() passes.
    std::string_view part() const { return item_.tag; }
    bool is_last_part() const { return item_.is_last; }

    /// Verifies that part() hadn't been replaced when it was copied.
    void check() const { table_->check(path_[0].block); }

    /// Copies the current entry, and moves to its last part.
    void read_entry(std::string& key, std::string& tag);

  private:
    struct Item {
        Place place;
        bool is_last = false;
        std::string_view tag;
    };
    struct Step {
        const char* block = nullptr;
        std::size_t item = 0;
    };

    static constexpr unsigned kMostLevels = 10;

    void descend(unsigned level, bool to_last);
    unsigned level_around(const Place& place) const;
    void read_item();

    const TableReader* table_;
    std::array<Step, kMostLevels + 1> path_;  // by level; 0 is the leaf
    Item item_;
    std::string key_;
};

}  // namespace dateline::glass
