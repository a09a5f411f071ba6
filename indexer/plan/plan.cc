// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/plan/plan.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <unordered_map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/base/error.h"
#include "common/base/hash.h"
#include "indexer/readers/input/file_bytes.h"

namespace dateline {
namespace fs = std::filesystem;
bool is_below(const std::string& path, const std::string& root) {
    return path == root || root == "/" ||
           (path.size() > root.size() && path.starts_with(root) && path[root.size()] == '/');
}

namespace {

// The known folders and files whose paths end in `end`.
std::set<std::string> paths_ending_in(const std::string& end, const FilesTable& known) {
    std::set<std::string> found;
    const std::string whole = "/" + end;
    for (const auto& [path, row] : known) {
        if (path.ends_with(whole)) found.insert(path);
        const std::size_t at = path.find(whole + "/");
        if (at != std::string::npos) found.insert(path.substr(0, at + whole.size()));
    }
    return found;
}

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
    if (row.mtime != file.mtime || row.ctime != file.ctime) {
        if (row.state == FileState::kPart || !same_content(file, row)) return FileChange::kChanged;
        FileRow touched = row;
        touched.mtime = file.mtime;
        touched.ctime = file.ctime;
        plan.touched.insert_or_assign(file.path, touched);
    }
    return row.state == FileState::kPart ? FileChange::kContinued : FileChange::kUnchanged;
}

void find_vanished(const std::vector<std::string>& roots, bool force, RunPlan& plan) {
    std::uint64_t below = plan.vanished.size();
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

bool is_gone(const std::string& path) {
    std::error_code error;
    return !fs::exists(path, error) && !error;
}

// The folder that is gone from above `from`, the highest one, and its counterpart above `to`: their
// paths below it are equal. Empty if no folder is gone.
std::pair<std::string, std::string> gone_folder(fs::path from, fs::path to) {
    std::pair<std::string, std::string> gone;
    while (from.has_parent_path() && from != from.root_path() && to != to.root_path() &&
           from.filename() == to.filename()) {
        from = from.parent_path();
        to = to.parent_path();
        if (is_gone(from.string())) gone = {from.string(), to.string()};
    }
    return gone;
}

// A relative path without its first folder, which is a root's name where there are several roots.
std::string without_root(const std::string& relative) {
    return relative.substr(relative.find('/') + 1);
}

// Finds known files that are gone by what they are called below their roots.
class FormerFiles {
  public:
    explicit FormerFiles(const FilesTable& known) : known_(known) {
        for (const auto& [path, row] : known) {
            by_name_.emplace(row.relative, path);
            if (row.relative.find('/') != std::string::npos)
                by_name_.emplace(without_root(row.relative), path);
            by_size_.emplace(row.size, path);
        }
    }

    // The path at which the index has `file`.
    std::optional<std::string> path_of(const SourceFile& file) const {
        for (const std::string& name : {file.relative, without_root(file.relative)}) {
            const auto [first, last] = by_name_.equal_range(name);
            const auto found = std::find_if(
                first, last, [&](const auto& former) { return is_same(file, former.second); });
            if (found != last) return found->second;
        }
        // Of another name: only if nothing but the name differs.
        const auto [first, last] = by_size_.equal_range(file.size);
        const auto found = std::find_if(first, last, [&](const auto& former) {
            const auto known = known_.find(former.second);
            return known != known_.end() && known->second.mtime == file.mtime &&
                   is_gone(former.second) && same_content(file, known->second);
        });
        return found == last ? std::nullopt : std::optional(found->second);
    }

  private:
    bool is_same(const SourceFile& file, const std::string& path) const {
        const auto known = known_.find(path);  // unless it is found already
        if (known == known_.end()) return false;
        const FileRow& row = known->second;
        return row.state != FileState::kPart && row.size == file.size && is_gone(path) &&
               (row.mtime == file.mtime || same_content(file, row));
    }

    const FilesTable& known_;
    std::unordered_multimap<std::string, std::string> by_name_;
    std::unordered_multimap<std::uint64_t, std::string> by_size_;
};

// Folders that are gone, to where what was in them is now.
using Folders = std::map<std::string, std::string>;

// The row of a known file goes to where the file is now.
void move_row(const std::string& from, const SourceFile& to, RunPlan& plan) {
    FileRow row = plan.known.at(from);
    plan.known.erase(from);
    row.relative = to.relative;
    plan.known.emplace(to.path, row);
    plan.moved.emplace(from, to.path);
}

// Files that moved. Their articles stay as they are if a folder moved and they are called the same
// below their root; else they are read again, with the paths of `again`.
void follow_files(RunPlan& plan, Folders& folders, std::set<std::string>& again) {
    const bool any_new = std::ranges::any_of(
        plan.files, [&](const SourceFile& file) { return !plan.known.contains(file.path); });
    if (!any_new || plan.known.empty()) return;
    const FormerFiles former(plan.known);
    for (const SourceFile& file : plan.files) {
        if (plan.known.contains(file.path)) continue;
        const auto from = former.path_of(file);
        if (!from) continue;
        const auto folder = gone_folder(*from, file.path);
        const bool whole =
            !folder.first.empty() && folders.insert(folder).first->second == folder.second;
        const bool stays = whole && plan.known.at(*from).relative == file.relative;
        if (stays) plan.moved_folders.insert(folder);
        move_row(*from, file, plan);
        if (!stays) {
            again.insert(file.path);
            continue;
        }
        FileRow row = plan.known.at(file.path);
        row.mtime = file.mtime;
        row.ctime = file.ctime;
        plan.touched.emplace(file.path, row);
    }
}

// What else was in folders that moved away: it has changed on the way, or is gone.
void follow_folders(RunPlan& plan, const Folders& folders) {
    for (const auto& [left, now] : folders) {
        std::vector<std::string> rest;
        for (auto known = plan.known.lower_bound(left);
             known != plan.known.end() && known->first.starts_with(left); ++known) {
            if (is_below(known->first, left)) rest.push_back(known->first);
        }
        for (const std::string& path : rest) {
            const std::string target = now + path.substr(left.size());
            const auto found = std::ranges::lower_bound(plan.files, target, {}, &SourceFile::path);
            if (found == plan.files.end() || found->path != target)
                plan.vanished.push_back(path);
            else if (!plan.known.contains(target))
                move_row(path, *found, plan);
        }
    }
}

// Files that moved away from where another one is now: their articles would be taken for the other
// one's, so they are read again.
void find_displaced(RunPlan& plan, std::set<std::string>& again) {
    std::unordered_map<std::uint64_t, std::string> owners;  // by an origin elsewhere
    for (const auto& [path, row] : plan.known) {
        if (row.origin != hash64(path)) owners.emplace(row.origin, path);
    }
    std::set<std::string> paths;
    std::vector<SourceFile> more;
    for (const SourceFile& file : plan.files) {
        const auto owner = owners.find(hash64(file.path));
        if (owner == owners.end() || !paths.insert(owner->second).second) continue;
        if (std::ranges::binary_search(plan.files, owner->second, {}, &SourceFile::path)) continue;
        if (auto found = file_at(owner->second, plan.known.at(owner->second).relative))
            more.push_back(*std::move(found));
        else
            plan.vanished.push_back(owner->second);
    }
    std::ranges::move(more, std::back_inserter(plan.files));
    std::ranges::sort(plan.files, {}, &SourceFile::path);
    again.merge(paths);
}

}  // namespace

std::vector<std::string> files_below(const std::string& path, const FilesTable& known) {
    std::vector<std::string> files;
    const auto take = [&](const std::string& root) {
        for (const auto& [file, row] : known) {
            if (is_below(file, root)) files.push_back(file);
        }
    };
    std::string given = path;
    while (given.size() > 1 && given.ends_with('/'))
        given.pop_back();
    take(fs::weakly_canonical(given).string());
    std::error_code error;
    if (!files.empty() || fs::exists(given, error)) return files;
    const std::set<std::string> ends =
        paths_ending_in(fs::path(given).lexically_normal().relative_path().string(), known);
    if (ends.size() > 1)
        throw Error(
            ErrorKind::kInput,
            fmt::format("{} may be several that the index has: {}", path, fmt::join(ends, ", ")),
            "write the whole path");
    if (!ends.empty()) take(*ends.begin());
    return files;
}

std::uint64_t RunPlan::count(FileChange change) const {
    return static_cast<std::uint64_t>(std::ranges::count(changes, change));
}

RunPlan plan_run(const IndexOptions& options, FilesTable known) {
    RunPlan plan;
    plan.known = std::move(known);
    plan.files = find_files(options.paths, options.filter, plan.left_out);
    std::set<std::string> again;
    Folders folders;
    follow_files(plan, folders, again);
    follow_folders(plan, folders);
    tell_apart(plan);
    find_displaced(plan, again);
    const std::uint64_t settings = options.reader.hash();
    for (const SourceFile& file : plan.files) {
        const bool force = options.force || again.contains(file.path);
        plan.changes.push_back(change_of(file, settings, force, plan));
        if (plan.changes.back() == FileChange::kUnchanged) continue;
        plan.bytes += file.size;
        plan.touched.erase(file.path);  // it moved, but is read anew
    }
    std::vector<std::string> roots;
    for (const std::string& path : options.paths) {
        roots.push_back(fs::weakly_canonical(path).string());
    }
    for (const std::string& path : options.filter.listed) {
        roots.push_back(fs::weakly_canonical(path).string());
    }
    if (options.no_delete)
        plan.vanished.clear();
    else
        find_vanished(roots, options.force, plan);
    return plan;
}

RunPlan plan_again(std::vector<SourceFile> files, FilesTable known) {
    RunPlan plan;
    plan.known = std::move(known);
    plan.files = std::move(files);
    tell_apart(plan);
    for (const SourceFile& file : plan.files) {
        plan.changes.push_back(plan.known.contains(file.path) ? FileChange::kChanged
                                                              : FileChange::kNew);
        plan.bytes += file.size;
    }
    return plan;
}

}  // namespace dateline
