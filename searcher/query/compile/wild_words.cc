// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/wild_words.h"

#include <algorithm>
#include <array>
#include <utility>

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

// Whether nothing can go on before or after a word but a mark: "U.S.*", "can't*".
bool is_closed(std::string_view word) {
    const std::string bare = without_stars(word);
    const bool inside = bare.find('?') != std::string::npos ||
                        word.find(bare) == std::string_view::npos;  // a * within
    if (inside) return false;
    bool abbreviation = bare.size() >= 3;
    for (std::size_t at = 0; at < bare.size(); ++at) {
        const bool letter = at % 2 == 0;
        abbreviation =
            abbreviation && (letter ? is_letter(decode_at(bare, at).value) : bare[at] == '.');
    }
    static constexpr auto kClitics =
        std::to_array<std::string_view>({"d", "ll", "m", "re", "s", "t", "ve"});
    const bool clitic = std::ranges::any_of(kClitics, [&](std::string_view ending) {
        for (std::size_t size = 1; size <= 3 && ending.size() + size < bare.size(); ++size) {
            const std::size_t mark = bare.size() - ending.size() - size;
            if (bare.ends_with(ending) && apostrophe_at(bare, mark) == size) return true;
        }
        return false;
    });
    return abbreviation || clitic;
}

}  // namespace

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

bool has_star_at_mark(std::string_view word) {
    if (is_closed(word)) return false;
    for (std::size_t at = 0; at < word.size(); ++at) {
        const std::size_t mark = mark_at(word, at);
        const bool before = at > 0 && word[at - 1] == '*';
        if (mark > 0 && (before || word.substr(at + mark).starts_with('*'))) return true;
    }
    return false;
}

WildWord wild_word(std::string_view word) {
    WildWord split;
    if (is_closed(word)) {
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
        if (word[at] == ',' && at > 0 && is_ascii_digit(word[at - 1])) {  // "1,000*"
            ++at;
            continue;
        }
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
