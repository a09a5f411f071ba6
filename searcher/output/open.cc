// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/open.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "common/base/error.h"
#include "common/base/files.h"
#include "common/text/utf8.h"
#include "searcher/output/command.h"

namespace dateline {
namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{64} << 20;

// The command of an editor or pager, with the line if it takes one.
std::vector<std::string> editor_command(std::ptrdiff_t line) {
    for (const char* name : {"VISUAL", "EDITOR", "PAGER"}) {
        const char* value = std::getenv(name);
        std::vector<std::string> command = split_command(value != nullptr ? value : "");
        if (command.empty()) continue;
        const bool pager = std::string_view(name) == "PAGER";
        if (!pager || command[0].find("less") != std::string::npos)
            command.push_back(fmt::format("+{}", line));
        return command;
    }
    return {"less", fmt::format("+{}", line)};
}

bool holds_text(const std::string& file, const std::string& text) {
    std::error_code error;
    const std::uint64_t size = std::filesystem::file_size(file, error);
    if (file.empty() || error || size > kMostBytes) return false;
    return repair_text(read_file(file, kMostBytes)) == text;
}

// A temporary file, deleted by the destructor.
class PrivateCopy {
  public:
    explicit PrivateCopy(const std::string& text)
        : path_((std::filesystem::temp_directory_path() / "dateline-XXXXXX.txt").string()) {
        constexpr int kSuffix = 4;
        const FileDescriptor file(::mkstemps(path_.data(), kSuffix));
        if (!file ||
            ::write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()))
            throw file_error("write", path_, errno);
    }
    ~PrivateCopy() { ::unlink(path_.c_str()); }
    PrivateCopy(const PrivateCopy&) = delete;
    PrivateCopy& operator=(const PrivateCopy&) = delete;

    const std::string& path() const { return path_; }

  private:
    std::string path_;
};

void open_file(const std::string& path, std::ptrdiff_t line) {
    std::vector<std::string> command = editor_command(line);
    command.push_back(path);
    if (!run_command(command))
        throw Error(ErrorKind::kUsage, "--open: can't run " + command[0],
                    "set EDITOR to a program that there is");
}

}  // namespace

void open_article(const Hit& hit) {
    const std::string& text = hit.article.text;
    const std::size_t at = hit.snippets.empty() ? 0 : hit.snippets[0].source.start;
    const auto line =
        1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    if (holds_text(hit.file, text)) return open_file(hit.file, line);
    const PrivateCopy copy(text);
    open_file(copy.path(), line);
}

}  // namespace dateline
