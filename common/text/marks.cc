// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/marks.h"

#include <algorithm>

namespace dateline {
namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
}

// The last byte of U+2000 to U+203F (E2 80 xx); 0 elsewhere.
unsigned general_punctuation_at(std::string_view text, std::size_t at) {
    return byte_at(text, at) == 0xE2 && byte_at(text, at + 1) == 0x80 ? byte_at(text, at + 2) : 0U;
}

}  // namespace

std::size_t apostrophe_at(std::string_view text, std::size_t at) {
    if (byte_at(text, at) == '\'') return 1;
    if (byte_at(text, at) == 0xCA && byte_at(text, at + 1) - 0xBBU < 5) return 2;
    const unsigned mark = general_punctuation_at(text, at);
    return mark == 0x98 || mark == 0x99 || text.substr(at).starts_with("\xEF\xBC\x87") ? 3 : 0;
}

std::size_t hyphen_at(std::string_view text, std::size_t at) {
    if (byte_at(text, at) == '-') return 1;
    const unsigned mark = general_punctuation_at(text, at);
    return mark == 0x90 || mark == 0x91 ? 3 : 0;
}

std::size_t dash_at(std::string_view text, std::size_t at) {
    if (const std::size_t hyphen = hyphen_at(text, at)) return hyphen;
    const unsigned mark = general_punctuation_at(text, at);
    const bool dash = mark == 0x92 || mark == 0x93 || mark == 0x94 ||
                      text.substr(at).starts_with("\xE2\x88\x92") ||  // minus sign
                      text.substr(at).starts_with("\xEF\xBC\x8D");    // full-width hyphen
    return dash ? 3 : 0;
}

std::size_t line_hyphen_at(std::string_view text, std::size_t at) {
    const unsigned second = byte_at(text, at + 1);
    const bool two = byte_at(text, at) == 0xC2 && (second == 0xAC || second == 0xAD);
    return two ? 2 : hyphen_at(text, at);
}

std::size_t past_blanks(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of(" \t", at), text.size());
}

bool ends_in_line_hyphen(std::string_view text) {
    const std::size_t size = text.find_last_not_of(" \t") + 1;
    for (std::size_t mark = 1; mark <= 3 && mark <= size; ++mark) {
        if (line_hyphen_at(text, size - mark) == mark) return true;
    }
    return false;
}

std::size_t subscript_at(std::string_view text, std::size_t at) {
    const unsigned last = byte_at(text, at + 2);
    const bool digit = text.substr(at).starts_with("\xE2\x82") && last >= 0x80 && last <= 0x89;
    return digit ? 3 : 0;
}

std::size_t superscript_at(std::string_view text, std::size_t at) {
    const unsigned second = byte_at(text, at + 1);
    if (byte_at(text, at) == 0xC2)
        return second == 0xB2 || second == 0xB3 || second == 0xB9 ? 2 : 0;
    const unsigned last = byte_at(text, at + 2);
    const bool digit =
        text.substr(at).starts_with("\xE2\x81") && (last == 0xB0 || (last >= 0xB4 && last <= 0xB9));
    return digit ? 3 : 0;
}

std::size_t superscripts_at_end(std::string_view text) {
    std::size_t size = 0;
    for (bool found = true; found;) {
        found = false;
        for (const std::size_t step : {2U, 3U}) {
            if (size + step > text.size() ||
                superscript_at(text, text.size() - size - step) != step)
                continue;
            size += step;
            found = true;
            break;
        }
    }
    return size;
}

std::size_t ignorable_at(std::string_view text, std::size_t at) {
    const unsigned first = byte_at(text, at);
    if (first < 0xC2) return 0;
    if (first == 0xC2) return byte_at(text, at + 1) == 0xAD ? 2 : 0;
    if (first == 0xEF)
        return byte_at(text, at + 1) == 0xBB && byte_at(text, at + 2) == 0xBF ? 3 : 0;
    if (first != 0xE2) return 0;
    const unsigned mark = general_punctuation_at(text, at);
    const unsigned later = byte_at(text, at + 1) == 0x81 ? byte_at(text, at + 2) : 0U;
    const bool zero_width = mark >= 0x8B && mark <= 0x8F;
    const bool direction = (mark >= 0xAA && mark <= 0xAE) || (later >= 0xA6 && later <= 0xA9);
    return zero_width || direction || later == 0xA0 ? 3 : 0;
}

std::size_t past_ignorable(std::string_view text, std::size_t at) {
    while (const std::size_t size = ignorable_at(text, at)) {
        at += size;
    }
    return at;
}

}  // namespace dateline
