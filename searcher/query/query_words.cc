// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_words.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

// Straight, and the curly, low and angled marks of several languages; any of them opens and any
// closes.
constexpr std::array<std::string_view, 6> kQuotes = {"\"",           "\xE2\x80\x9C", "\xE2\x80\x9D",
                                                     "\xE2\x80\x9E", "\xC2\xAB",     "\xC2\xBB"};

}  // namespace

std::size_t quote_at(std::string_view text, std::size_t at) {
    for (const std::string_view quote : kQuotes) {
        if (text.substr(at).starts_with(quote)) return quote.size();
    }
    return 0;
}

bool is_field_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

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

bool is_unknown_form(std::string_view word) {
    if (word.size() < 2) return false;
    const std::size_t question = word.find('?');
    const bool inside = question != std::string_view::npos &&
                        word.find_first_not_of("?!.", question) != std::string_view::npos;
    return word[0] == '=' || (word[0] == '/' && word.find('/', 1) != std::string_view::npos) ||
           inside;
}

bool has_suffix(std::string_view word) {
    const std::size_t mark = word.find_last_of("~^");
    return mark != std::string_view::npos && mark > 0 && mark + 1 < word.size() &&
           word.substr(mark + 1).find_first_not_of("0123456789.") == std::string_view::npos;
}

}  // namespace dateline
