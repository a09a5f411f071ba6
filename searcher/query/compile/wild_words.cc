// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/wild_words.h"

#include <algorithm>

#include "common/text/marks.h"
#include "common/text/text.h"

namespace dateline {
namespace {

std::size_t mark_at(std::string_view word, std::size_t at) {
    if (std::string_view(".&_").find(word[at]) != std::string_view::npos) return 1;
    const std::size_t hyphen = hyphen_at(word, at);
    return hyphen > 0 ? hyphen : apostrophe_at(word, at);
}

bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

// "U.S.*".
bool is_wild_abbreviation(std::string_view word) {
    if (word.size() < 5 || !word.ends_with(".*")) return false;
    for (std::size_t at = 0; at + 1 < word.size(); ++at) {
        const bool letter = at % 2 == 0;
        if (letter ? !is_letter(decode_at(word, at).value) : word[at] != '.') return false;
    }
    return true;
}

}  // namespace

bool is_wild(std::string_view word) {
    const std::size_t question = word.find('?');
    const bool inside = question != std::string_view::npos &&
                        word.find_first_not_of("?!.", question) != std::string_view::npos;
    return inside || word.find('*') != std::string_view::npos;
}

bool is_wild_in_unspaced(std::string_view word) {
    if (word.find('?') != std::string_view::npos) return false;
    const std::size_t first = word.find_first_not_of('*');
    const std::size_t last = word.find_last_not_of('*');
    if (first == std::string_view::npos) return false;
    const std::string_view inner = word.substr(first, last + 1 - first);
    std::size_t end = inner.size();
    while (end > 0 && !is_boundary(inner, --end)) {
    }
    return inner.find('*') == std::string_view::npos &&
           (first == 0 || is_unspaced(decode_at(inner, 0).value)) &&
           (last + 1 == word.size() || is_unspaced(decode_at(inner, end).value));
}

std::string without_stars(std::string_view word) {
    std::string text(word);
    std::erase(text, '*');
    return text;
}

WildWord wild_word(std::string_view word) {
    WildWord split;
    if (is_wild_abbreviation(word)) {
        split.parts.push_back(without_stars(word));
        return split;
    }
    std::string part;
    const auto close = [&] {
        if (!part.empty()) split.parts.push_back(std::exchange(part, {}));
    };
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t mark = mark_at(word, at);
        const std::size_t next = at + std::max<std::size_t>(mark, 1);
        const bool between_digits = mark > 0 && at > 0 && next < word.size() &&
                                    is_ascii_digit(word[at - 1]) && is_ascii_digit(word[next]);
        if (between_digits) split.whole += hyphen_at(word, at) > 0 ? "-" : word.substr(at, mark);
        if (mark > 0) {
            close();
            at += mark;
            continue;
        }
        const std::size_t size = decode_at(word, at).size;
        part += word.substr(at, size);
        split.whole += word.substr(at, size);
        at += size;
    }
    close();
    // "anti-*": any word after the hyphen.
    std::erase_if(split.parts, [](const std::string& text) { return text == "*"; });
    if (split.parts.empty()) split.parts.emplace_back(word);
    return split;
}

std::vector<std::string_view> spaced_words(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

}  // namespace dateline
