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
#include "common/program/terminal.h"
#include "common/text/utf8.h"
#include "searcher/output/command.h"
#include "searcher/output/reading_page.h"

namespace dateline {
namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{64} << 20;

// What shows an article: words of a command, and what it is.
struct Viewer {
    std::vector<std::string> command;
    bool editor = false;
    bool less = false;
};

Viewer viewer() {
    for (const char* name : {"VISUAL", "EDITOR", "PAGER"}) {
        const char* value = std::getenv(name);
        std::vector<std::string> command = split_command(value != nullptr ? value : "");
        if (command.empty()) continue;
        const bool editor = std::string_view(name) != "PAGER";
        const bool less = !editor && command[0].find("less") != std::string::npos;
        return {std::move(command), editor, less};
    }
    return {{"less"}, false, true};
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

void run(std::vector<std::string> command, const std::string& path) {
    command.push_back(path);
    if (!run_command(command))
        throw Error(ErrorKind::kUsage, "--open: can't run " + command[0],
                    "set EDITOR to a program that there is");
}

// The line of a text, from 1.
std::ptrdiff_t line_of(std::string_view text, std::size_t at) {
    return 1 + std::ranges::count(text.substr(0, at), '\n');
}

// less takes typed commands: the search first, then the line, with some above it.
void read_in_less(Viewer viewer, const ReadingPage& page) {
    constexpr std::size_t kAbove = 3;
    const std::size_t top = page.line > kAbove ? page.line - kAbove : 1;
    const std::string search = page.pattern.empty() ? "" : "/" + page.pattern + "\n";
    const PrivateCopy copy(page.text);
    viewer.command.emplace_back("-R");
    viewer.command.push_back(fmt::format("+{}{}g", search, top));
    run(std::move(viewer.command), copy.path());
}

}  // namespace

void open_article(const Hit& hit, const OutputOptions& options) {
    const std::string& text = hit.article.text;
    Viewer shown = viewer();
    if (shown.editor && holds_text(hit.file, text)) {
        const std::size_t at = hit.snippets.empty() ? 0 : hit.snippets[0].source.start;
        shown.command.push_back(fmt::format("+{}", line_of(text, at)));
        return run(std::move(shown.command), hit.file);
    }
    OutputOptions page_options = options;
    page_options.color = options.color && shown.less;
    const ReadingPage page = reading_page(hit, page_options, !shown.editor);
    if (shown.less && output_is_terminal()) return read_in_less(std::move(shown), page);
    const PrivateCopy copy(page.text);
    if (shown.editor) shown.command.push_back(fmt::format("+{}", page.line));
    run(std::move(shown.command), copy.path());
}

}  // namespace dateline
