// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/format.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::size_t kLooked = 8192;

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' &&
           byte != 0x1B;
}

bool looks_binary(std::string_view head) {
    head = head.substr(0, kLooked);
    if (head.find('\0') != std::string_view::npos) return true;
    const auto controls = static_cast<std::size_t>(std::ranges::count_if(head, is_control));
    return controls * 20 > head.size();
}

std::string_view skip_space(std::string_view text) {
    const std::size_t at = text.find_first_not_of(" \t\r\n");
    return at == std::string_view::npos ? std::string_view() : text.substr(at);
}

std::string_view trim_end(std::string_view text) {
    return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

}  // namespace

std::optional<InputFormat> detect_format(std::string_view head) {
    if (looks_binary(head)) return std::nullopt;
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    const std::string_view start = skip_space(head);
    if (start.empty()) return InputFormat::kText;
    const std::string_view inside = skip_space(start.substr(1));
    if (start[0] == '[' && (inside.starts_with('{') || trim_end(inside) == "]"))
        return InputFormat::kJson;
    if (start[0] != '{' || !(inside.starts_with('"') || inside.starts_with('}')))
        return InputFormat::kText;
    // One object on one line: JSON Lines, so that a bad line costs no other one.
    std::string_view line = start.substr(0, start.find('\n'));
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) {
        line.remove_suffix(1);
    }
    const bool whole_line = line.ends_with('}') || start.find('\n') == std::string_view::npos;
    return whole_line ? InputFormat::kJsonLines : InputFormat::kJson;
}

}  // namespace dateline
