// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "common/text/text.h"
#include "searcher/query/syntax/dates.h"
#include "searcher/query/syntax/field_value.h"
#include "searcher/query/syntax/habits.h"
#include "searcher/query/syntax/parser_steps.h"
#include "searcher/query/syntax/positional_operator.h"
#include "searcher/query/syntax/query_lexer.h"
#include "searcher/query/syntax/word_boost.h"

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

Node parse_field(QueryCursor& q, const Field& field, std::size_t start) {
    const std::size_t name = q.at;
    q.at = q.query.find(':', q.at) + 1;
    if (q.at_end_of_group() || q.at_space(q.at))
        fail(q.span_from(start), fmt::format("{}: needs something right after it", field.name),
             fmt::format("such as {}", field.example));
    Node node;
    switch (field.kind) {
        case FieldKind::kText:
            node = parse_text_field(q, field, start);
            break;
        case FieldKind::kQuote:
            node = parse_quote(q, field);
            break;
        case FieldKind::kSaid:
            node = parse_said(q, field, start);
            break;
        case FieldKind::kCase:
            node = parse_cased(q, field);
            break;
        default:
            node = parse_value(q, field, q.query.substr(name, q.query.find(':', name) - name));
    }
    node.span = q.span_from(start);
    return node;
}

Node parse_text_field(QueryCursor& q, const Field& field, std::size_t start) {
    if (q.peek_word() == "*") return parse_any_value(q, field, start);
    if (q.query[q.at] == '=') return parse_whole_value(q, field, start);
    Node node;
    node.kind = NodeKind::kField;
    node.field = &field;
    const QueryCursor::Nested nested(q);
    node.children.push_back(parse_field_operand(q, field));
    return node;
}

// "title:="weekly roundup"": the field is exactly this; empty with "".
Node parse_whole_value(QueryCursor& q, const Field& field, std::size_t start) {
    ++q.at;
    const std::size_t from = q.at;
    if (field.name == "lead")
        fail(q.span_from(start), "lead: can't be compared whole", "title:= can");
    Node operand;
    operand.kind = NodeKind::kPhrase;
    operand.form = WordForm::kExact;
    operand.whole = true;
    const bool marked = !q.at_end() && quote_at(q.query, q.at) > 0;
    operand.text = marked ? parse_marked_text(q) : std::string(q.peek_word());
    if (!marked) q.at += operand.text.size();
    operand.span = q.span_from(from);
    Node node;
    if (!operand.text.empty()) {
        node.kind = NodeKind::kField;
        node.field = &field;
        node.children.push_back(std::move(operand));
        return node;
    }
    if (!marked)
        fail(q.span_from(start), fmt::format("{}:= needs something right after it", field.name),
             fmt::format("such as {}:=\"weekly roundup\"", field.name));
    node.kind = NodeKind::kNot;
    node.children.push_back(has_node(field, operand.span));
    return node;
}

// "title:*": any value of the field.
Node parse_any_value(QueryCursor& q, const Field& field, std::size_t start) {
    ++q.at;
    const Span span = q.span_from(start);
    if (field.name == "lead") fail(span, "every article has a lead", "write *");
    return has_node(field, span);
}

// "quote:(speaker:rubio tariffs)", or one word or phrase.
Node parse_quote(QueryCursor& q, const Field& field) {
    const QueryCursor::Nested nested(q);
    const std::size_t start = q.at;
    if (q.query[q.at] != '(') {
        refuse_habit(q.query, q.at);  // as in parentheses, which would say the same
        return quote_of(parse_field_operand(q, field));
    }
    Node inside = parse_group(q);
    if (holds_quote(inside))
        fail(q.span_from(start), "no quotation can stand inside another one",
             "write one quote:( ) after the other");
    return quote_of(std::move(inside));
}

namespace {

// "said:barack obama(iran)": the words up to the parenthesis are the name, and q is moved there.
void take_whole_name(QueryCursor& q, Node& speaker) {
    if (speaker.kind != NodeKind::kField || speaker.children[0].kind != NodeKind::kWord) return;
    Node& word = speaker.children[0];
    const std::size_t from = word.span.start;
    std::size_t at = q.at;
    while (at < q.query.size() && q.query[at] == ' ') {
        const std::string_view next = word_at(q.query, at + 1);
        if (next.empty() || !is_letter(decode_at(next, 0).value) ||
            next.find_first_of(":*?~^") != std::string_view::npos || next == "AND" ||
            next == "OR" || next == "NOT" || positional_operator(next, {}))
            return;
        at += 1 + next.size();
        if (at < q.query.size() && q.query[at] == '(') break;
    }
    if (at == q.at || at >= q.query.size() || q.query[at] != '(') return;
    q.at = at;
    word.kind = NodeKind::kPhrase;
    word.form = WordForm::kExact;
    word.text = q.query.substr(from, at - from);
    word.span = q.span_from(from);
    q.notes.push_back({word.span, fmt::format("said:{0} is read as said:\"{0}\"", word.text), ""});
}

// "said:"barack obama" (iran)".
void note_words_apart(QueryCursor& q, const Node& speaker) {
    const bool apart = q.at + 1 < q.query.size() && q.at_space(q.at) && q.query[q.at + 1] == '(';
    if (!apart) return;
    q.notes.push_back(
        {speaker.span,
         fmt::format("the words in parentheses are searched in the articles; for what "
                     "was said, leave no space: {}(...)",
                     q.query.substr(speaker.span.start, q.at - speaker.span.start)),
         ""});
}

}  // namespace

