// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/diagnostic.h"

#include <algorithm>

#include <fmt/format.h>

#include "common/sanitize.h"
#include "common/text.h"

namespace dateline {
namespace {

// Where AND and OR stand side by side without brackets, the reader is told how that was read.
void note_mixed(const Node& node, std::string_view query, std::vector<Diagnostic>& notes) {
    for (const Node& child : node.children) {
        const bool bracketed = child.span.start < query.size() && query[child.span.start] == '(';
        if (node.kind == NodeKind::kOr && child.kind == NodeKind::kAnd && !bracketed) {
            notes.push_back({node.span, "AND binds tighter than OR: read as " + print(node), ""});
            return;
        }
        note_mixed(child, query, notes);
    }
}

void note_lower_case(const Node& node, std::vector<Diagnostic>& notes) {
    if (node.kind == NodeKind::kWord &&
        (node.text == "or" || node.text == "and" || node.text == "not")) {
        std::string upper = node.text;
        std::ranges::transform(upper, upper.begin(),
                               [](char c) { return static_cast<char>(c - 32); });
        notes.push_back(
            {node.span,
             fmt::format("'{}' is searched as a word; the operator is {}", node.text, upper), ""});
    }
    for (const Node& child : node.children) {
        note_lower_case(child, notes);
    }
}

}  // namespace

std::vector<Diagnostic> notes_on(const Node& tree, std::string_view query) {
    std::vector<Diagnostic> notes;
    note_mixed(tree, query, notes);
    note_lower_case(tree, notes);
    return notes;
}

std::string render(const Diagnostic& diagnostic,
                   std::string_view query,
                   std::string_view severity) {
    constexpr std::size_t kContext = 60;  // columns shown on either side of the place
    std::string out = fmt::format("{}: {}\n", severity, sanitize(diagnostic.message));
    if (!query.empty() && is_utf8(query)) {
        const std::size_t start = std::min<std::size_t>(diagnostic.span.start, query.size());
        const std::size_t end = std::min<std::size_t>(
            std::max(diagnostic.span.end, diagnostic.span.start), query.size());
        std::size_t from = start > kContext ? start - kContext : 0;
        while (!is_boundary(query, from)) {
            --from;
        }
        const std::string before = sanitize_line(query.substr(from, start - from));
        const std::string marked = sanitize_line(query.substr(start, end - start));
        const std::string after = sanitize_line(utf8_prefix(query.substr(end), kContext));
        const std::string shown(utf8_prefix(marked, kContext));
        out += fmt::format("  {}{}{}\n", before, shown, shown.size() < marked.size() ? "" : after);
        out += fmt::format("  {}{}\n", std::string(display_width(before), ' '),
                           std::string(std::max<std::size_t>(display_width(shown), 1), '^'));
    }
    if (!diagnostic.hint.empty()) out += fmt::format("hint: {}\n", sanitize(diagnostic.hint));
    return out;
}

}  // namespace dateline
