// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/input/digest.h"

#include <array>
#include <memory>
#include <optional>
#include <string>

#include <glib.h>

#include "common/text/utf8.h"

namespace dateline {
namespace {

std::optional<GChecksumType> checksum_type(std::string_view name) {
    if (name == "sha1") return G_CHECKSUM_SHA1;
    if (name == "sha256") return G_CHECKSUM_SHA256;
    if (name == "md5") return G_CHECKSUM_MD5;
    return std::nullopt;
}

std::string digest_of(std::string_view bytes, GChecksumType type) {
    const std::unique_ptr<GChecksum, decltype(&g_checksum_free)> checksum(g_checksum_new(type),
                                                                          &g_checksum_free);
    g_checksum_update(checksum.get(), reinterpret_cast<const guchar*>(bytes.data()),
                      static_cast<gssize>(bytes.size()));
    std::array<guint8, 64> digest{};
    gsize size = digest.size();
    g_checksum_get_digest(checksum.get(), digest.data(), &size);
    return {reinterpret_cast<const char*>(digest.data()), size};
}

// Encodes `bits` at a time: 4 gives hexadecimal, 5 base 32. Lower case, without padding.
std::string in_digits(std::string_view bytes, unsigned bits) {
    constexpr std::string_view kHex = "0123456789abcdef";
    constexpr std::string_view kBase32 = "abcdefghijklmnopqrstuvwxyz234567";
    std::string out;
    unsigned held = 0;
    unsigned value = 0;
    for (const char c : bytes) {
        value = value << 8 | static_cast<unsigned char>(c);
        for (held += 8; held >= bits; held -= bits) {
            const unsigned digit = value >> (held - bits) & ((1U << bits) - 1);
            out += bits == 4 ? kHex[digit] : kBase32[digit];
        }
        value &= (1U << held) - 1;
    }
    if (held > 0) out += kBase32[value << (bits - held) & ((1U << bits) - 1)];
    return out;
}

}  // namespace

bool matches_digest(std::string_view bytes, std::string_view stated) {
    const std::size_t colon = stated.find(':');
    const auto type = checksum_type(ascii_lower(stated.substr(0, colon)));
    if (!type || colon == std::string_view::npos) return true;
    std::string value = ascii_lower(stated.substr(colon + 1));
    value.erase(std::min(value.find('='), value.size()));
    const std::string digest = digest_of(bytes, *type);
    const std::string hex = in_digits(digest, 4);
    return value == hex || (value.size() != hex.size() && value == in_digits(digest, 5));
}

}  // namespace dateline
