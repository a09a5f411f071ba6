// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/syntax/positional_operator.h"
#include "searcher/query/syntax/query_cursor.h"

/// The steps of a recursive descent over one query, one file per level. Each leaves the cursor
/// after what it parsed, and throws ParseFailure.
namespace dateline {

// ---- parser.cc: groups and AND, OR, NOT

void check_bytes(QueryCursor& q);
Node parse_whole(QueryCursor& q);
Node parse_or(QueryCursor& q);
void refuse_leading_operator(QueryCursor& q);
Node parse_and(QueryCursor& q);
Node combine(NodeKind kind, std::vector<Node> children, Span span, bool implicit);
Node parse_not(QueryCursor& q);
Node parse_group(QueryCursor& q);

// ---- parse_positional.cc: the operands of NEAR and the like

Node parse_positional(QueryCursor& q);
Node parse_right_operand(QueryCursor& q,
                         const PositionalOperator& op,
                         std::string_view typed,
                         Span place);
void check_operand(const Node& node, std::string_view op);
/// "ATLEAST/3(tariff)".
std::optional<Node> parse_at_least(QueryCursor& q);

// ---- parse_operand.cc: words, phrases and whatever else matches by itself

Node parse_operand(QueryCursor& q);
Node parse_required(QueryCursor& q);
Node parse_bare_operand(QueryCursor& q);
/// An operand that a text field accepts too.
Node parse_text_operand(QueryCursor& q);
/// The text between quotation marks.
std::string parse_marked_text(QueryCursor& q);
Node parse_phrase(QueryCursor& q);
/// The suffixes "~s" and "~5", in this order.
void parse_phrase_suffix(QueryCursor& q, Node& phrase);
Node parse_word(QueryCursor& q);
/// Notes that a NOT or "-word" of a question is words.
void note_plain_word(QueryCursor& q, Span span);
/// "~car": any of the user's synonyms of the word.
Node parse_synonym(QueryCursor& q);
/// "@name": a saved search, as if in parentheses.
Node parse_saved(QueryCursor& q);
/// "^2" directly after an operand.
void parse_boost(QueryCursor& q, Node& node);

// ---- parse_field.cc: what follows a field name

Node parse_field(QueryCursor& q, const Field& field, std::size_t start);
Node parse_text_field(QueryCursor& q, const Field& field, std::size_t start);
/// "title:="weekly roundup"": the field is exactly this; with "", it is empty.
Node parse_whole_value(QueryCursor& q, const Field& field, std::size_t start);
/// "title:*": any value of the field.
Node parse_any_value(QueryCursor& q, const Field& field, std::size_t start);
/// "quote:(speaker:rubio tariffs)", or one word or phrase.
Node parse_quote(QueryCursor& q, const Field& field);
/// "said:rubio(tariffs)" is quote:(speaker:rubio tariffs), "said:rubio" quote:(speaker:rubio).
Node parse_said(QueryCursor& q, const Field& field, std::size_t start);
/// "case:US", "case:"New York"".
Node parse_cased(QueryCursor& q, const Field& field);
Node parse_field_operand(QueryCursor& q, const Field& field);
/// The operand of a field that isn't text: a word, or anything between quotation marks.
Node parse_value(QueryCursor& q, const Field& field, std::string_view name);

}  // namespace dateline
