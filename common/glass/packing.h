// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// How Xapian's glass format (1.4; format of 2016-03-14) packs numbers and strings into the keys
/// and tags of its tables. Functions that take a string append to it.
namespace dateline::glass {

/// The greatest size of a packed number, in bytes.
inline constexpr std::size_t kMostPacked = 10;

/// LEB128: seven bits a byte, lowest first. `out` has room for kMostPacked bytes; returns their
/// end.
inline char* pack_uint(char* out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) {
        *out++ = static_cast<char>(value | 0x80);
    }
    *out++ = static_cast<char>(value);
    return out;
}
inline void pack_uint(std::string& out, std::uint64_t value) {
    if (value < 0x80) return out.push_back(static_cast<char>(value));
    char packed[kMostPacked];
    out.append(packed, pack_uint(packed, value));
}

/// The bytes of `value`, lowest first, without a length: only for the end of a key.
void pack_uint_last(std::string& out, std::uint64_t value);

/// Packs numbers so that the bytes sort as the numbers do: document numbers in keys.
void pack_uint_sorting(std::string& out, std::uint32_t value);

/// Undoes pack_uint_sorting; `std::nullopt` if `bytes` isn't its result.
std::optional<std::uint32_t> unpack_uint_sorting(std::string_view bytes);

/// Length, then bytes.
void pack_string(std::string& out, std::string_view value);

/// Packs strings so that the bytes sort as the strings do, whatever follows; `last`: nothing
/// follows.
void pack_string_sorting(std::string& out, std::string_view value, bool last);

}  // namespace dateline::glass
