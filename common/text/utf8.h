// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// UTF-8 as bytes: decoding, repair and ASCII tests. Unicode properties are in text.h.
namespace dateline {

inline constexpr char32_t kReplacement = 0xFFFD;

/// A decoded code point and the number of bytes that it takes (1 to 4).
struct CodePoint {
    char32_t value;
    std::uint32_t size;
};

/// Decodes the code point at `at` (`at < text.size()`). An ill-formed sequence gives U+FFFD and the
/// size of its maximal ill-formed part, as Unicode 15 chapter 3.9 recommends.
CodePoint decode_at(std::string_view text, std::size_t at);

/// Appends `value` as UTF-8.
void append_utf8(std::string& out, char32_t value);

/// Whether `text` is well-formed UTF-8. Linear; checks ASCII eight bytes at a time.
bool is_utf8(std::string_view text);

/// Whether every byte is below 0x80.
bool is_ascii(std::string_view text);

/// `text` with its ASCII letters in lower case.
std::string ascii_lower(std::string_view text);

/// The same into `out`, whose memory is reused.
void assign_ascii_lower(std::string_view text, std::string& out);

/// `text` as well-formed UTF-8 with `\n` line ends and without a byte order mark: ill-formed parts
/// become U+FFFD, `\r\n` and `\r` become `\n`, NUL becomes a space. Text that needs no
/// repair is copied unchanged.
std::string repair_text(std::string_view text);

/// The longest prefix of at most `bytes` bytes that ends on a character boundary.
std::string_view utf8_prefix(std::string_view text, std::size_t bytes);

/// Whether `at` is 0, the end, or the first byte of a character.
inline bool is_boundary(std::string_view text, std::size_t at) {
    return at == 0 || at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

}  // namespace dateline
