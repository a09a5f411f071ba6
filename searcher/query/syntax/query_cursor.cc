// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/syntax/query_cursor.h"

#include <algorithm>

#include <fmt/format.h>

#include "common/text/marks.h"
#include "common/text/text.h"
#include "common/text/utf8.h"
#include "searcher/query/syntax/field_value.h"
#include "searcher/query/syntax/query_lexer.h"
#include "searcher/query/syntax/query_limits.h"

namespace dateline {

QueryCursor::Nested::Nested(QueryCursor& cursor) : cursor_(cursor) {
    if (++cursor_.depth <= kMostNesting) return;
    const std::size_t end = std::min(cursor_.at, cursor_.query.size());
    fail(span_of(end == 0 ? 0 : end - 1, end),
         fmt::format("parentheses nest deeper than {}", kMostNesting),
         "write it with fewer parentheses");
}

bool QueryCursor::at_space(std::size_t place) const {
    return place < query.size() && is_space(decode_at(query, place).value);
}

void QueryCursor::skip_space() {
    while (at_space(at)) {
        at += decode_at(query, at).size;
    }
}

std::string_view QueryCursor::peek_word() const {
    return word_at(query, at);
}

bool QueryCursor::take_operator(std::string_view name) {
    if (peek_word() != name) return false;
    at += name.size();
    skip_space();
    return true;
}

void QueryCursor::need_operand(Span op, std::string_view name) const {
    if (!at_end_of_group() && peek_word() != "OR" && peek_word() != "AND") return;
    fail(op, fmt::format("{} needs something after it", name),
         fmt::format("to search for the word itself, write \"{}\"", name));
}

std::size_t QueryCursor::minus() const {
    if (at < query.size() && is_sign('-')) return query[at + 1] == '-' ? 0 : 1;
    const std::size_t dash = dash_at(query, at);
    const std::size_t next = at + dash;
    const bool before_word = dash > 1 && next < query.size() && !at_space(next) &&
                             query[next] != ')' && dash_at(query, next) == 0;
    return before_word ? dash : 0;
}

// Whether a + or - here is the sign of what follows it.
bool QueryCursor::is_sign(char sign) const {
    return query[at] == sign && at + 1 < query.size() && !at_space(at + 1) && query[at + 1] != ')';
}

}  // namespace dateline
