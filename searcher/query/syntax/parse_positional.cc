// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "searcher/query/syntax/field_value.h"
#include "searcher/query/syntax/parser_steps.h"
#include "searcher/query/syntax/query_lexer.h"

namespace dateline {
namespace {

// Joins like operators side by side into one: "a NEAR/5 b NEAR/5 c". `chain`: `left` ends with an
// operator that is not in parentheses.
Node join(const PositionalOperator& op, Node left, bool chain, Node right) {
    const Span span{left.span.start, right.span.end};
    const bool alike = left.kind == op.kind && left.count == op.count && left.ordered == op.ordered;
    if (alike && chain) {
        if (op.kind == NodeKind::kNear && left.children.size() == kMostNear)
            fail(span, fmt::format("{} joins at most {} words", op.name(), kMostNear),
                 "join some of them by SENT, PARA or AND");
        left.children.push_back(std::move(right));
        left.span = span;
        return left;
    }
    Node node;
    node.kind = op.kind;
    node.count = op.count;
    node.ordered = op.ordered;
    node.span = span;
    node.children.push_back(std::move(left));
    node.children.push_back(std::move(right));
    return node;
}

// A node that can't be an operand of NEAR and the like, and what to write instead.
struct Refusal {
    std::string_view what;
    std::string_view hint;
};

Refusal refusal_of(const Node& node) {
    switch (node.kind) {
        case NodeKind::kAnd:
            return {"AND", "write a SENT b SENT c, or one operator for each word"};
        case NodeKind::kNot:
            return {"NOT", "put NOT before the whole: NOT (a NEAR/5 b)"};
        case NodeKind::kField:
            return {"a field", "put the field before the whole: title:(a NEAR/5 b)"};
        case NodeKind::kQuote:
            return {"a quotation", "put it around the whole: quote:(a NEAR/5 b)"};
        case NodeKind::kAtLeast:
            return {"ATLEAST", "join it with AND"};
        case NodeKind::kAll:
            return {"*", "it stands for every article"};
        case NodeKind::kSentence:
        case NodeKind::kParagraph:
            return {"a sentence or paragraph",
                    "write the smaller unit inside: (a NEAR/5 b) SENT c"};
        default:
            return {"a filter", "join it with AND"};
    }
}

bool is_words(const Node& node) {
    switch (node.kind) {
        case NodeKind::kWord:
        case NodeKind::kWildcard:
        case NodeKind::kRegex:
        case NodeKind::kFuzzy:
        case NodeKind::kSynonym:
        case NodeKind::kNear:
            return true;
        case NodeKind::kPhrase:
            return !node.whole;
        default:
            return false;
    }
}

// The first part of an operand that isn't allowed; null if all are.
const Node* unfit(const Node& node, bool sentences) {
    if (node.required) return &node;
    if (is_words(node)) return nullptr;
    if (node.kind != NodeKind::kOr && !(sentences && node.kind == NodeKind::kSentence))
        return &node;
    for (const Node& child : node.children) {
        if (const Node* found = unfit(child, sentences)) return found;
    }
    return nullptr;
}

}  // namespace

Node parse_positional(QueryCursor& q) {
    Node left = parse_operand(q);
    for (bool chain = false;; chain = true) {
        const std::size_t before = q.at;
        q.skip_space();
        const std::string_view word = q.peek_word();
        const Span place = span_of(q.at, q.at + word.size());
        const auto op = positional_operator(word, place);
        if (!op) {
            q.at = before;
            return left;
        }
        q.at += word.size();
        check_operand(left, op->name());
        Node right = parse_right_operand(q, *op, word, place);
        left = join(*op, std::move(left), chain, std::move(right));
    }
}

Node parse_right_operand(QueryCursor& q,
                         const PositionalOperator& op,
                         std::string_view typed,
                         Span place) {
    q.skip_space();
    q.need_operand(place, typed);
    if (q.is_sign('-') || q.is_sign('+'))
        fail(span_of(q.at, q.at + 1), fmt::format("{} can't follow {}", q.query[q.at], typed),
             "put the sign, or NOT, before the whole in parentheses");
    const std::string_view word = q.peek_word();
    if (word == "NOT")
        fail(span_of(q.at, q.at + word.size()), fmt::format("NOT can't follow {}", typed),
             "put NOT before the whole: NOT (a NEAR/5 b)");
    if (positional_operator(word, place))
        fail(span_of(q.at, q.at + word.size()), fmt::format("{} can't follow {}", word, typed),
             fmt::format("to search for the word itself, write \"{}\"", word));
    if (typed == "NEAR" && word.find_first_not_of("0123456789") == std::string_view::npos)
        q.notes.push_back({place,
                           fmt::format("'NEAR {0}' is read as NEAR/10 and the word {0}; within {0} "
                                       "words is NEAR/{0}",
                                       word),
                           ""});
    Node right = parse_operand(q);
    check_operand(right, op.name());
    return right;
}

void check_operand(const Node& node, std::string_view op) {
    const bool sentences = op == "PARA" || (op == "SENT" && node.kind == NodeKind::kSentence);
    const bool whole = op == "PARA" && node.kind == NodeKind::kParagraph;
    if (whole) return;
    const Node* bad = unfit(node, sentences);
    if (bad == nullptr) return;
    const Refusal refusal = bad->required
                                ? Refusal{"+", "put the + before the whole: +(a NEAR/5 b)"}
                                : refusal_of(*bad);
    fail(bad->span,
         fmt::format("{} takes words, phrases and groups of OR, not {}", op, refusal.what),
         std::string(refusal.hint));
}

// "ATLEAST/3(tariff)".
std::optional<Node> parse_at_least(QueryCursor& q) {
    const std::size_t start = q.at;
    const std::string_view word = q.peek_word();
    const Span place = span_of(start, start + word.size());
    const auto count = at_least_count(word, place);
    if (!count) return std::nullopt;
    q.at += word.size();
    if (q.at_end() || q.query[q.at] != '(') {
        if (!word.starts_with("ATLEAST")) {
            q.at = start;
            return std::nullopt;
        }
        fail(place, fmt::format("{} needs parentheses after it", word),
             fmt::format("such as ATLEAST/{}(tariff)", *count));
    }
    Node node;
    node.kind = NodeKind::kAtLeast;
    node.count = *count;
    node.children.push_back(parse_group(q));
    check_operand(node.children[0], "ATLEAST");
    node.span = q.span_from(start);
    return node;
}

}  // namespace dateline
