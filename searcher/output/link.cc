// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/link.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "common/program/terminal.h"
#include "common/text/word_set.h"

namespace dateline {
namespace {

bool is_plain(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~/").find(static_cast<char>(c)) != std::string_view::npos;
}

std::string file_url(const std::string& path) {
    std::string url = "file://";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        url += is_plain(byte) ? std::string(1, c) : fmt::format("%{:02X}", byte);
    }
    return url;
}

bool is_set(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
}

std::string_view value_of(const char* name) {
    return is_set(name) ? std::string_view(std::getenv(name)) : std::string_view();
}

}  // namespace

bool is_web_address(std::string_view url) {
    const bool scheme = url.starts_with("https://") || url.starts_with("http://");
    return scheme && std::ranges::all_of(url, [](unsigned char c) { return c > ' ' && c < 0x7F; });
}

std::string link_of(const Hit& hit) {
    if (!hit.file.empty() && hit.article.id == hit.article.path) return file_url(hit.file);
    if (is_web_address(hit.article.url)) return hit.article.url;
    return hit.file.empty() ? std::string() : file_url(hit.file);
}

bool terminal_takes_links() {
    static constexpr WordSet kPrograms(
        {"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby"});
    static constexpr WordSet kTerms(
        {"xterm-kitty", "foot", "foot-extra", "alacritty", "xterm-ghostty", "wezterm"});
    if (!output_is_terminal() || is_set("TMUX")) return false;
    return kPrograms.contains(value_of("TERM_PROGRAM")) || kTerms.contains(value_of("TERM")) ||
           is_set("WT_SESSION") || std::atoi(std::string(value_of("VTE_VERSION")).c_str()) >= 5000;
}

}  // namespace dateline
