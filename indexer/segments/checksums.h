// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dateline {

/// Writes the sizes and hashes of a segment's files into its file `checksums`. Reads all of them.
/// Throws Error(kDiskFull) and Error(kIndex).
void write_checksums(const std::filesystem::path& segment);

/// A file of a segment that isn't as it was written, or that is missing or too many.
struct ChangedFile {
    std::string name;  ///< below the segment
    std::string what;
};

/// Compares the files of a segment with its checksums: their names and sizes, and with `contents`
/// all their bytes. Throws Error(kIndex) if the checksums can't be read.
std::vector<ChangedFile> changed_files(const std::filesystem::path& segment, bool contents);

}  // namespace dateline
