// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/tree.h"

namespace dateline {
namespace {

// How tightly a node binds: what binds less than its parent asks for is put in brackets.
int binding(const Node& node) {
    switch (node.kind) {
        case NodeKind::kOr:
            return 0;
        case NodeKind::kAnd:
            return 1;
        case NodeKind::kNot:
            return 2;
        default:
            return 3;
    }
}

std::string print_at(const Node& node, int least) {
    const std::string text = print(node);
    return binding(node) < least && !node.required ? "(" + text + ")" : text;
}

// A word that is a sign alone needs brackets where a sign would mean something.
std::string without_sign(const std::string& text) {
    return text.starts_with('+') || text.starts_with('-') ? "(" + text + ")" : text;
}

std::string print_range(const DateRange& range) {
    if (range.first && range.last && *range.first == *range.last) return to_string(*range.first);
    return (range.first ? to_string(*range.first) : "") + ".." +
           (range.last ? to_string(*range.last) : "");
}

bool needs_quotes(std::string_view text) {
    return text.find_first_of(" \t()\"") != std::string_view::npos;
}

std::string quoted(std::string_view text) {
    return '"' + std::string(text) + '"';
}

std::string print_list(const Node& node, std::string_view between, int least) {
    std::string out;
    for (const Node& child : node.children) {
        if (!out.empty()) out += between;
        out += print_at(child, least);
    }
    return out;
}

std::string print_bare(const Node& node) {
    switch (node.kind) {
        case NodeKind::kAll:
            return "*";
        case NodeKind::kWord:
            return node.text;
        case NodeKind::kPrefix:
            return node.text + "*";
        case NodeKind::kPhrase:
            return quoted(node.text) + (node.stemmed ? "~s" : "");
        case NodeKind::kField:
            return std::string(node.field->name) + ":" +
                   without_sign(print_at(node.children[0], 3));
        case NodeKind::kQuote:
            return "quote:(" + print(node.children[0]) + ")";
        case NodeKind::kExact:
            return std::string(node.field->name) + ":" +
                   (needs_quotes(node.text) ? quoted(node.text) : node.text);
        case NodeKind::kPath:
            return "path:" + (needs_quotes(node.text) ? quoted(node.text) : node.text);
        case NodeKind::kDate:
            return std::string(node.field->name) + ":" + print_range(node.range);
        case NodeKind::kHas:
            return "has:" + node.text;
        case NodeKind::kAnd:
            return print_list(node, node.implicit ? " " : " AND ", 2);
        case NodeKind::kOr:
            return print_list(node, " OR ", 1);
        case NodeKind::kNot:
            return "NOT " + print_at(node.children[0], 3);
    }
    return {};
}

}  // namespace

bool operator==(const Node& a, const Node& b) {
    return a.kind == b.kind && a.text == b.text && a.field == b.field && a.range == b.range &&
           a.stemmed == b.stemmed && a.implicit == b.implicit && a.required == b.required &&
           a.children == b.children;
}

std::string print(const Node& node) {
    const std::string bare = print_bare(node);
    if (!node.required) return bare;
    return "+" + (binding(node) < 3 ? "(" + bare + ")" : without_sign(bare));
}

}  // namespace dateline
