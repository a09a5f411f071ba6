// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/original_file.h"

#include <algorithm>
#include <filesystem>

#include "common/base/hash.h"

namespace dateline {
namespace {

bool is_file(const std::filesystem::path& path, std::uint64_t file, const Manifest& manifest) {
    return std::ranges::any_of(manifest.former_paths(path.string()),
                               [&](const std::string& former) { return hash64(former) == file; });
}

}  // namespace

std::string source_file(std::string_view path, std::uint64_t file, const Manifest& manifest) {
    for (const std::filesystem::path root : manifest.roots) {
        if (is_file(root, file, manifest)) return root.string();
        // Inside an archive, paths begin with the archive's path.
        for (std::filesystem::path inside(path); !inside.empty(); inside = inside.parent_path()) {
            if (is_file(root / inside, file, manifest)) return (root / inside).string();
        }
    }
    return {};
}

}  // namespace dateline
