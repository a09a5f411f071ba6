// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/article/blocks.h"

#include <algorithm>

#include "common/text/text.h"
#include "indexer/article/byline.h"

namespace dateline {
namespace {

struct Line {
    std::uint32_t start;  // of its first character that isn't a space
    std::uint32_t end;
    std::uint32_t indent;
    std::uint32_t blank_before;
};

constexpr std::uint32_t kNarrowest = 40;
constexpr std::uint32_t kWidest = 100;

std::vector<Line> split_lines(std::string_view text, std::uint32_t from) {
    std::vector<Line> lines;
    std::uint32_t blank = 0;
    for (std::size_t at = from; at < text.size();) {
        const std::size_t newline = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, newline - at);
        const std::string_view inner = trim(line);
        if (inner.empty()) {
            ++blank;
        } else {
            const auto indent = static_cast<std::uint32_t>(inner.data() - line.data());
            const auto start = static_cast<std::uint32_t>(at) + indent;
            lines.push_back(
                {start, start + static_cast<std::uint32_t>(inner.size()), indent, blank});
            blank = 0;
        }
        at = newline + 1;
    }
    return lines;
}

// The width at which the text was wrapped, 0 if it wasn't. It is the longest line's (no wider than
// a page) if at least 70 % of the lines directly followed by another one reach 60 % of it.
std::uint32_t wrap_width(const std::vector<Line>& lines) {
    std::uint32_t longest = 0;
    for (const Line& line : lines) {
        longest = std::max(longest, line.indent + line.end - line.start);
    }
    if (longest < kNarrowest || longest > kWidest) return 0;
    std::size_t followed = 0;
    std::size_t full = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const Line& next = lines[i + 1];
        if (next.blank_before > 0 || next.indent > lines[i].indent) continue;
        ++followed;
        full += (lines[i].indent + lines[i].end - lines[i].start) * 10 >= longest * 6 ? 1 : 0;
    }
    return followed >= 2 && full * 10 >= followed * 7 ? longest : 0;
}

bool continues(std::string_view text, const Line& before, const Line& line, std::uint32_t width) {
    if (match_byline(text.substr(line.start, line.end - line.start))) return false;
    const std::uint32_t reach = before.indent + before.end - before.start;
    return line.blank_before == 0 && line.indent <= before.indent && reach * 10 >= width * 6;
}

}  // namespace

std::vector<Block> split_blocks(std::string_view text, std::uint32_t from) {
    const std::vector<Line> lines = split_lines(text, from);
    const std::uint32_t width = wrap_width(lines);
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (width > 0 && i > 0 && continues(text, lines[i - 1], lines[i], width))
            blocks.back().end = lines[i].end;
        else
            blocks.push_back({lines[i].start, lines[i].end, lines[i].blank_before, std::nullopt});
    }
    return blocks;
}

}  // namespace dateline
