// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/hash.h"

#include <xxhash.h>

namespace dateline {

std::uint64_t hash64(std::string_view text) {
    return XXH3_64bits(text.data(), text.size());
}

namespace {

constexpr std::string_view kDigits =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
constexpr std::size_t kHashDigits = 11;

}  // namespace

std::string hash_text(std::uint64_t hash) {
    std::string out(kHashDigits, '0');
    for (char& digit : out) {
        digit = kDigits[hash & 63];
        hash >>= 6;
    }
    return out;
}

std::optional<std::uint64_t> hash_of_text(std::string_view text) {
    if (text.size() != kHashDigits) return std::nullopt;
    std::uint64_t hash = 0;
    for (std::size_t i = text.size(); i-- > 0;) {
        const std::size_t digit = kDigits.find(text[i]);
        if (digit == std::string_view::npos) return std::nullopt;
        hash = hash << 6 | digit;
    }
    return hash;
}

}  // namespace dateline
