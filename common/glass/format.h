// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/base/error.h"

/// Xapian's glass format, as far as we read and write it ourselves (backends/glass in Xapian's
/// source). A database is a folder with the version file `iamglass` and one B-tree file for each
/// table.
///
/// The version file: magic, date of the format (2 bytes), identity (16 bytes), revision, then a
/// description of each table (root, shape, entries, block size, least size of compressed tags, free
/// blocks), then statistics. Numbers are packed (packing.h).
///
/// A block, all numbers big-endian:
///
///   revision (4 bytes), level (1), free bytes in one piece (2), free bytes in all (2),
///   end of the directory (2), directory (2 bytes an item: where it begins), free bytes,
///   then the items, from the block's end backwards
///
/// An item of a leaf: size and flags (2 bytes), size of the key (1), key, number of the part (2,
/// not for the first), a part of the tag. An item of a branch: number of a block (4 bytes), size of
/// the key (1), key, number of the part (2).
namespace dateline::glass {

inline constexpr std::string_view kMagic = "\x0f\x0dXapian Glass";
/// Date of the format, 14 March 2016, as Xapian 1.4 writes it: year since 2014, month and day.
inline constexpr std::uint16_t kFormatDate = (2016 - 2014) << 9 | 3 << 5 | 14;
inline constexpr std::size_t kIdentityBytes = 16;
inline constexpr const char* kVersionFile = "iamglass";
inline constexpr const char* kPostingsFile = "postlist.glass";
inline constexpr const char* kTermsFile = "termlist.glass";

inline constexpr std::size_t kBlock = 8192;         ///< bytes
inline constexpr unsigned kBlockUnit = 11;          ///< the version file counts in 2^11 bytes
inline constexpr std::size_t kDirectory = 11;       ///< where a block's directory begins
inline constexpr std::size_t kOffset = 2;           ///< bytes of an item in the directory
inline constexpr std::size_t kComponent = 2;        ///< bytes of a part's number
inline constexpr std::size_t kBeforeLeafKey = 2;    ///< size and flags
inline constexpr std::size_t kBeforeBranchKey = 4;  ///< the number of a block
inline constexpr std::uint32_t kItemSize = 0x1FFF;  ///< the size in "size and flags"

/// Flags of a leaf's item: its tag is compressed; it is the last, the first part of its entry.
inline constexpr std::uint8_t kCompressed = 0x80;
inline constexpr std::uint8_t kLast = 0x40;
inline constexpr std::uint8_t kFirst = 0x20;

/// The shape of a table: levels << 2 | these flags.
inline constexpr unsigned kNoRoot = 1;
inline constexpr unsigned kSequential = 2;

/// Key prefixes of the entries in the table of postings that aren't terms.
inline constexpr std::string_view kMetadataKey("\0\xc0", 2);
inline constexpr std::string_view kValueBoundsKey("\0\xd0", 2);
inline constexpr std::string_view kValuesKey("\0\xd8", 2);
inline constexpr std::string_view kLengthsKey("\0\xe0", 2);

/// Whether `version`, a version file, begins as one of this format.
inline bool is_known_format(std::string_view version) {
    return version.size() > kMagic.size() + 2 && version.starts_with(kMagic) &&
           static_cast<unsigned char>(version[kMagic.size()]) == kFormatDate >> 8 &&
           static_cast<unsigned char>(version[kMagic.size() + 1]) == (kFormatDate & 0xFF);
}

/// The error for an inconsistent `what`.
inline Error damage(std::string_view what) {
    return {ErrorKind::kIndex, "the index is damaged: " + std::string(what),
            "dateline-index --check=full --repair, with -d, mends it"};
}

}  // namespace dateline::glass
