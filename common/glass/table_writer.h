// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/files.h"

namespace dateline::glass {

/// In tables that compress, longer tags are compressed if that makes them shorter.
inline constexpr std::uint32_t kCompressFrom = 18;

/// The version file's description of a table without entries, which needs no file.
std::string no_table(std::uint32_t compress_from);

/// Writes one table of a Xapian database in the glass format: a B-tree of 8 KiB blocks, from its
/// entries in ascending order of their keys, each block once, front to back, leaves first. The
/// result is what Xapian itself writes if entries are added in order.
class Table {
  public:
    /// Creates `file`. Throws Error(kInput), or kDiskFull if the disk is full; so do the other
    /// functions.
    Table(const std::filesystem::path& file, std::uint32_t compress_from);

    /// Adds an entry after all others. Keys have at most 255 bytes; `compressed`: the tag is
    /// already a raw deflate stream.
    void add(std::string_view key, std::string_view tag, bool compressed = false);

    /// Completes the file; returns the version file's description of it.
    std::string finish();

  private:
    // Where a block begins, for the level above.
    struct Child {
        std::string key;
        std::uint32_t component;
        std::uint32_t block;
    };

    void add_item(std::string_view key,
                  std::string_view tag,
                  std::uint32_t component,
                  std::uint8_t flags);
    void put(std::string_view item);
    void start_block(std::uint8_t level);
    void end_block();
    std::size_t free() const;
    std::vector<Child> write_level(std::uint8_t level, const std::vector<Child>& children);

    std::filesystem::path path_;
    FileDescriptor file_;
    std::uint32_t compress_from_;
    std::string block_;
    std::string written_;  // blocks to be written to the file
    std::size_t directory_ = 0;
    std::size_t items_ = 0;  // where the block's items begin
    std::uint32_t blocks_ = 0;
    std::uint64_t entries_ = 0;
    std::vector<Child> children_;
    std::string last_key_;
    std::string item_;
};

}  // namespace dateline::glass
