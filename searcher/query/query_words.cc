// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_words.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "common/text.h"
#include "common/utf8.h"
#include "searcher/query/field_value.h"

namespace dateline {
namespace {

// Straight, and the curly, low and angled marks of several languages; any of them opens and any
// closes.
constexpr std::array<std::string_view, 6> kQuotes = {"\"",           "\xE2\x80\x9C", "\xE2\x80\x9D",
                                                     "\xE2\x80\x9E", "\xC2\xAB",     "\xC2\xBB"};

bool is_field_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// Operators of the language that words may not be taken for. Those with a count ("NEAR/5") are
// told by their beginning.
bool is_reserved(std::string_view word) {
    constexpr auto kWords =
        std::to_array<std::string_view>({"NEAR", "ADJ", "SENT", "PARA", "XOR", "/s", "/p"});
    constexpr auto kCounted =
        std::to_array<std::string_view>({"NEAR/", "ADJ/", "ATLEAST/", "w/", "pre/"});
    if (std::ranges::find(kWords, word) != kWords.end()) return true;
    return std::ranges::any_of(kCounted, [&](std::string_view op) {
        return word.starts_with(op) && word.size() > op.size() && word[op.size()] >= '0' &&
               word[op.size()] <= '9';
    });
}

// Forms of words that the language will have, and that must not be taken for others: =form,
// /expression/, t?riff.
bool is_unknown_form(std::string_view word) {
    if (word.size() < 2) return false;
    const std::size_t question = word.find('?');
    const bool inside = question != std::string_view::npos &&
                        word.find_first_not_of("?!.", question) != std::string_view::npos;
    return word[0] == '=' || (word[0] == '/' && word.find('/', 1) != std::string_view::npos) ||
           inside;
}

// "word~1", "word^2": a mark and digits at the end.
bool has_suffix(std::string_view word) {
    const std::size_t mark = word.find_last_of("~^");
    return mark != std::string_view::npos && mark > 0 && mark + 1 < word.size() &&
           word.substr(mark + 1).find_first_not_of("0123456789.") == std::string_view::npos;
}

[[noreturn]] void fail_unknown(std::string_view name, std::string_view word, Span span) {
    const auto nearest = nearest_field(name);
    fail(span, fmt::format("unknown field '{}'", name),
         nearest ? fmt::format("did you mean {}: ?   All fields: dateline-search --fields-help",
                               *nearest)
                 : fmt::format("all fields: dateline-search --fields-help; to search for the text, "
                               "write \"{}\"",
                               word));
}

}  // namespace

std::size_t quote_at(std::string_view text, std::size_t at) {
    for (const std::string_view quote : kQuotes) {
        if (text.substr(at).starts_with(quote)) return quote.size();
    }
    return 0;
}

std::string_view word_at(std::string_view query, std::size_t at) {
    std::size_t end = at;
    while (end < query.size() && query[end] != '(' && query[end] != ')' &&
           quote_at(query, end) == 0) {
        const CodePoint point = decode_at(query, end);
        if (is_space(point.value)) break;
        end += point.size;
    }
    return query.substr(at, end - at);
}

const Field* field_at(std::string_view query, std::size_t at) {
    std::size_t end = at;
    while (end < query.size() && is_field_char(query[end])) {
        ++end;
    }
    if (end == at || end == query.size() || query[end] != ':') return nullptr;
    if (query.substr(end).starts_with("://")) return nullptr;
    const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    const std::string_view name = query.substr(at, end - at);
    const Field* field = find_field(name);
    if (field == nullptr) fail_unknown(name, word_at(query, at), span);
    return field;
}

Node word_node(std::string_view word, Span span) {
    if (is_reserved(word))
        fail(span, fmt::format("the operator {} is not known to this version", word),
             fmt::format("to search for the word itself, write \"{}\"", word));
    if (is_unknown_form(word)) {
        fail(span, fmt::format("'{}' is not known to this version", word),
             fmt::format("to search for the words in it, write \"{}\"", word));
    }
    if (word.starts_with("--") || word == "NOT" || word == "AND" || word == "OR") {
        fail(span, fmt::format("{} can't stand here", word.starts_with("--") ? "--" : word),
             fmt::format("to search for the word itself, write \"{}\"", word));
    }
    Node node;
    node.kind = NodeKind::kWord;
    node.span = span;
    if (word == "*") {
        node.kind = NodeKind::kAll;
        return node;
    }
    if (word.ends_with('*')) {
        word.remove_suffix(1);
        node.kind = NodeKind::kPrefix;
    }
    if (word.find('*') != std::string_view::npos)
        fail(span, "a * can only stand at the end of a word", "such as tarif*");
    if (has_suffix(word)) fail(span, "~ and ^ after a word are not known to this version");
    node.text = word;
    return node;
}

}  // namespace dateline
