// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/syntax/parser.h"
#include "searcher/query/syntax/positional_operator.h"

namespace dateline {

/// The recursive descent over one query. One file per level: parser.cc has groups and AND, OR, NOT;
/// parse_positional.cc the operands of NEAR and the like; parse_operand.cc words, phrases and
/// whatever else matches by itself; parse_field.cc what follows a field name. Each step leaves the
/// cursor after what it parsed, and throws ParseFailure.
class Parser {
  public:
    /// `depth`: the nesting of groups (and saved searches) around this query.
    Parser(std::string_view query, const QueryContext& context, std::size_t depth = 0)
        : query_(query), context_(context), depth_(depth) {}

    Node parse();

    /// Notes made while parsing.
    std::vector<Diagnostic> notes;

  private:
    // parser.cc
    void check_bytes() const;
    Node parse_or();
    Node parse_and();
    Node parse_not();
    Node parse_group();
    bool is_sign(char sign) const;
    void refuse_leading_operator() const;
    static Node combine(NodeKind kind, std::vector<Node> children, Span span, bool implicit);

    // parse_positional.cc
    Node parse_positional();
    Node parse_right_operand(const PositionalOperator& op, std::string_view typed, Span place);
    void check_operand(const Node& node, std::string_view op) const;
    std::optional<Node> parse_at_least();

    // parse_operand.cc
    Node parse_operand();
    Node parse_bare_operand();
    Node parse_required();
    Node parse_phrase();
    void parse_phrase_suffix(Node& phrase);
    Node parse_text_operand();
    Node parse_word();
    Node parse_synonym();
    Node parse_saved();
    void parse_boost(Node& node);
    std::string parse_marked_text();

    // parse_field.cc
    Node parse_field(const Field& field, std::size_t start);
    Node parse_text_field(const Field& field, std::size_t start);
    Node parse_whole_value(const Field& field, std::size_t start);
    Node parse_any_value(const Field& field, std::size_t start);
    Node parse_field_operand(const Field& field);
    Node parse_quote(const Field& field);
    Node parse_said(const Field& field, std::size_t start);
    Node parse_cased(const Field& field);
    Node parse_value(const Field& field);

    // The cursor.
    void skip_space();
    bool at_end() const { return at_ == query_.size(); }
    bool at_end_of_group() const { return at_end() || query_[at_] == ')'; }
    bool at_space(std::size_t at) const;
    std::string_view peek_word() const;
    std::string_view rest() const { return query_.substr(at_); }
    bool take_operator(std::string_view name);
    void need_operand(Span op, std::string_view name) const;
    Span span_from(std::size_t start) const { return span_of(start, at_); }
    static Span span_of(std::size_t start, std::size_t end) {
        return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
    }

    // Counts the nesting of groups, fields and prefixes during its lifetime.
    class Nested {
      public:
        explicit Nested(Parser& parser);
        ~Nested() { --parser_.depth_; }
        Nested(const Nested&) = delete;
        Nested& operator=(const Nested&) = delete;

      private:
        Parser& parser_;
    };

    std::string_view query_;
    const QueryContext& context_;
    std::size_t depth_;
    std::size_t at_ = 0;
    std::size_t leaves_ = 0;
};

}  // namespace dateline