// "said:rubio(tariffs)" is quote:(speaker:rubio tariffs), "said:rubio" quote:(speaker:rubio).
Node parse_said(QueryCursor& q, const Field& field, std::size_t start) {
    Node inside = parse_text_field(q, *find_field("speaker"), start);
    take_whole_name(q, inside);
    inside.span = q.span_from(start);
    if (q.at_end() || q.query[q.at] != '(') {
        note_words_apart(q, inside);
        return quote_of(std::move(inside));
    }
    const std::size_t open = q.at;
    Node words = parse_group(q);
    if (holds_quote(words))
        fail(span_of(open, q.at), fmt::format("no quotation can stand inside {}:", field.name));
    Node both;
    both.kind = NodeKind::kAnd;
    both.implicit = true;
    both.children.push_back(std::move(inside));
    const bool plain = words.boost == 1 && !words.required;
    if (words.kind == NodeKind::kAnd && words.implicit && plain)
        std::ranges::move(words.children, std::back_inserter(both.children));
    else
        both.children.push_back(std::move(words));
    both.span = q.span_from(start);
    return quote_of(std::move(both));
}

// "case:US", "case:"New York"".
Node parse_cased(QueryCursor& q, const Field& field) {
    if (q.query[q.at] == '(')
        fail(span_of(q.at, q.at + 1), "case: takes one word or phrase",
             fmt::format("such as {}", field.example));
    Node node = quote_at(q.query, q.at) > 0 ? parse_phrase(q) : parse_word(q);
    const bool plain = node.kind == NodeKind::kWord && node.form == WordForm::kStemmed;
    const bool phrase =
        node.kind == NodeKind::kPhrase && node.form == WordForm::kExact && node.count == 0;
    if (!plain && !phrase)
        fail(node.span, "case: takes one word or phrase as it is written",
             fmt::format("such as {}", field.example));
    node.form = WordForm::kCased;
    return node;
}

Node parse_field_operand(QueryCursor& q, const Field& field) {
    if (q.query[q.at] == '-' || q.query[q.at] == '+' || is_bang(q.peek_word()))
        fail(span_of(q.at, q.at + 1), fmt::format("the sign belongs before {}:", field.name),
             fmt::format("such as -{}", field.example));
    if (q.query[q.at] != '(') {
        refuse_operator_at(q.query, q.at);
        if (field_at(q.query, q.at, q.context.kept) != nullptr)
            fail(span_of(q.at, q.at + q.peek_word().size()),
                 fmt::format("no other field can stand inside {}:", field.name),
                 "join them by AND; case: goes in parentheses, title:(case:US)");
        return parse_text_operand(q);
    }
    const std::size_t open = q.at;
    Node group = parse_group(q);
    if (holds_field(group))
        fail(span_of(open, q.at), fmt::format("no other field can stand inside {}:( )", field.name),
             "join them by AND");
    return group;
}

namespace {

// "date:july 2015", "date:4 july 2015": what makes a date of a year together with `text` is taken.
void take_whole_date(QueryCursor& q, const Field& field, std::string& text) {
    const auto is_year = [](std::string_view word) {
        return word.size() == 4 && word.find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (is_year(text)) return;
    std::size_t at = q.at;
    std::string longer = text;
    for (int more = 0; more < 2 && at < q.query.size() && q.query[at] == ' '; ++more) {
        const std::string_view next = word_at(q.query, at + 1);
        at += 1 + next.size();
        longer += " " + std::string(next);
        if (!is_year(next)) continue;
        if (!parse_date_operand(field.name, longer, q.context.today).error.empty()) return;
        q.at = at;
        text = longer;
        return;
    }
}

}  // namespace

// The operand of a field that isn't text: a word, or anything between quotation marks.
Node parse_value(QueryCursor& q, const Field& field, std::string_view name) {
    const std::size_t start = q.at;
    Node node;
    node.field = &field;
    if (quote_at(q.query, q.at) > 0) {
        node.text = parse_marked_text(q);
    } else {
        if (q.query[q.at] == '(')
            fail(span_of(q.at, q.at + 1), fmt::format("{}: takes one value", name),
                 fmt::format("for either of two, write {0}:A OR {0}:B", name));
        node.text = q.peek_word();
        q.at += node.text.size();
        if (field.kind == FieldKind::kDate) take_whole_date(q, field, node.text);
        const bool any_text =
            field.kind == FieldKind::kExact || field.kind == FieldKind::kDuplicate;
        if (!any_text && boost_of(node.text) < node.text.size())
            fail(q.span_from(start),
                 fmt::format("{}: adds nothing to a score that a ^ could multiply", field.name),
                 "leave the ^ out");
    }
    if (field.name == "kept" && name != "kept" && !node.text.empty())
        node.text = std::string(name) + "=" + (node.text == "*" ? "" : node.text);
    set_value(field, {q.span_from(start), q.context, q.notes}, node);
    return node;
}

}  // namespace dateline
