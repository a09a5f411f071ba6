// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/syntax/tree.h"

#include <fmt/format.h>

#include "searcher/query/syntax/word_boost.h"

namespace dateline {
namespace {

// How tightly a node binds: a child that binds less than its parent requires is put in parentheses.
enum Binding { kLoosest, kOfAnd, kOfNot, kOfPositional, kOfOperand };

Binding binding(const Node& node) {
    switch (node.kind) {
        case NodeKind::kOr:
            return kLoosest;
        case NodeKind::kAnd:
            return kOfAnd;
        case NodeKind::kNot:
            return kOfNot;
        case NodeKind::kNear:
        case NodeKind::kSentence:
        case NodeKind::kParagraph:
            return kOfPositional;
        default:
            return kOfOperand;
    }
}

// Whether a ^ can follow without parentheses.
bool takes_boost(const Node& node) {
    switch (node.kind) {
        case NodeKind::kWord:
        case NodeKind::kWildcard:
        case NodeKind::kRegex:
        case NodeKind::kFuzzy:
        case NodeKind::kPhrase:
        case NodeKind::kSynonym:
            return true;
        default:
            return false;
    }
}

std::string print_at(const Node& node, Binding least) {
    const std::string text = print(node);
    const bool bare = node.boost == 1 && !node.required;
    return bare && binding(node) < least ? "(" + text + ")" : text;
}

std::string print_range(const DateRange& range) {
    if (range.first && range.last && *range.first == *range.last) return to_string(*range.first);
    return (range.first ? to_string(*range.first) : "") + ".." +
           (range.last ? to_string(*range.last) : "");
}

std::string print_numbers(const NumberRange& numbers) {
    if (!numbers.most) return fmt::format(">={}", numbers.least);
    if (*numbers.most == numbers.least) return fmt::format("{}", numbers.least);
    return numbers.least == 0 ? fmt::format("<={}", *numbers.most)
                              : fmt::format("{}..{}", numbers.least, *numbers.most);
}

bool needs_quotes(std::string_view text) {
    return text.find_first_of(" \t()\"") != std::string_view::npos;
}

std::string in_quotes(std::string_view text) {
    return '"' + std::string(text) + '"';
}

std::string value_of_field(const Node& node) {
    const bool marked = needs_quotes(node.text) || boost_of(node.text) < node.text.size();
    return std::string(node.field->name) + ":" + (marked ? in_quotes(node.text) : node.text);
}

std::string print_list(const Node& node, const std::string& between, Binding least) {
    std::string out;
    for (const Node& child : node.children) {
        if (!out.empty()) out += between;
        out += print_at(child, least);
    }
    return out;
}

// Operators of the same kind are printed side by side, from left to right.
std::string print_positional(const Node& node, const std::string& name) {
    const Node& first = node.children[0];
    const bool alike =
        first.kind == node.kind && first.count == node.count && first.ordered == node.ordered;
    std::string out = print_at(first, alike ? kOfOperand : kOfPositional);
    for (std::size_t i = 1; i < node.children.size(); ++i) {
        out += " " + name + " " + print_at(node.children[i], kOfOperand);
    }
    return out;
}

std::string print_word(const Node& node) {
    switch (node.form) {
        case WordForm::kExact:
            return "=" + node.text;
        case WordForm::kCased:
            return "case:" + node.text;
        case WordForm::kStemmed:
            break;
    }
    return node.text;
}

std::string print_phrase(const Node& node) {
    std::string out = node.form == WordForm::kCased ? "case:" : "";
    out += in_quotes(node.text);
    if (node.form == WordForm::kStemmed) out += "~s";
    if (node.count > 0) out += fmt::format("~{}", node.count);
    return out;
}

// Signs and names that would mean something else right after a field's colon are put in
// parentheses.
std::string print_field(const Node& node) {
    const Node& operand = node.children[0];
    const std::string name = std::string(node.field->name) + ":";
    if (operand.kind == NodeKind::kPhrase && operand.whole)
        return name + "=" + in_quotes(operand.text);
    const std::string text = print_at(operand, kOfOperand);
    const bool plain = takes_boost(operand) && operand.form != WordForm::kCased &&
                       std::string_view("+-=").find(text[0]) == std::string_view::npos;
    return name + (plain || text[0] == '(' ? text : "(" + text + ")");
}

std::string print_bare(const Node& node) {
    switch (node.kind) {
        case NodeKind::kAll:
            return "*";
        case NodeKind::kWord:
            return print_word(node);
        case NodeKind::kWildcard:
            return node.text;
        case NodeKind::kRegex:
            return "/" + node.text + "/";
        case NodeKind::kFuzzy:
            return fmt::format("{}~{}", node.text, node.count);
        case NodeKind::kPhrase:
            return print_phrase(node);
        case NodeKind::kSynonym:
            return "~" + (needs_quotes(node.text) ? in_quotes(node.text) : node.text);
        case NodeKind::kField:
            return print_field(node);
        case NodeKind::kQuote:
            return "quote:(" + print(node.children[0]) + ")";
        case NodeKind::kExact:
        case NodeKind::kPath:
        case NodeKind::kDuplicate:
            return value_of_field(node);
        case NodeKind::kDate:
            return std::string(node.field->name) + ":" + print_range(node.range);
        case NodeKind::kNumber:
            return std::string(node.field->name) + ":" + print_numbers(node.numbers);
        case NodeKind::kHas:
            return "has:" + node.text;
        case NodeKind::kNear:
            return print_positional(
                node, fmt::format("{}/{}", node.ordered ? "ADJ" : "NEAR", node.count));
        case NodeKind::kSentence:
            return print_positional(node, "SENT");
        case NodeKind::kParagraph:
            return print_positional(node, "PARA");
        case NodeKind::kAtLeast:
            return fmt::format("ATLEAST/{}({})", node.count, print(node.children[0]));
        case NodeKind::kAnd:
            return print_list(node, node.implicit ? " " : " AND ", kOfNot);
        case NodeKind::kOr:
            return print_list(node, " OR ", kOfAnd);
        case NodeKind::kNot:
            return "NOT " + print_at(node.children[0], kOfPositional);
    }
    return {};
}

}  // namespace

bool is_speaker(const Node& node) {
    return node.field != nullptr &&
           (node.field->parts & (part_bit(Part::kSpeaker) | part_bit(Part::kRole))) != 0;
}

bool is_filter(const Node& node) {
    switch (node.kind) {
        case NodeKind::kExact:
        case NodeKind::kPath:
        case NodeKind::kDate:
        case NodeKind::kNumber:
        case NodeKind::kDuplicate:
        case NodeKind::kHas:
            return true;
        case NodeKind::kField:
            return !node.field->weighted;
        default:
            return false;
    }
}

bool is_of_article(const Node& node) {
    switch (node.kind) {
        case NodeKind::kField:
            return !is_speaker(node);
        case NodeKind::kExact:
            return node.field->prefix != kIdPrefix;
        case NodeKind::kDate:
        case NodeKind::kNumber:
        case NodeKind::kDuplicate:
        case NodeKind::kPath:
        case NodeKind::kHas:
            return true;
        default:
            return false;
    }
}

bool is_positional(const Node& node) {
    return binding(node) == kOfPositional || node.kind == NodeKind::kAtLeast;
}

Node node_of(NodeKind kind, std::string_view text, Span span) {
    Node node;
    node.kind = kind;
    node.span = span;
    node.text = text;
    return node;
}

bool operator==(const Node& a, const Node& b) {
    return a.kind == b.kind && a.text == b.text && a.field == b.field && a.range == b.range &&
           a.numbers == b.numbers && a.form == b.form && a.count == b.count &&
           a.ordered == b.ordered && a.whole == b.whole && a.boost == b.boost &&
           a.implicit == b.implicit && a.required == b.required && a.children == b.children;
}

std::string print(const Node& node) {
    std::string out = print_bare(node);
    // A word that starts with a sign would be parsed as a sign before what follows.
    const bool sign = out[0] == '+' || out[0] == '-';
    if (node.boost != 1) {
        if (!takes_boost(node) || node.whole || sign) out = "(" + out + ")";
        out += fmt::format("^{}", node.boost);
    }
    if (!node.required) return out;
    return "+" + (node.boost == 1 && (binding(node) < kOfOperand || sign) ? "(" + out + ")" : out);
}

}  // namespace dateline
