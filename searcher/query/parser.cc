// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/parser.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "common/text.h"
#include "searcher/query/field_value.h"
#include "searcher/query/query_words.h"

namespace dateline {
namespace {

class Parser {
  public:
    explicit Parser(std::string_view query) : query_(query) {}

    ParsedQuery parse() {
        ParsedQuery result;
        try {
            check_bytes();
            result.tree = parse_all();
        } catch (ParseFailure& failure) {
            result.error = std::move(failure.diagnostic);
        }
        return result;
    }

  private:
    Span span_from(std::size_t start) const {
        return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(at_)};
    }
    static Span span_of(std::size_t start, std::size_t end) {
        return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
    }

    void check_bytes() const {
        if (query_.size() > kMostQueryBytes) {
            fail(span_of(0, 1),
                 fmt::format("the query is {} bytes long; at most {} are taken", query_.size(),
                             kMostQueryBytes),
                 "split it, or search in a batch");
        }
        if (!is_utf8(query_)) fail(span_of(0, 1), "the query is not valid UTF-8");
    }

    Node parse_all() {
        skip_space();
        if (at_ == query_.size())
            fail(span_of(0, 0), "the query is empty", "type words, such as: china tariffs");
        Node tree = parse_or();
        if (at_ < query_.size())
            fail(span_of(at_, at_ + 1), "this bracket closes nothing",
                 "remove it, or open one before it");
        return tree;
    }

    void skip_space() {
        while (at_ < query_.size()) {
            const CodePoint point = decode_at(query_, at_);
            if (!is_space(point.value)) return;
            at_ += point.size;
        }
    }

    std::string_view peek_word() const { return word_at(query_, at_); }

    bool take_operator(std::string_view name) {
        if (peek_word() != name) return false;
        at_ += name.size();
        skip_space();
        return true;
    }

    bool at_end_of_group() const { return at_ == query_.size() || query_[at_] == ')'; }

    void need_operand(std::size_t op, std::string_view name) const {
        if (!at_end_of_group() && peek_word() != "OR" && peek_word() != "AND") return;
        fail(span_of(op, op + name.size()), fmt::format("{} needs something after it", name),
             fmt::format("to search for the word itself, write \"{}\"", name));
    }

    Node parse_or() {
        const std::size_t start = at_;
        std::vector<Node> children;
        children.push_back(parse_and());
        while (true) {
            const std::size_t op = at_;
            if (!take_operator("OR")) break;
            need_operand(op, "OR");
            children.push_back(parse_and());
        }
        return combine(NodeKind::kOr, std::move(children), start, false);
    }

    Node parse_and() {
        const std::size_t start = at_;
        std::vector<Node> children;
        bool implicit = true;
        if (peek_word() == "AND" || peek_word() == "OR") {
            fail(span_of(at_, at_ + peek_word().size()),
                 fmt::format("{} needs something before it", peek_word()),
                 fmt::format("to search for the word itself, write \"{}\"", peek_word()));
        }
        while (!at_end_of_group() && peek_word() != "OR") {
            const std::size_t op = at_;
            if (take_operator("AND")) {
                need_operand(op, "AND");
                implicit = false;
            }
            children.push_back(parse_not());
            skip_space();
        }
        if (children.empty())
            fail(span_of(start, std::min(start + 1, query_.size())),
                 "there is nothing between the brackets");
        return combine(NodeKind::kAnd, std::move(children), start, implicit);
    }

    Node combine(NodeKind kind,
                 std::vector<Node> children,
                 std::size_t start,
                 bool implicit) const {
        if (children.size() == 1) return std::move(children[0]);
        Node node;
        node.kind = kind;
        node.span = span_of(start, children.back().span.end);
        node.implicit = implicit;
        node.children = std::move(children);
        return node;
    }

    Node parse_not() {
        const std::size_t start = at_;
        const bool minus = query_[at_] == '-' && at_ + 1 < query_.size() &&
                           !is_space(decode_at(query_, at_ + 1).value) && query_[at_ + 1] != '-' &&
                           query_[at_ + 1] != ')';
        if (minus)
            ++at_;
        else if (!take_operator("NOT"))
            return parse_primary();
        need_operand(start, minus ? "-" : "NOT");
        const Nested nested(*this);
        Node node;
        node.kind = NodeKind::kNot;
        node.children.push_back(parse_not());
        node.span = span_from(start);
        return node;
    }

