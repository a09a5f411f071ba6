// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "common/files.h"
#include "common/schema.h"

namespace dateline {

namespace glass {

/// Where an item of a table stands among the others: by its key, then by which part of its entry
/// it is, from 1 on.
struct Place {
    std::string_view key;
    std::uint32_t component = 1;

    auto operator<=>(const Place&) const = default;
};

}  // namespace glass

/// The values of one slot of a Xapian database on disk, read from its mapped postings table: a
/// phrase is confirmed on every article that holds its words, and most of what Xapian takes for
/// that are copies of blocks and a system call for each. Reads the glass format of Xapian 1.4
/// (admin_notes and backends/glass of its source), and nothing that it isn't sure of: whatever
/// doesn't hold together, or was written after `revision`, is left to Xapian, which tells what is
/// wrong. Belongs to one thread.
class MappedValues {
  public:
    /// Without a database: gives nothing.
    MappedValues() = default;

    /// Of the database at `folder`, as Xapian has it open in `revision`.
    MappedValues(const std::filesystem::path& folder, Slot slot, std::uint64_t revision);

    /// The value of a document, valid until the next is asked for; nothing where Xapian is to be
    /// asked. Logarithmic in the size of the table.
    std::optional<std::string_view> get(std::uint32_t document) const;

  private:
    using Place = glass::Place;

    // An entry of a leaf, or a part of one.
    struct Item {
        const char* block;
        Place place;
        bool is_last;
        std::string_view tag;
    };

    const char* block_at(std::uint32_t number, unsigned level) const;
    const char* leaf_of(const Place& place, std::optional<Place>& separator) const;
    std::optional<Item> find_in(const char* leaf, const Place& place) const;
    std::optional<Item> find(const Place& place) const;
    bool is_ours(const char* block) const;
    bool read_chunk(std::optional<Item> part) const;

    MappedFile table_;
    std::uint32_t revision_ = 0;
    std::uint32_t root_ = 0;
    unsigned levels_ = 0;
    std::string prefix_;             // of the keys of the slot's chunks
    mutable std::string key_;        // of a document
    mutable std::string chunk_key_;  // of the chunk it stands in
    mutable std::string chunk_;
};

}  // namespace dateline
