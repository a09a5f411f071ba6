// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/base/error.h"

/// Xapian's glass format, as far as we read and write it ourselves (backends/glass in Xapian's
/// source). A database is a folder: the version file `iamglass`, and a B-tree a table.
///
/// The version file: magic, date of the format (2 bytes), identity (16 bytes), the revision, then
/// what is said of each table (root, shape, entries, size of a block, from which size tags are
/// compressed, free blocks), then statistics. Numbers are packed (packing.h).
///
/// A block: revision (4 bytes), level (1), free bytes in one piece (2) and in all (2), end of the
/// directory (2), the directory (2 bytes an item, where it begins), then free bytes, then items
/// from the block's end backwards. All of these are big-endian. An item of a leaf: size and flags
/// (2 bytes), size of the key (1), key, number of the part (2, not for the first), then a part of
/// the tag. An item of a branch: number of a block (4 bytes), size of the key (1), key, number of
/// the part (2).
namespace dateline::glass {

inline constexpr std::string_view kMagic = "\x0f\x0dXapian Glass";
/// Of the format: 14 March 2016, as Xapian 1.4 writes it: year since 2014, month and day.
inline constexpr std::uint16_t kFormatDate = (2016 - 2014) << 9 | 3 << 5 | 14;
inline constexpr std::size_t kIdentityBytes = 16;
inline constexpr const char* kVersionFile = "iamglass";
inline constexpr const char* kPostingsFile = "postlist.glass";
inline constexpr const char* kTermsFile = "termlist.glass";

inline constexpr std::size_t kBlock = 8192;         ///< bytes
inline constexpr unsigned kBlockUnit = 11;          ///< the version file counts in 2^11 bytes
inline constexpr std::size_t kDirectory = 11;       ///< where a block's directory begins
inline constexpr std::size_t kOffset = 2;           ///< bytes of an item of it
inline constexpr std::size_t kComponent = 2;        ///< bytes of the number of a part
inline constexpr std::size_t kBeforeLeafKey = 2;    ///< size and flags
inline constexpr std::size_t kBeforeBranchKey = 4;  ///< the number of a block
inline constexpr std::uint32_t kItemSize = 0x1FFF;  ///< what of size and flags is the size

/// Flags of an item of a leaf: its tag is compressed; it is the last, the first part of its entry.
inline constexpr std::uint8_t kCompressed = 0x80;
inline constexpr std::uint8_t kLast = 0x40;
inline constexpr std::uint8_t kFirst = 0x20;

/// The shape of a table: levels << 2 | these.
inline constexpr unsigned kNoRoot = 1;
inline constexpr unsigned kSequential = 2;

/// What the keys begin with of entries of the table of postings that aren't terms.
inline constexpr std::string_view kMetadataKey("\0\xc0", 2);
inline constexpr std::string_view kValueBoundsKey("\0\xd0", 2);
inline constexpr std::string_view kValuesKey("\0\xd8", 2);
inline constexpr std::string_view kLengthsKey("\0\xe0", 2);

/// Whether a version file begins as one of this format does.
inline bool is_known_format(std::string_view version) {
    return version.size() > kMagic.size() + 2 && version.starts_with(kMagic) &&
           static_cast<unsigned char>(version[kMagic.size()]) == kFormatDate >> 8 &&
           static_cast<unsigned char>(version[kMagic.size() + 1]) == (kFormatDate & 0xFF);
}

/// That `what` doesn't hold together.
inline Error damage(std::string_view what) {
    return {ErrorKind::kIndex, "the index is damaged: " + std::string(what),
            "dateline-index --check=full tells which; --check --repair mends it"};
}

}  // namespace dateline::glass
