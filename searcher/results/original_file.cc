// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/original_file.h"

#include <filesystem>

#include "common/base/hash.h"

namespace dateline {
namespace {

bool is_file(const std::filesystem::path& path, std::uint64_t file) {
    return hash64(path.string()) == file;
}

}  // namespace

std::string source_file(std::string_view path, std::uint64_t file, const Manifest& manifest) {
    for (const std::filesystem::path root : manifest.roots) {
        if (is_file(root, file)) return root.string();
        // Inside an archive, paths begin with the archive's path.
        for (std::filesystem::path inside(path); !inside.empty(); inside = inside.parent_path()) {
            if (is_file(root / inside, file)) return (root / inside).string();
        }
    }
    return {};
}

}  // namespace dateline
