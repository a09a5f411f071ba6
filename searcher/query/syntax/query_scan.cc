// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/syntax/query_scan.h"

#include <array>

#include "common/text/text.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

// Straight marks, and the curly, low and angled marks of several languages; any of them opens and
// any closes.
constexpr std::array<std::string_view, 6> kQuotes = {"\"",           "\xE2\x80\x9C", "\xE2\x80\x9D",
                                                     "\xE2\x80\x9E", "\xC2\xAB",     "\xC2\xBB"};

// Hebrew abbreviations have a mark before their last letter.
bool is_between_hebrew(std::string_view text, std::size_t at) {
    const auto is_hebrew = [&](std::size_t letter) {
        const std::string_view two = text.substr(letter, 2);
        return two >= "\xD7\x90" && two <= "\xD7\xAA";
    };
    return at >= 2 && is_hebrew(at - 2) && at + 2 < text.size() && is_hebrew(at + 1);
}

}  // namespace

std::size_t quote_at(std::string_view query, std::size_t at) {
    const std::string_view text = query;
    if (text.substr(at).starts_with('"') && is_between_hebrew(text, at)) return 0;
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

}  // namespace dateline
