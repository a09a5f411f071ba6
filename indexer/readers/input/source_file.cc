// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/input/source_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fnmatch.h>
#include <sys/stat.h>

#include "common/base/error.h"

namespace dateline {
namespace fs = std::filesystem;
namespace {

bool matches(const std::vector<std::string>& globs, const std::string& relative) {
    const std::string name = fs::path(relative).filename();
    return std::ranges::any_of(globs, [&](const std::string& glob) {
        return ::fnmatch(glob.c_str(), relative.c_str(), 0) == 0 ||
               ::fnmatch(glob.c_str(), name.c_str(), 0) == 0;
    });
}

std::int64_t nanoseconds(const ::timespec& time) {
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

void add_file(const std::string& real,
              const std::string& relative,
              std::vector<SourceFile>& files,
              LeftOut& left_out) {
    struct ::stat status {};
    if (::lstat(real.c_str(), &status) != 0) {
        left_out.skips.push_back({relative, 0, std::strerror(errno)});
        return;
    }
    if (!S_ISREG(status.st_mode)) return;
    files.push_back({real, relative, static_cast<std::uint64_t>(status.st_size),
                     nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)});
}

// Whether `folder` is an index, finished or just begun: it has a lock and a manifest, or only what
// a run creates first.
bool is_index(const fs::path& folder) {
    std::error_code error;
    if (!fs::exists(folder / "lock", error)) return false;
    if (fs::exists(folder / "manifest.json", error)) return true;
    return std::ranges::all_of(
        fs::directory_iterator(folder, error), [](const fs::directory_entry& entry) {
            const std::string name = entry.path().filename();
            return name == "lock" || name == "building" || name == "segments";
        });
}

// `prefix` goes before each relative path.
void walk(const fs::path& root,
          const std::string& prefix,
          const FileFilter& filter,
          std::vector<SourceFile>& files,
          LeftOut& left_out) {
    std::vector<fs::path> folders{root};
    while (!folders.empty()) {
        const fs::path folder = std::move(folders.back());
        folders.pop_back();
        std::error_code error;
        fs::directory_iterator entries(folder, error);
        if (error)
            left_out.skips.push_back(
                {folder.string(), 0, "can't list the folder: " + error.message()});
        for (const fs::directory_iterator end; !error && entries != end; entries.increment(error)) {
            const fs::path& path = entries->path();
            const std::string relative =
                prefix +
                path.string().substr(root.string().size() + (root.string().ends_with('/') ? 0 : 1));
            PassedBy& passed = left_out.passed_by;
            if (path.filename().native().starts_with('.')) {
                passed.hidden.push_back(relative);
                continue;
            }
            std::error_code ignored;
            const fs::file_status status = entries->symlink_status(ignored);
            if (fs::is_symlink(status)) passed.links.push_back(relative);
            if (fs::is_directory(status)) {
                if (!is_index(path)) folders.push_back(path);
                continue;
            }
            if (!fs::is_regular_file(status) || !filter.takes(relative)) continue;
            if (filter.include.empty() && is_page_part(relative))
                passed.parts.push_back(relative);
            else
                add_file(path.string(), relative, files, left_out);
        }
    }
}

void add_path(const fs::path& real,
              const std::string& prefix,
              const FileFilter& filter,
              std::vector<SourceFile>& files,
              LeftOut& left_out) {
    if (fs::is_directory(real))
        walk(real, prefix, filter, files, left_out);
    else if (fs::is_regular_file(real))
        add_file(real.string(), real.filename().string(), files, left_out);
    else
        left_out.skips.push_back({real.string(), 0, "neither a file nor a folder"});
}

}  // namespace

std::optional<SourceFile> file_at(const std::string& real, const std::string& relative) {
    std::vector<SourceFile> files;
    LeftOut left_out;
    add_file(real, relative, files, left_out);
    return files.empty() ? std::nullopt : std::optional(std::move(files.front()));
}

bool is_page_part(std::string_view name) {
    static constexpr auto kEndings =
        std::to_array<std::string_view>({".css", ".js", ".mjs", ".woff", ".woff2", ".svg"});
    return std::ranges::any_of(kEndings,
                               [&](std::string_view ending) { return name.ends_with(ending); });
}

std::string described(const Skip& skip) {
    const std::string record = skip.record > 0 ? " record " + std::to_string(skip.record) : "";
    return skip.path + record + ": " + skip.reason;
}

std::string member_path(const std::string& file, const std::string& member) {
    return member.empty() ? file : file + '/' + member;
}

bool FileFilter::takes(const std::string& relative) const {
    return (include.empty() || matches(include, relative)) && !matches(exclude, relative);
}

std::string root_prefix(const std::vector<std::string>& paths, const std::string& path) {
    const auto folders =
        std::ranges::count_if(paths, [](const std::string& one) { return fs::is_directory(one); });
    return folders > 1 ? fs::weakly_canonical(path).filename().string() + "/" : "";
}

std::vector<SourceFile> find_files(const std::vector<std::string>& paths,
                                   const FileFilter& filter,
                                   LeftOut& left_out) {
    std::vector<SourceFile> files;
    for (const std::string& path : paths) {
        std::error_code error;
        const fs::path real = fs::canonical(path, error);
        if (error) throw Error(ErrorKind::kInput, "can't read " + path + ": " + error.message());
        if (is_index(real))
            throw Error(ErrorKind::kInput, path + " is an index, not a folder of articles");
        add_path(real, root_prefix(paths, path), filter, files, left_out);
    }
    for (const std::string& path : filter.listed) {
        std::error_code error;
        const fs::path real = fs::canonical(path, error);
        if (error)
            left_out.skips.push_back({path, 0, error.message()});
        else
            add_path(real, "", filter, files, left_out);
    }
    // The longest relative path of a file wins, so that the order of the arguments doesn't matter.
    std::ranges::sort(files, [](const SourceFile& a, const SourceFile& b) {
        return a.path != b.path ? a.path < b.path : a.relative.size() > b.relative.size();
    });
    const auto same =
        std::unique(files.begin(), files.end(),
                    [](const SourceFile& a, const SourceFile& b) { return a.path == b.path; });
    files.erase(same, files.end());
    return files;
}

}  // namespace dateline
