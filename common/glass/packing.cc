// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/glass/packing.h"

#include <bit>

namespace dateline::glass {

void pack_uint_last(std::string& out, std::uint64_t value) {
    for (; value != 0; value >>= 8) {
        out += static_cast<char>(value);
    }
}

// Two bytes below 2^15; above, one leading 1 bit for each byte beyond two, as in UTF-8.
void pack_uint_sorting(std::string& out, std::uint32_t value) {
    std::size_t bytes = 2;
    std::uint32_t lead = 0;
    if (value >= 0x8000) {
        bytes = static_cast<std::size_t>(std::bit_width(value) + 5) / 7;
        lead = 0xFFU << (10 - bytes) & 0xFFU;
    }
    for (std::size_t i = bytes; i-- > 0;) {
        const std::uint32_t byte = i < sizeof value ? value >> 8 * i & 0xFF : 0;
        out += static_cast<char>(i + 1 == bytes ? byte | lead : byte);
    }
}

std::optional<std::uint32_t> unpack_uint_sorting(std::string_view bytes) {
    if (bytes.size() < 2 || bytes.size() > 5) return std::nullopt;
    const std::uint32_t lead = bytes.size() == 2 ? 0 : 0xFFU << (10 - bytes.size()) & 0xFFU;
    const std::uint32_t first = static_cast<unsigned char>(bytes[0]);
    if ((first & lead) != lead) return std::nullopt;
    std::uint32_t value = first ^ lead;
    for (const char byte : bytes.substr(1)) {
        value = value << 8 | static_cast<unsigned char>(byte);
    }
    return value;
}

void pack_string(std::string& out, std::string_view value) {
    pack_uint(out, value.size());
    out += value;
}

void pack_string_sorting(std::string& out, std::string_view value, bool last) {
    while (true) {
        const std::size_t zero = value.find('\0');
        out += value.substr(0, zero);
        if (zero == std::string_view::npos) break;
        out += std::string_view("\0\xff", 2);
        value.remove_prefix(zero + 1);
    }
    if (!last) out += '\0';
}

}  // namespace dateline::glass
