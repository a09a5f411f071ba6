// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/broken_words.h"

#include <algorithm>

#include "common/text/marks.h"
#include "common/text/text.h"

namespace dateline {
namespace {

// Bytes before and after a gap in which the word is looked for, so that a text of gaps takes no
// longer than its size allows.
constexpr std::size_t kNearby = std::size_t{1} << 10;

CodePoint letter_before(std::string_view text, std::size_t at) {
    while (at > 0) {
        --at;
        if (is_boundary(text, at)) break;
    }
    return decode_at(text, at);
}

std::size_t start_of_word(std::string_view text, std::size_t at) {
    while (at > 0) {
        const CodePoint before = letter_before(text, at);
        if (!is_letter(before.value)) break;
        at -= before.size;
    }
    return at;
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
    while (at < text.size() && is_letter(decode_at(text, at).value)) {
        at += decode_at(text, at).size;
    }
    return at;
}

}  // namespace

std::optional<WordGap> word_gap_at(std::string_view text, std::size_t at) {
    const std::size_t hyphen = line_hyphen_at(text, at);
    if (hyphen == 0 || at == 0) return std::nullopt;
    const std::size_t line = past_blanks(text, at + hyphen);
    if (line == text.size() || text[line] != '\n') return std::nullopt;
    const std::size_t next = past_blanks(text, line + 1);
    if (next == text.size() || !is_letter(decode_at(text, next).value) ||
        !is_letter(letter_before(text, at).value))
        return std::nullopt;
    WordGap gap{next - at, is_upper(decode_at(text, next).value)};
    if (!gap.keeps_hyphen && hyphen_at(text, at) > 0) {
        const std::size_t start = start_of_word(text, at);
        const std::string whole = std::string(text.substr(start, at - start)) + "-" +
                                  std::string(text.substr(next, end_of_word(text, next) - next));
        const std::size_t from = at - std::min(at, kNearby);
        gap.keeps_hyphen = text.substr(from, 2 * kNearby).find(whole) != std::string_view::npos;
    }
    return gap;
}

std::string running_text(std::string_view text) {
    std::string whole;
    std::size_t from = 0;
    for (std::size_t line = text.find('\n'); line != std::string_view::npos;
         line = text.find('\n', line + 1)) {
        const std::size_t last = text.find_last_not_of(" \t", line - 1);
        if (line == 0 || last == std::string_view::npos) continue;
        for (std::size_t at = last; at + 3 > last && at >= from; --at) {
            const auto gap = word_gap_at(text, at);
            if (gap) {
                whole += text.substr(from, at - from);
                if (gap->keeps_hyphen) whole += '-';
                from = at + gap->size;
            }
            if (gap || at == 0) break;
        }
    }
    whole += text.substr(from);
    return squeeze(whole);
}

}  // namespace dateline
