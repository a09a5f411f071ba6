// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/utf8.h"

#include <cstring>

namespace dateline {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080U;

std::size_t ascii_run(std::string_view text, std::size_t at) {
    while (at + 8 <= text.size()) {
        std::uint64_t block = 0;
        std::memcpy(&block, text.data() + at, 8);
        if ((block & kHighBits) != 0) break;
        at += 8;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) {
        ++at;
    }
    return at;
}

struct Lead {
    std::uint32_t size;  // 0: not a lead byte
    unsigned char low;   // bounds of the second byte
    unsigned char high;
};

// Table 3-7 of the Unicode Standard: which second bytes a lead byte admits.
Lead lead_of(unsigned char byte) {
    if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
    if (byte == 0xE0) return {3, 0xA0, 0xBF};
    if (byte == 0xED) return {3, 0x80, 0x9F};
    if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
    if (byte == 0xF0) return {4, 0x90, 0xBF};
    if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
    if (byte == 0xF4) return {4, 0x80, 0x8F};
    return {0, 0, 0};
}

}  // namespace

CodePoint decode_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80) return {first, 1};
    const Lead lead = lead_of(first);
    if (lead.size == 0) return {kReplacement, 1};
    char32_t value = first & (0x7FU >> lead.size);
    for (std::uint32_t i = 1; i < lead.size; ++i) {
        if (at + i >= text.size()) return {kReplacement, i};
        const unsigned char next = byte(at + i);
        const unsigned char low = i == 1 ? lead.low : 0x80;
        const unsigned char high = i == 1 ? lead.high : 0xBF;
        if (next < low || next > high) return {kReplacement, i};
        value = value << 6 | (next & 0x3FU);
    }
    return {value, lead.size};
}

void append_utf8(std::string& out, char32_t value) {
    const auto put = [&](char32_t bits) { out.push_back(static_cast<char>(bits)); };
    if (value < 0x80) {
        put(value);
    } else if (value < 0x800) {
        put(0xC0 | value >> 6);
        put(0x80 | (value & 0x3F));
    } else if (value < 0x10000) {
        put(0xE0 | value >> 12);
        put(0x80 | (value >> 6 & 0x3F));
        put(0x80 | (value & 0x3F));
    } else {
        put(0xF0 | value >> 18);
        put(0x80 | (value >> 12 & 0x3F));
        put(0x80 | (value >> 6 & 0x3F));
        put(0x80 | (value & 0x3F));
    }
}

std::string ascii_lower(std::string_view text) {
    std::string out;
    assign_ascii_lower(text, out);
    return out;
}

void assign_ascii_lower(std::string_view text, std::string& out) {
    out = text;
    for (char& c : out) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    }
}

bool is_ascii(std::string_view text) {
    return ascii_run(text, 0) == text.size();
}

bool is_utf8(std::string_view text) {
    for (std::size_t at = ascii_run(text, 0); at < text.size(); at = ascii_run(text, at)) {
        const CodePoint point = decode_at(text, at);
        if (point.value == kReplacement && text.substr(at, 3) != "\xEF\xBF\xBD") return false;
        at += point.size;
    }
    return true;
}

std::string repair_text(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const bool plain =
        text.find('\r') == std::string_view::npos && text.find('\0') == std::string_view::npos;
    if (plain && is_utf8(text)) return std::string(text);
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_at(text, at);
        at += point.size;
        if (point.value == '\r') {
            if (at >= text.size() || text[at] != '\n') out.push_back('\n');
        } else {
            append_utf8(out, point.value == 0 ? U' ' : point.value);
        }
    }
    return out;
}

std::string_view utf8_prefix(std::string_view text, std::size_t bytes) {
    if (bytes >= text.size()) return text;
    while (bytes > 0 && !is_boundary(text, bytes)) {
        --bytes;
    }
    return text.substr(0, bytes);
}

}  // namespace dateline
