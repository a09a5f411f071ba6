// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace dateline {

/// Articles that other programs, such as evaluators of TREC runs, would take for one.
struct RepeatedIds {
    std::uint64_t articles = 0;  ///< that have an id which another one has too
    std::string example;         ///< such an id
};

/// Looks at the ids of all articles of an index. Linear in their number, without reading an article
/// but that of the example. Throws Error(kIndex).
RepeatedIds repeated_ids(const std::filesystem::path& index);

}  // namespace dateline
