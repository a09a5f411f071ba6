// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/new_since.h"

#include <charconv>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "common/base/error.h"
#include "common/base/files.h"

namespace dateline {
namespace {

constexpr std::string_view kHead = "dateline-state 1 run ";
constexpr std::uint64_t kMostBytes = 64;

}  // namespace

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

}  // namespace dateline
