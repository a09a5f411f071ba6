// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "searcher/query/syntax/diagnostic.h"
#include "searcher/query/syntax/query_context.h"
#include "searcher/query/syntax/tree.h"

namespace dateline {

/// Bytes [start, end) of a query.
inline Span span_of(std::size_t start, std::size_t end) {
    return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

/// The position of the parser in a query. Each step of the grammar leaves it after what it parsed.
struct QueryCursor {
    /// `nesting` is the number of groups (and saved searches) around this query.
    QueryCursor(std::string_view text, const QueryContext& settings, std::size_t nesting = 0)
        : query(text), context(settings), depth(nesting) {}

    void skip_space();
    bool at_end() const { return at == query.size(); }
    bool at_end_of_group() const { return at_end() || query[at] == ')'; }
    bool at_space(std::size_t place) const;
    std::string_view peek_word() const;
    std::string_view rest() const { return query.substr(at); }
    bool take_operator(std::string_view name);
    void need_operand(Span op, std::string_view name) const;
    /// Whether a + or - here is the sign of what follows it.
    bool is_sign(char sign) const;

    /// The size of a minus sign here that excludes the word after it: a hyphen, or a dash that a
    /// word processor made of one; 0 if there is none.
    std::size_t minus() const;
    Span span_from(std::size_t start) const { return span_of(start, at); }

    /// Counts the nesting of groups, fields and prefixes during its lifetime. Throws ParseFailure
    /// beyond kMostNesting.
    class Nested {
      public:
        explicit Nested(QueryCursor& cursor);
        ~Nested() { --cursor_.depth; }
        Nested(const Nested&) = delete;
        Nested& operator=(const Nested&) = delete;

      private:
        QueryCursor& cursor_;
    };

    std::string_view query;
    const QueryContext& context;
    std::size_t depth;
    std::size_t at = 0;  ///< byte offset
    std::size_t leaves = 0;
    std::vector<Diagnostic> notes;  ///< made while parsing
};

}  // namespace dateline
