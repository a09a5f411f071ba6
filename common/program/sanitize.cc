// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/program/sanitize.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "common/text/marks.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr char32_t kZwnj = 0x200C;
constexpr char32_t kZwj = 0x200D;

bool is_harmless(char32_t c) {
    if (c < 0x20) return c == '\n' || c == '\t';
    if (c < 0x7F) return true;
    const auto type = u_charType(static_cast<UChar32>(c));
    if (type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || type == U_SURROGATE) return false;
    if (c == 0x2028 || c == 0x2029) return false;
    // Code points reserved for future invisible characters.
    return type != U_UNASSIGNED ||
           u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == 0;
}

bool is_nonchar(char32_t c) {
    return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

// Persian and the Indic scripts use joiners in their spelling, and emoji sequences are built with
// them; after anything else a joiner only hides a difference between two strings.
bool takes_joiner(char32_t before) {
    return before >= 0x600 && (u_isalpha(static_cast<UChar32>(before)) != 0 || before >= 0x2600 ||
                               u_charType(static_cast<UChar32>(before)) == U_NON_SPACING_MARK);
}

bool is_safe(char32_t c, char32_t before) {
    if (c == kZwnj || c == kZwj) return takes_joiner(before);
    return is_harmless(c) && !is_nonchar(c);
}

bool is_plain(std::string_view text) {
    return std::ranges::all_of(
        text, [](char c) { return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t'; });
}

}  // namespace

std::string sanitize(std::string_view text) {
    if (is_plain(text)) return std::string(text);
    std::string out;
    out.reserve(text.size());
    char32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_at(text, at);
        at += point.size;
        const bool safe = is_safe(point.value, before);
        before = point.value;
        if (!safe && ignorable_at(text, at - point.size) > 0) continue;
        append_utf8(out, safe ? point.value : kReplacement);
    }
    return out;
}

std::string sanitize_line(std::string_view text) {
    std::string out = sanitize(text);
    std::ranges::replace_if(
        out, [](char c) { return c == '\n' || c == '\t'; }, ' ');
    return out;
}

}  // namespace dateline
