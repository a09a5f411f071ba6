// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

namespace dateline {

/// Writes the sizes and hashes of a segment's files into its file `checksums`. Reads all of them;
/// if they have more than `most_bytes`, it only writes their names. Throws Error(kDiskFull) and
/// Error(kIndex).
void write_checksums(const std::filesystem::path& segment,
                     std::uint64_t most_bytes = std::numeric_limits<std::uint64_t>::max());

/// A file of a segment that isn't as it was written, or that is missing or too many.
struct ChangedFile {
    std::string name;  ///< below the segment
    std::string what;
};

/// Compares the files of a segment with its checksums: their names and sizes, and with `contents`
/// all their bytes, as far as these were written. Throws Error(kIndex) if the checksums can't be
/// read.
std::vector<ChangedFile> changed_files(const std::filesystem::path& segment, bool contents);

}  // namespace dateline