    Node parse_primary() {
        const std::size_t start = at_;
        if (query_[at_] == '+' && at_ + 1 < query_.size() &&
            !is_space(decode_at(query_, at_ + 1).value) && query_[at_ + 1] != ')') {
            ++at_;
            if (query_[at_] == '-' || query_[at_] == '+')
                fail(span_of(start, at_ + 1), "a word is wanted or not wanted, not both",
                     "write +word or -word");
            const Nested nested(*this);
            Node node = parse_primary();
            node.required = true;
            return node;
        }
        if (query_[at_] == '(') return parse_group();
        if (++leaves_ > kMostLeaves)
            fail(span_of(start, start + 1), fmt::format("more than {} words", kMostLeaves),
                 "split the query, or search in a batch");
        if (quote_at(query_, at_) > 0) return parse_phrase();
        if (const Field* field = field_at(query_, at_)) return parse_field(*field, start);
        return parse_word();
    }

    Node parse_group() {
        const std::size_t open = at_++;
        const Nested nested(*this);
        skip_space();
        if (at_ == query_.size())
            fail(span_of(open, open + 1), "this bracket is never closed", "add a )");
        Node node = parse_or();
        if (at_ == query_.size())
            fail(span_of(open, open + 1), "this bracket is never closed", "add a )");
        ++at_;
        node.span = span_from(open);
        return node;
    }

    Node parse_phrase() {
        const std::size_t open = at_;
        at_ += quote_at(query_, at_);
        const std::size_t start = at_;
        while (at_ < query_.size() && quote_at(query_, at_) == 0) {
            at_ += decode_at(query_, at_).size;
        }
        if (at_ == query_.size()) {
            fail(span_of(open, open + quote_at(query_, open)),
                 "this quotation mark is never closed",
                 "add a \" (in a shell, put the whole query between ' marks, or use -P)");
        }
        Node node;
        node.kind = NodeKind::kPhrase;
        node.text = squeeze(query_.substr(start, at_ - start));
        at_ += quote_at(query_, at_);
        if (node.text.empty())
            fail(span_from(open), "there is nothing between the quotation marks");
        if (peek_word() == "~s") {
            at_ += 2;
            node.stemmed = true;
        } else if (at_ < query_.size() && query_[at_] == '~') {
            fail(span_of(at_, at_ + peek_word().size()),
                 "after a phrase, only ~s (stemmed) is known");
        }
        node.span = span_from(open);
        return node;
    }

    Node parse_field(const Field& field, std::size_t start) {
        at_ = query_.find(':', at_) + 1;
        const bool missing_operand =
            at_ == query_.size() || is_space(decode_at(query_, at_).value) || query_[at_] == ')';
        if (missing_operand)
            fail(span_from(start), fmt::format("{}: needs something right after it", field.name),
                 fmt::format("such as {}", field.example));
        Node node;
        node.field = &field;
        switch (field.kind) {
            case FieldKind::kText:
                if (peek_word() == "*") return parse_any_value(field, start);
                node = parse_text_field(field, start);
                break;
            case FieldKind::kQuote:
                node = parse_quote(field);
                break;
            case FieldKind::kSaid:
                node = parse_said(field, start);
                break;
            default:
                take_value(field, node);
        }
        node.span = span_from(start);
        return node;
    }

    Node parse_text_field(const Field& field, std::size_t start) {
        if (query_[at_] == '=')
            fail(span_of(start, at_ + 1),
                 fmt::format("{}:= is not known to this version", field.name),
                 fmt::format("{}:\"...\" finds the words in this order", field.name));
        if (query_[at_] == '-' || query_[at_] == '+')
            fail(span_of(at_, at_ + 1), fmt::format("the sign belongs before {}:", field.name),
                 fmt::format("such as -{}", field.example));
        Node node;
        node.kind = NodeKind::kField;
        node.field = &field;
        const Nested nested(*this);
        node.children.push_back(parse_field_operand(field));
        return node;
    }

