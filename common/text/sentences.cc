// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/sentences.h"

#include "common/base/byte_scan.h"
#include "common/text/text.h"
#include "common/text/word_set.h"

namespace dateline {
namespace {

bool is_cjk_stop(char32_t c) {
    return c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}
bool is_stop(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || is_cjk_stop(c);
}

// The next byte that may end a sentence.
std::size_t next_stop(std::string_view text, std::size_t at) {
    return find_special<'.', '!', '?'>(text, at);
}

bool is_closing(char32_t c) {
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201D ||
           c == 0xBB || c == 0x300D || c == 0x300F;
}

bool is_opening(char32_t c) {
    return c == '"' || c == '\'' || c == '(' || c == '[' || c == 0x2018 || c == 0x201C ||
           c == 0x201E || c == 0xAB || c == 0x2014;
}

bool may_begin(char32_t c) {
    return is_upper(c) || is_opening(c) || (c >= '0' && c <= '9') || (is_letter(c) && !is_lower(c));
}

// Abbreviations that news puts before a name or a number; their full stop ends no sentence.
constexpr WordSet kAbbreviations(
    {"adm", "apr", "assn", "aug",  "ave", "bros", "capt", "cf",  "co",   "col",  "comdr",  "corp",
     "cpl", "dec", "del",  "dept", "dr",  "e.g",  "est",  "feb", "fr",   "gen",  "gov",    "hon",
     "i.e", "inc", "jan",  "jr",   "jul", "jun",  "lt",   "ltd", "maj",  "mar",  "messrs", "mme",
     "mr",  "mrs", "ms",   "mt",   "no",  "nos",  "nov",  "oct", "pres", "prof", "rep",    "reps",
     "rev", "sen", "sens", "sept", "sep", "sgt",  "sr",   "st",  "supt", "vs"});

bool is_digit_at(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

// Whether the full stop at `stop` ends an abbreviation: an initial, single letters ("U.S."), or a
// known one.
bool is_abbreviation(std::string_view text, std::size_t stop) {
    std::size_t start = stop;
    while (start > 0 && text[start - 1] != ' ' && text[start - 1] != '\n' &&
           text[start - 1] != '(' && stop - start < 8) {
        --start;
    }
    const std::string_view word = text.substr(start, stop - start);
    if (word.empty() || !is_ascii(word)) return false;
    if (word == "X" &&
        (text.substr(0, start).ends_with(" on ") || text.substr(0, start).ends_with(" to ")))
        return false;  // the network
    if (word.size() == 1) return word[0] >= 'A' && word[0] <= 'Z' && word[0] != 'I';
    const bool letters = word.size() % 2 == 1 && word[1] == '.' && word[word.size() - 2] == '.';
    if (word == "no" || word == "No") return is_digit_at(text, stop + 2);  // "he said no. She …"
    return letters || kAbbreviations.contains(fold(word));
}

}  // namespace

std::vector<std::uint32_t> sentence_starts(std::string_view paragraph) {
    const std::string_view text = paragraph;
    std::vector<std::uint32_t> starts;
    starts.reserve(8);
    starts.push_back(0);
    for (std::size_t at = next_stop(text, 0); at < text.size(); at = next_stop(text, at)) {
        const CodePoint point = decode_at(text, at);
        const std::size_t stop = at;
        at += point.size;
        if (!is_stop(point.value)) continue;
        while (at < text.size() &&
               (is_stop(decode_at(text, at).value) || is_closing(decode_at(text, at).value))) {
            at += decode_at(text, at).size;
        }
        std::size_t next = at;
        while (next < text.size() && is_space(decode_at(text, next).value)) {
            next += decode_at(text, next).size;
        }
        if (next >= text.size()) break;
        const bool spaced = next > at || is_cjk_stop(point.value);
        if (!spaced || !may_begin(decode_at(text, next).value)) continue;
        if (point.value == '.' && at == stop + 1 && is_abbreviation(text, stop)) continue;
        starts.push_back(static_cast<std::uint32_t>(next));
    }
    return starts;
}

}  // namespace dateline
