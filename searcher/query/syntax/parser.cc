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

Parser::Nested::Nested(Parser& parser) : parser_(parser) {
    if (++parser_.depth_ <= kMostNesting) return;
    const std::size_t at = std::min(parser_.at_, parser_.query_.size());
    fail(span_of(at == 0 ? 0 : at - 1, at),
         fmt::format("brackets nest deeper than {}", kMostNesting), "write it with fewer brackets");
}

bool Parser::at_space(std::size_t at) const {
    return at < query_.size() && is_space(decode_at(query_, at).value);
}

void Parser::skip_space() {
    while (at_space(at_)) {
        at_ += decode_at(query_, at_).size;
    }
}

std::string_view Parser::peek_word() const {
    return word_at(query_, at_);
}

bool Parser::take_operator(std::string_view name) {
    if (peek_word() != name) return false;
    at_ += name.size();
    skip_space();
    return true;
}

void Parser::need_operand(Span op, std::string_view name) const {
    if (!at_end_of_group() && peek_word() != "OR" && peek_word() != "AND") return;
    fail(op, fmt::format("{} needs something after it", name),
         fmt::format("to search for the word itself, write \"{}\"", name));
}

void Parser::check_bytes() const {
    if (query_.size() > kMostQueryBytes) {
        fail(span_of(0, 1),
             fmt::format("the query is {} bytes long; at most {} are taken", query_.size(),
                         kMostQueryBytes),
             "split it, or search in a batch");
    }
    if (!is_utf8(query_)) fail(span_of(0, 1), "the query is not valid UTF-8");
}

Node Parser::parse() {
    check_bytes();
    skip_space();
    if (at_end()) fail(span_of(0, 0), "the query is empty", "type words, such as: china tariffs");
    Node tree = parse_or();
    if (!at_end())
        fail(span_of(at_, at_ + 1), "this bracket closes nothing",
             "remove it, or open one before it");
    return tree;
}

Node Parser::parse_or() {
    const std::size_t start = at_;
    std::vector<Node> children;
    children.push_back(parse_and());
    while (true) {
        const std::size_t op = at_;
        if (!take_operator("OR")) break;
        need_operand(span_of(op, op + 2), "OR");
        children.push_back(parse_and());
    }
    const std::size_t end = children.back().span.end;
    return combine(NodeKind::kOr, std::move(children), span_of(start, end), false);
}

void Parser::refuse_leading_operator() const {
    const std::string_view word = peek_word();
    const Span place = span_of(at_, at_ + word.size());
    const bool positional = positional_operator(word, place).has_value();
    if (word != "AND" && word != "OR" && !positional) return;
    fail(place, fmt::format("{} needs something before it", word),
         fmt::format("to search for the word itself, write \"{}\"", word));
}

Node Parser::parse_and() {
    const std::size_t start = at_;
    std::vector<Node> children;
    bool implicit = true;
    refuse_leading_operator();
    while (!at_end_of_group() && peek_word() != "OR") {
        const std::size_t op = at_;
        if (take_operator("AND")) {
            need_operand(span_of(op, op + 3), "AND");
            implicit = false;
        }
        children.push_back(parse_not());
        skip_space();
    }
    if (children.empty())
        fail(span_of(start, std::min(start + 1, query_.size())),
             "there is nothing between the brackets");
    const std::size_t end = children.back().span.end;
    return combine(NodeKind::kAnd, std::move(children), span_of(start, end), implicit);
}

Node Parser::combine(NodeKind kind, std::vector<Node> children, Span span, bool implicit) {
    if (children.size() == 1) return std::move(children[0]);
    Node node;
    node.kind = kind;
    node.span = span;
    node.implicit = implicit;
    node.children = std::move(children);
    return node;
}

// Whether a + or - here is the sign of what follows it.
bool Parser::is_sign(char sign) const {
    return query_[at_] == sign && at_ + 1 < query_.size() && !at_space(at_ + 1) &&
           query_[at_ + 1] != ')';
}

Node Parser::parse_not() {
    const std::size_t start = at_;
    const bool minus = is_sign('-') && query_[at_ + 1] != '-';
    if (minus)
        ++at_;
    else if (!take_operator("NOT"))
        return parse_positional();
    const std::string_view name = minus ? "-" : "NOT";
    need_operand(span_of(start, start + name.size()), name);
    const Nested nested(*this);
    Node node;
    node.kind = NodeKind::kNot;
    node.children.push_back(parse_not());
    node.span = span_of(start, node.children[0].span.end);
    return node;
}

Node Parser::parse_group() {
    const std::size_t open = at_++;
    const Nested nested(*this);
    skip_space();
    Node node;
    if (!at_end()) node = parse_or();
    if (at_end()) fail(span_of(open, open + 1), "this bracket is never closed", "add a )");
    ++at_;
    node.span = span_from(open);
    parse_boost(node);
    return node;
}

ParsedQuery parse_query(std::string_view query, const QueryContext& context) {
    ParsedQuery result;
    try {
        Parser parser(query, context);
        result.tree = parser.parse();
        result.notes = std::move(parser.notes);
    } catch (ParseFailure& failure) {
        result.error = std::move(failure.diagnostic);
        return result;
    }
    std::ranges::move(notes_on(result.tree, query), std::back_inserter(result.notes));
    return result;
}

}  // namespace dateline
