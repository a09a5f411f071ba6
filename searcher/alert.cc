// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/alert.h"

#include <charconv>
#include <filesystem>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "common/base/error.h"
#include "common/base/files.h"
#include "common/program/output.h"

namespace dateline {
namespace {

constexpr std::string_view kHead = "dateline-state 1 run ";
constexpr std::uint64_t kMostBytes = 64;

// 0 if there is no such file.
std::uint32_t read_state(const std::filesystem::path& path) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return 0;
    const std::string text = read_file(path, kMostBytes);
    std::uint32_t run = 0;
    if (text.starts_with(kHead)) {
        const auto [end, error] =
            std::from_chars(text.data() + kHead.size(), text.data() + text.size(), run);
        if (error == std::errc() && *end == '\n') return run;
    }
    throw Error(ErrorKind::kUsage, "--new-since: " + path.string() + " is no state of ours",
                "name a file that isn't there yet, or that --new-since wrote");
}

void write_state(const std::filesystem::path& path, std::uint32_t run) {
    replace_file(std::filesystem::absolute(path), fmt::format("{}{}\n", kHead, run));
}

}  // namespace

Alert::Alert(std::string file, const IndexReader& index)
    : file_(std::move(file)), last_run_(index.manifest().next_run - 1) {
    if (index.is_remote())
        throw Error(ErrorKind::kUsage, "--new-since doesn't work over a server",
                    "search where the index is");
    seen_ = read_state(file_);
    if (seen_ > last_run_) {
        say("note: the index was built anew since the last search: all of it is new\n");
        seen_ = 0;
    }
    write_state(file_, seen_);
}

void Alert::finish(const SearchResult& result) const {
    if (!result.hits.empty() && result.hits.size() < result.matches)
        say("note: {} are new, {} of them shown; none of them will be new again\n", result.matches,
            result.hits.size());
    write_state(file_, last_run_);
}

}  // namespace dateline
