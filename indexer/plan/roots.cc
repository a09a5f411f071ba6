// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/plan/roots.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "common/text/utf8.h"
#include "indexer/readers/input/source_file.h"

namespace dateline {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostRoots = 1000;

void add_root(const std::string& path, const std::string& prefix, Manifest& manifest) {
    const std::string real = repair_text(fs::weakly_canonical(path).string());
    if (!prefix.empty()) manifest.root_prefixes[real] = prefix;
    if (std::ranges::find(manifest.roots, real) != manifest.roots.end()) return;
    if (manifest.roots.size() < kMostRoots)
        manifest.roots.push_back(real);
    else
        manifest.more_roots = true;
}

// The real paths of the files that the index has once the plan is carried out.
std::set<std::string> files_after(const RunPlan& plan) {
    std::set<std::string> files;
    for (const auto& [path, row] : plan.known) {
        files.insert(path);
    }
    for (const SourceFile& file : plan.files) {
        files.insert(file.path);
    }
    for (const std::string& path : plan.vanished) {
        files.erase(path);
    }
    return files;
}

// Those at or below a root. Paths below it are next to each other, but for those that only begin
// like it.
std::uint64_t count_below(const std::string& root, const std::set<std::string>& files) {
    std::uint64_t count = 0;
    for (auto file = files.lower_bound(root); file != files.end() && file->starts_with(root);
         ++file) {
        if (is_below(*file, root)) ++count;
    }
    return count;
}

}  // namespace

void add_roots(const IndexOptions& options, Manifest& manifest) {
    for (const std::string& path : options.paths) {
        add_root(path, root_prefix(options.paths, path), manifest);
    }
    for (const std::string& path : options.filter.listed) {
        add_root(path, "", manifest);
    }
}

void add_moves(const std::map<std::string, std::string>& folders, Manifest& manifest) {
    for (const auto& [left, now] : folders) {
        for (auto& [first, last] : manifest.moved) {
            if (is_below(last, left)) last = now + last.substr(left.size());
        }
        manifest.moved.insert_or_assign(left, now);
    }
    std::erase_if(manifest.moved, [](const auto& move) { return move.first == move.second; });
}

std::vector<GoneRoot> settle_roots(const RunPlan& plan, Manifest& manifest) {
    if (manifest.rescan) return {};  // a repair still looks below them
    const std::set<std::string> files = files_after(plan);
    std::vector<GoneRoot> gone;
    std::erase_if(manifest.roots, [&](const std::string& root) {
        const std::uint64_t count = count_below(root, files);
        std::error_code error;
        if (count > 0 && !fs::exists(root, error)) gone.push_back({root, count});
        return count == 0;
    });
    std::erase_if(manifest.root_prefixes, [&](const auto& root) {
        return std::ranges::find(manifest.roots, root.first) == manifest.roots.end();
    });
    return gone;
}

}  // namespace dateline
