// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/plan/plan.h"

#include <algorithm>
#include <filesystem>
#include <unordered_map>

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

// `relative` with one more folder of the real path before it.
std::string longer(const SourceFile& file) {
    const std::size_t from = file.path.size() - file.relative.size();
    const std::size_t slash = from < 2 ? std::string::npos : file.path.rfind('/', from - 2);
    return slash == std::string::npos ? file.path : file.path.substr(slash + 1);
}

// Ids and shown paths are made of relative paths: no two files of an index have the same one,
// whatever the runs. A known file keeps its own.
void tell_apart(RunPlan& plan) {
    std::unordered_map<std::string, std::string> taken;  // relative path to the real one
    for (const auto& [path, row] : plan.known) {
        taken.emplace(row.relative, path);
    }
    for (SourceFile& file : plan.files) {
        const auto known = plan.known.find(file.path);
        if (known != plan.known.end() && known->second.relative.size() > file.relative.size())
            file.relative = known->second.relative;
        while (taken.try_emplace(file.relative, file.path).first->second != file.path &&
               file.relative != file.path) {
            file.relative = longer(file);
        }
    }
}

}  // namespace

std::uint64_t RunPlan::count(FileChange change) const {
    return static_cast<std::uint64_t>(std::ranges::count(changes, change));
}

RunPlan plan_run(const IndexOptions& options, FilesTable known) {
    RunPlan plan;
    plan.known = std::move(known);
    plan.files = find_files(options.paths, options.filter, plan.skips);
    tell_apart(plan);
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

RunPlan plan_again(std::vector<SourceFile> files, FilesTable known) {
    RunPlan plan;
    plan.known = std::move(known);
    plan.files = std::move(files);
    for (const SourceFile& file : plan.files) {
        plan.changes.push_back(plan.known.contains(file.path) ? FileChange::kChanged
                                                              : FileChange::kNew);
        plan.bytes += file.size;
    }
    return plan;
}

}  // namespace dateline
