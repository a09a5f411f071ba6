// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "searcher/query/syntax/field_value.h"
#include "searcher/query/syntax/habits.h"
#include "searcher/query/syntax/parser_steps.h"
#include "searcher/query/syntax/query_lexer.h"

namespace dateline {
namespace {

bool holds_quote(const Node& node) {
    return node.kind == NodeKind::kQuote || std::ranges::any_of(node.children, holds_quote);
}

bool holds_field(const Node& node) {
    return node.field != nullptr || std::ranges::any_of(node.children, holds_field);
}

Node quote_of(Node inside) {
    Node node;
    node.kind = NodeKind::kQuote;
    node.field = find_field("quote");
    node.children.push_back(std::move(inside));
    return node;
}

}  // namespace

Node Parser::parse_field(const Field& field, std::size_t start) {
    at_ = query_.find(':', at_) + 1;
    if (at_end_of_group() || at_space(at_))
        fail(span_from(start), fmt::format("{}: needs something right after it", field.name),
             fmt::format("such as {}", field.example));
    Node node;
    switch (field.kind) {
        case FieldKind::kText:
            node = parse_text_field(field, start);
            break;
        case FieldKind::kQuote:
            node = parse_quote(field);
            break;
        case FieldKind::kSaid:
            node = parse_said(field, start);
            break;
        case FieldKind::kCase:
            node = parse_cased(field);
            break;
        default:
            node = parse_value(field);
    }
    node.span = span_from(start);
    return node;
}

Node Parser::parse_text_field(const Field& field, std::size_t start) {
    if (peek_word() == "*") return parse_any_value(field, start);
    if (query_[at_] == '=') return parse_whole_value(field, start);
    Node node;
    node.kind = NodeKind::kField;
    node.field = &field;
    const Nested nested(*this);
    node.children.push_back(parse_field_operand(field));
    return node;
}

// "title:="weekly roundup"": the field is exactly this; empty with "".
Node Parser::parse_whole_value(const Field& field, std::size_t start) {
    ++at_;
    const std::size_t from = at_;
    if (field.name == "lead")
        fail(span_from(start), "lead: can't be compared whole", "title:= can");
    Node operand;
    operand.kind = NodeKind::kPhrase;
    operand.form = WordForm::kExact;
    operand.whole = true;
    const bool marked = !at_end() && quote_at(query_, at_) > 0;
    operand.text = marked ? parse_marked_text() : std::string(peek_word());
    if (!marked) at_ += operand.text.size();
    operand.span = span_from(from);
    Node node;
    if (!operand.text.empty()) {
        node.kind = NodeKind::kField;
        node.field = &field;
        node.children.push_back(std::move(operand));
        return node;
    }
    if (!marked)
        fail(span_from(start), fmt::format("{}:= needs something right after it", field.name),
             fmt::format("such as {}:=\"weekly roundup\"", field.name));
    node.kind = NodeKind::kNot;
    node.children.push_back(has_node(field, operand.span));
    return node;
}

// "title:*": any value of the field.
Node Parser::parse_any_value(const Field& field, std::size_t start) {
    ++at_;
    const Span span = span_from(start);
    if (field.name == "lead") fail(span, "every article has a lead", "write *");
    return has_node(field, span);
}

// "quote:(speaker:rubio tariffs)", or one word or phrase.
Node Parser::parse_quote(const Field& field) {
    const Nested nested(*this);
    const std::size_t start = at_;
    if (query_[at_] != '(') {
        refuse_habit(query_, at_);  // as in parentheses, which would say the same
        return quote_of(parse_field_operand(field));
    }
    Node inside = parse_group();
    if (holds_quote(inside))
        fail(span_from(start), "no quotation can stand inside another one",
             "write one quote:( ) after the other");
    return quote_of(std::move(inside));
}

// "said:rubio(tariffs)" is quote:(speaker:rubio tariffs), "said:rubio" quote:(speaker:rubio).
Node Parser::parse_said(const Field& field, std::size_t start) {
    Node inside = parse_text_field(*find_field("speaker"), start);
    inside.span = span_from(start);
    if (at_end() || query_[at_] != '(') return quote_of(std::move(inside));
    const std::size_t open = at_;
    Node words = parse_group();
    if (holds_quote(words))
        fail(span_of(open, at_), fmt::format("no quotation can stand inside {}:", field.name));
    Node both;
    both.kind = NodeKind::kAnd;
    both.implicit = true;
    both.children.push_back(std::move(inside));
    const bool plain = words.boost == 1 && !words.required;
    if (words.kind == NodeKind::kAnd && words.implicit && plain)
        std::ranges::move(words.children, std::back_inserter(both.children));
    else
        both.children.push_back(std::move(words));
    both.span = span_from(start);
    return quote_of(std::move(both));
}

// "case:US", "case:"New York"".
Node Parser::parse_cased(const Field& field) {
    if (query_[at_] == '(')
        fail(span_of(at_, at_ + 1), "case: takes one word or phrase",
             fmt::format("such as {}", field.example));
    Node node = quote_at(query_, at_) > 0 ? parse_phrase() : parse_word();
    const bool plain = node.kind == NodeKind::kWord && node.form == WordForm::kStemmed;
    const bool phrase =
        node.kind == NodeKind::kPhrase && node.form == WordForm::kExact && node.count == 0;
    if (!plain && !phrase)
        fail(node.span, "case: takes one word or phrase as it is written",
             fmt::format("such as {}", field.example));
    node.form = WordForm::kCased;
    return node;
}

Node Parser::parse_field_operand(const Field& field) {
    if (query_[at_] == '-' || query_[at_] == '+' || is_bang(peek_word()))
        fail(span_of(at_, at_ + 1), fmt::format("the sign belongs before {}:", field.name),
             fmt::format("such as -{}", field.example));
    if (query_[at_] != '(') {
        refuse_operator_at(query_, at_);
        if (field_at(query_, at_) != nullptr)
            fail(span_of(at_, at_ + peek_word().size()),
                 fmt::format("no other field can stand inside {}:", field.name),
                 "join them by AND; case: stands in brackets, title:(case:US)");
        return parse_text_operand();
    }
    const std::size_t open = at_;
    Node group = parse_group();
    if (holds_field(group))
        fail(span_of(open, at_), fmt::format("no other field can stand inside {}:( )", field.name),
             "join them by AND");
    return group;
}

// The operand of a field that isn't text: a word, or anything between quotation marks.
Node Parser::parse_value(const Field& field) {
    const std::size_t start = at_;
    Node node;
    node.field = &field;
    if (quote_at(query_, at_) > 0) {
        node.text = parse_marked_text();
    } else {
        node.text = peek_word();
        at_ += node.text.size();
        const bool any_text =
            field.kind == FieldKind::kExact || field.kind == FieldKind::kDuplicate;
        if (!any_text && boost_of(node.text) < node.text.size())
            fail(span_from(start),
                 fmt::format("{}: adds nothing to a score that a ^ could multiply", field.name),
                 "leave the ^ out");
    }
    set_value(field, {span_from(start), context_, notes}, node);
    return node;
}

}  // namespace dateline