    Node quote_of(Node inside) const {
        Node node;
        node.kind = NodeKind::kQuote;
        node.field = find_field("quote");
        node.children.push_back(std::move(inside));
        return node;
    }

    // "quote:(speaker:rubio tariffs)", or one word or phrase.
    Node parse_quote(const Field& field) {
        const Nested nested(*this);
        const std::size_t start = at_;
        if (query_[at_] != '(') return quote_of(parse_field_operand(field));
        Node inside = parse_group();
        if (holds_quote(inside))
            fail(span_from(start), "no quotation can stand inside another one",
                 "write one quote:( ) after the other");
        return quote_of(std::move(inside));
    }

    // "said:rubio(tariffs)" is quote:(speaker:rubio tariffs), "said:rubio" quote:(speaker:rubio).
    Node parse_said(const Field& field, std::size_t start) {
        Node inside = parse_text_field(*find_field("speaker"), start);
        inside.span = span_from(start);
        if (at_ == query_.size() || query_[at_] != '(') return quote_of(std::move(inside));
        const std::size_t open = at_;
        Node words = parse_group();
        if (holds_quote(words))
            fail(span_of(open, at_), fmt::format("no quotation can stand inside {}:", field.name));
        Node both;
        both.kind = NodeKind::kAnd;
        both.implicit = true;
        both.children.push_back(std::move(inside));
        if (words.kind == NodeKind::kAnd && words.implicit && !words.required)
            std::ranges::move(words.children, std::back_inserter(both.children));
        else
            both.children.push_back(std::move(words));
        both.span = span_from(start);
        return quote_of(std::move(both));
    }

    static bool holds_quote(const Node& node) {
        return node.kind == NodeKind::kQuote || std::ranges::any_of(node.children, holds_quote);
    }

    // "title:*": whatever states the field.
    Node parse_any_value(const Field& field, std::size_t start) {
        ++at_;
        const Span span = span_from(start);
        if (field.name == "lead") fail(span, "every article has a lead", "write *");
        return has_node(field, span);
    }

    Node parse_field_operand(const Field& field) {
        if (query_[at_] == '(') {
            const std::size_t open = at_;
            Node group = parse_group();
            if (holds_field(group))
                fail(span_of(open, at_),
                     fmt::format("no other field can stand inside {}:( )", field.name));
            return group;
        }
        return quote_at(query_, at_) > 0 ? parse_phrase() : parse_word();
    }

    static bool holds_field(const Node& node) {
        return node.field != nullptr || std::ranges::any_of(node.children, holds_field);
    }

    // The operand of a field that isn't text: a word, or anything between quotation marks.
    std::string take_operand() {
        if (quote_at(query_, at_) > 0) return parse_phrase().text;
        std::string operand(peek_word());
        at_ += operand.size();
        return operand;
    }

    void take_value(const Field& field, Node& node) {
        const std::size_t start = at_;
        node.text = take_operand();
        set_value(field, span_from(start), node);
    }

    Node parse_word() {
        const std::size_t start = at_;
        const std::string_view word = peek_word();
        at_ += word.size();
        return word_node(word, span_from(start));
    }

    // Counts how deep brackets, fields and prefixes nest while it lives.
    class Nested {
      public:
        explicit Nested(Parser& parser) : parser_(parser) {
            if (++parser_.depth_ > kMostNesting) {
                const std::size_t at = std::min(parser_.at_, parser_.query_.size());
                fail(span_of(at == 0 ? 0 : at - 1, at),
                     fmt::format("brackets nest deeper than {}", kMostNesting),
                     "write it with fewer brackets");
            }
        }
        ~Nested() { --parser_.depth_; }
        Nested(const Nested&) = delete;
        Nested& operator=(const Nested&) = delete;

      private:
        Parser& parser_;
    };

    std::string_view query_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::size_t leaves_ = 0;
};

}  // namespace

ParsedQuery parse_query(std::string_view query) {
    ParsedQuery parsed = Parser(query).parse();
    if (parsed.error) return parsed;
    parsed.notes = notes_on(parsed.tree, query);
    return parsed;
}

}  // namespace dateline
