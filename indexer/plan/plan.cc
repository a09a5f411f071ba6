// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/plan/plan.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "common/base/error.h"
#include "indexer/readers/input/file_bytes.h"

namespace dateline {
namespace fs = std::filesystem;
namespace {

std::uint64_t hash_file(const std::string& path) {
    FileBytes file(path);
    file.drain();
    return file.hash();
}

bool same_content(const SourceFile& file, const FileRow& row) {
    try {
        return hash_file(file.path) == row.hash;
    } catch (const Error&) {
        return false;  // the reader will get and report the same error
    }
}

FileChange change_of(const SourceFile& file, std::uint64_t settings, bool force, RunPlan& plan) {
    const auto found = plan.known.find(file.path);
    if (found == plan.known.end()) return FileChange::kNew;
    const FileRow& row = found->second;
    // Found below a root further up: from now on its relative path is the longer one.
    const bool moved_down = file.relative.size() > row.relative.size();
    if (force || moved_down || row.settings != settings || row.size != file.size)
        return FileChange::kChanged;
    if (row.mtime != file.mtime) {
        if (row.state == FileState::kPart || !same_content(file, row)) return FileChange::kChanged;
        FileRow touched = row;
        touched.mtime = file.mtime;
        plan.touched.emplace(file.path, touched);
    }
    if (row.state == FileState::kPart) return FileChange::kContinued;
    if (!row.reason.empty()) plan.skips.push_back({file.relative, 0, row.reason});
    return FileChange::kUnchanged;
}

bool is_below(const std::string& path, const std::string& root) {
    return path == root || root == "/" ||
           (path.size() > root.size() && path.starts_with(root) && path[root.size()] == '/');
}

void find_vanished(const std::vector<std::string>& roots, bool force, RunPlan& plan) {
    std::uint64_t below = 0;
    for (const auto& known : plan.known) {
        const std::string& path = known.first;
        const bool mine = std::ranges::any_of(
            roots, [&](const std::string& root) { return is_below(path, root); });
        if (!mine) continue;
        ++below;
        const bool found = std::ranges::binary_search(plan.files, path, {}, &SourceFile::path);
        std::error_code error;
        if (!found && !fs::exists(path, error) && !error) plan.vanished.push_back(path);
    }
    if (force || plan.vanished.size() * 2 <= below || plan.vanished.size() < 2) return;
    throw Error(
        ErrorKind::kInput,
        fmt::format("{} of the {} indexed files below these paths are gone: nothing was changed",
                    plan.vanished.size(), below),
        "if that is right, repeat with --force; if a disk isn't mounted, mount it; --no-delete "
        "keeps what is gone");
}

}  // namespace

std::uint64_t RunPlan::count(FileChange change) const {
    return static_cast<std::uint64_t>(std::ranges::count(changes, change));
}

RunPlan plan_run(const IndexOptions& options, FilesTable known) {
    RunPlan plan;
    plan.known = std::move(known);
    plan.files = find_files(options.paths, options.filter, plan.skips);
    const std::uint64_t settings = options.reader.hash();
    for (const SourceFile& file : plan.files) {
        plan.changes.push_back(change_of(file, settings, options.force, plan));
        if (plan.changes.back() != FileChange::kUnchanged) plan.bytes += file.size;
    }
    std::vector<std::string> roots;
    for (const std::string& path : options.paths) {
        roots.push_back(fs::weakly_canonical(path).string());
    }
    for (const std::string& path : options.filter.listed) {
        roots.push_back(fs::weakly_canonical(path).string());
    }
    if (!options.no_delete) find_vanished(roots, options.force, plan);
    return plan;
}

}  // namespace dateline
