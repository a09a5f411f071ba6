// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/syntax/parser.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "common/text/text.h"
#include "searcher/query/syntax/field_value.h"
#include "searcher/query/syntax/parser_steps.h"
#include "searcher/query/syntax/query_lexer.h"

namespace dateline {

void check_bytes(QueryCursor& q) {
    if (q.query.size() > kMostQueryBytes) {
        fail(span_of(0, 1),
             fmt::format("the query is {} bytes long; at most {} are taken", q.query.size(),
                         kMostQueryBytes),
             "split it, or search in a batch");
    }
    if (!is_utf8(q.query)) fail(span_of(0, 1), "the query is not valid UTF-8");
}

Node parse_whole(QueryCursor& q) {
    check_bytes(q);
    q.skip_space();
    if (q.at_end()) fail(span_of(0, 0), "the query is empty", "type words, such as: china tariffs");
    Node tree = parse_or(q);
    if (!q.at_end())
        fail(span_of(q.at, q.at + 1), "this parenthesis closes nothing",
             "remove it, or open one before it");
    return tree;
}

Node parse_or(QueryCursor& q) {
    const std::size_t start = q.at;
    std::vector<Node> children;
    children.push_back(parse_and(q));
    while (true) {
        const std::size_t op = q.at;
        if (!q.take_operator("OR")) break;
        q.need_operand(span_of(op, op + 2), "OR");
        children.push_back(parse_and(q));
    }
    const std::size_t end = children.back().span.end;
    return combine(NodeKind::kOr, std::move(children), span_of(start, end), false);
}

void refuse_leading_operator(QueryCursor& q) {
    const std::string_view word = q.peek_word();
    const Span place = span_of(q.at, q.at + word.size());
    const bool positional = positional_operator(word, place).has_value();
    if (word != "AND" && word != "OR" && !positional) return;
    fail(place, fmt::format("{} needs something before it", word),
         fmt::format("to search for the word itself, write \"{}\"", word));
}

Node parse_and(QueryCursor& q) {
    const std::size_t start = q.at;
    std::vector<Node> children;
    bool implicit = true;
    refuse_leading_operator(q);
    while (!q.at_end_of_group() && q.peek_word() != "OR") {
        const std::size_t op = q.at;
        if (q.take_operator("AND")) {
            q.need_operand(span_of(op, op + 3), "AND");
            if (q.context.question && implicit)
                q.notes.push_back({span_of(op, op + 3),
                                   "with AND all of these words must occur, also under --any; "
                                   "parentheses keep others out of it",
                                   ""});
            implicit = false;
        }
        children.push_back(parse_not(q));
        q.skip_space();
    }
    if (children.empty())
        fail(span_of(start, std::min(start + 1, q.query.size())),
             "there is nothing between the parentheses");
    const std::size_t end = children.back().span.end;
    return combine(NodeKind::kAnd, std::move(children), span_of(start, end), implicit);
}

Node combine(NodeKind kind, std::vector<Node> children, Span span, bool implicit) {
    if (children.size() == 1) return std::move(children[0]);
    Node node;
    node.kind = kind;
    node.span = span;
    node.implicit = implicit;
    node.children = std::move(children);
    return node;
}

Node parse_not(QueryCursor& q) {
    const std::size_t start = q.at;
    const std::size_t minus = q.minus();
    q.at += minus;
    if (q.context.question) {
        if (minus > 0) note_plain_word(q, span_of(start, q.at + q.peek_word().size()));
        return parse_positional(q);
    }
    if (minus == 0 && !q.take_operator("NOT")) return parse_positional(q);
    const std::string_view name = minus > 0 ? "-" : "NOT";
    if (minus > 1)
        q.notes.push_back({span_of(start, start + minus),
                           fmt::format("'{}{}' is read as -{}", q.query.substr(start, minus),
                                       q.peek_word(), q.peek_word()),
                           ""});
    q.need_operand(span_of(start, start + name.size()), name);
    const QueryCursor::Nested nested(q);
    Node node;
    node.kind = NodeKind::kNot;
    node.children.push_back(parse_not(q));
    node.span = span_of(start, node.children[0].span.end);
    return node;
}

Node parse_group(QueryCursor& q) {
    const std::size_t open = q.at++;
    const QueryCursor::Nested nested(q);
    q.skip_space();
    Node node;
    if (!q.at_end()) node = parse_or(q);
    if (q.at_end()) fail(span_of(open, open + 1), "this parenthesis is never closed", "add a )");
    ++q.at;
    node.span = q.span_from(open);
    parse_boost(q, node);
    return node;
}

ParsedQuery parse_query(std::string_view query, const QueryContext& context) {
    ParsedQuery result;
    try {
        QueryCursor cursor(query, context);
        result.tree = parse_whole(cursor);
        result.notes = std::move(cursor.notes);
    } catch (ParseFailure& failure) {
        result.error = std::move(failure.diagnostic);
        return result;
    }
    std::ranges::move(notes_on(result.tree, query, context.question),
                      std::back_inserter(result.notes));
    return result;
}

}  // namespace dateline
