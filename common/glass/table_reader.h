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

/// Reading a Xapian database (glass format of Xapian 1.4; backends/glass in its source) where it
/// lies: its own reader copies every block that it looks at and makes a system call for each.
namespace dateline::glass {

/// Where an item of a table stands among the others: by its key, then by which part of its entry it
/// is, from 1 on.
struct Place {
    std::string_view key;
    std::uint32_t component = 1;

    auto operator<=>(const Place&) const = default;
};

/// The table of postings and values of a database, mapped.
class TableReader {
  public:
    /// Of the database at `folder`, as Xapian has it open in `revision`.
    TableReader(const std::filesystem::path& folder, std::uint64_t revision);

    /// False where the database has another revision by now, or blocks of another size than ours;
    /// Xapian is to be asked then.
    bool is_open() const { return is_open_; }

    /// A block of 8 KiB. Throws Error(kIndex) where there is none of that level,
    /// Xapian::DatabaseModifiedError where a writer put a later one there: the search is to be done
    /// again, as where Xapian throws it.
    const char* block(std::uint32_t number, unsigned level) const;

    /// What was copied from `block` is what was there; throws as above.
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

/// Walks over the items of a table. Its functions throw as TableReader::block; then it stands
/// nowhere until seek() has succeeded.
class TableCursor {
  public:
    /// `table` must be open, and outlive it.
    explicit TableCursor(const TableReader& table) : table_(&table) {}

    /// To the last item that isn't behind `place`; false where all are. Soonest where that is a
    /// little behind the one it stands on.
    bool seek(const Place& place);

    /// To the next item, to the one before; false where there is none.
    bool next();
    bool previous();

    /// Where it stands; valid as long as the table.
    const Place& place() const { return item_.place; }

    /// Of the tag of its entry, the part that is there, and whether it is the last; valid as long
    /// as check() says so.
    std::string_view part() const { return item_.tag; }
    bool is_last_part() const { return item_.is_last; }

    /// What was copied from part() is what was there.
    void check() const { table_->check(path_[0].block); }

    /// Copies the entry that it stands on, and goes to its last part.
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
    std::array<Step, kMostLevels + 1> path_;  // by level: 0 is the leaf
    Item item_;
    std::string key_;
};

}  // namespace dateline::glass
