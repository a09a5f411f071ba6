// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/syntax/query_lexer.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "common/schema/terms.h"
#include "common/text/edit_distance.h"
#include "common/text/text.h"
#include "common/text/utf8.h"
#include "searcher/query/syntax/field_value.h"
#include "searcher/query/syntax/habits.h"
#include "searcher/query/syntax/positional_operator.h"
#include "searcher/query/syntax/query_limits.h"
#include "searcher/query/syntax/wildcards.h"
#include "searcher/query/syntax/word_boost.h"

namespace dateline {
namespace {

bool is_field_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_name_char(char c) {
    return is_field_char(c) || (c >= '0' && c <= '9') || c == '-';
}

Node wildcard_node(std::string_view word, Span span) {
    if (word.find_first_not_of("*?") == std::string_view::npos)
        fail(span, fmt::format("'{}' says nothing of the word", word),
             "write letters, such as tarif*; * alone finds every article");
    return node_of(NodeKind::kWildcard, word, span);
}

// "word~", "word~1", "word~2".
Node fuzzy_node(std::string_view word, std::size_t tilde, Span span) {
    const std::string_view edits = word.substr(tilde + 1);
    if (!edits.empty() && edits != "1" && edits != "2")
        fail(span, fmt::format("'{}': at most two edits are looked for", word),
             fmt::format("write {0}~1 or {0}~2", word.substr(0, tilde)));
    if (has_wildcard(word.substr(0, tilde)) || word[0] == '=')
        fail(span, "~ doesn't go together with * ? or =", "write one of them");
    Node node = node_of(NodeKind::kFuzzy, word.substr(0, tilde), span);
    node.count = edits == "2" ? 2 : 1;
    return node;
}

// The offset of a ~ followed by nothing but digits or dots; npos if there is none.
std::size_t tilde_of(std::string_view word) {
    const std::size_t tilde = word.rfind('~');
    const bool suffix = tilde != std::string_view::npos && tilde > 0 &&
                        word.find_first_not_of("0123456789.", tilde + 1) == std::string_view::npos;
    return suffix ? tilde : std::string_view::npos;
}

void refuse_operator(std::string_view word, Span span) {
    const bool op = word == "NOT" || word == "AND" || word == "OR" || word.starts_with("--") ||
                    positional_operator(word, span).has_value();
    if (!op) return;
    fail(span, fmt::format("{} can't stand here", word.starts_with("--") ? "--" : word),
         fmt::format("to search for the word itself, write \"{}\"", word));
}

// "NEAR/x": the name of an operator without its number.
void refuse_half_operator(std::string_view word, Span span) {
    for (const std::string_view name : {"NEAR/", "ADJ/", "ATLEAST/"}) {
        if (word.starts_with(name))
            fail(span, fmt::format("{} needs a number", name.substr(0, name.size() - 1)),
                 fmt::format("such as {}5; to search for the text, write \"{}\"", name, word));
    }
}

[[noreturn]] void fail_unknown(std::string_view name,
                               std::string_view word,
                               Span span,
                               const std::vector<std::string>& kept) {
    const auto meant = std::ranges::find_if(
        kept, [&](const std::string& one) { return edit_distance(kept_name(name), one, 2) <= 2; });
    const auto nearest =
        meant != kept.end() ? std::optional<std::string_view>(*meant) : nearest_field(name);
    const std::string all = "All fields: dateline-search --fields-help";
    if (const auto ours = field_of_habit(name); !ours.empty())
        fail(span, fmt::format("unknown field '{}'", name), fmt::format("{}.   {}", ours, all));
    fail(span, fmt::format("unknown field '{}'", name),
         nearest ? fmt::format("did you mean {}: ?   {}", *nearest, all)
                 : fmt::format("to search for the text, write \"{}\".   {}", word, all));
}

}  // namespace

std::size_t regex_at(std::string_view query, std::size_t at) {
    if (at == query.size() || query[at] != '/') return 0;
    std::size_t end = at + 1;
    for (; end < query.size() && query[end] != '/'; ++end) {
        if (query[end] == '\\') ++end;
        if (end >= query.size() || is_space(decode_at(query, end).value)) return 0;
    }
    if (end >= query.size() || end == at + 1) return 0;
    ++end;
    const std::string_view rest = word_at(query, end);
    return rest.empty() || rest.starts_with('^') ? end - at : 0;
}

const Field* field_at(std::string_view query,
                      std::size_t at,
                      const std::vector<std::string>& kept) {
    std::size_t end = at;
    while (end < query.size() && is_field_char(query[end])) {
        ++end;
    }
    if (end == at || end == query.size() || query[end] != ':') return nullptr;
    if (query.substr(end).starts_with("://")) return nullptr;
    const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    const std::string_view name = query.substr(at, end - at);
    const Field* field = find_field(name);
    if (field != nullptr) return field;
    if (std::ranges::find(kept, kept_name(name)) != kept.end()) return find_field("kept");
    fail_unknown(name, word_at(query, at), span, kept);
}

std::string_view saved_name(std::string_view word) {
    const auto end = std::ranges::find_if_not(word, is_name_char);
    return word.substr(0, static_cast<std::size_t>(end - word.begin()));
}

bool is_saved_name(std::string_view word) {
    return !word.empty() && saved_name(word.substr(0, boost_of(word))).size() == boost_of(word);
}

Node word_node(std::string_view word, Span span) {
    refuse_operator(word, span);
    refuse_half_operator(word, span);
    if (const std::size_t mark = word.find('^'); mark != std::string_view::npos && mark > 0)
        fail(span,
             fmt::format("a ^ is followed by one number from {} to {}", kLeastBoost, kMostBoost),
             fmt::format("such as {}^2; to search for the text, write \"{}\"", word.substr(0, mark),
                         word));
    if (word == "*") return node_of(NodeKind::kAll, "", span);
    if (const std::size_t tilde = tilde_of(word); tilde != std::string_view::npos)
        return fuzzy_node(word, tilde, span);
    const bool exact = word.size() > 1 && word[0] == '=';
    if (exact && has_wildcard(word))
        fail(span, "= doesn't go together with * or ?", "words like it are in any form");
    if (has_wildcard(word)) return wildcard_node(word, span);
    Node node = node_of(NodeKind::kWord, word.substr(exact ? 1 : 0), span);
    if (exact) node.form = WordForm::kExact;
    return node;
}

Node regex_node(std::string_view word, Span span) {
    return node_of(NodeKind::kRegex, word.substr(1, word.size() - 2), span);
}

void refuse_operator_at(std::string_view query, std::size_t at) {
    const std::string_view word = word_at(query, at);
    if (regex_at(query, at) > 0) return;
    refuse_operator(word,
                    {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())});
}

}  // namespace dateline
