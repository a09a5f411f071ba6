// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/hash.h"

#include <xxhash.h>

namespace dateline {

std::uint64_t hash64(std::string_view text) {
    return XXH3_64bits(text.data(), text.size());
}

std::string hash_text(std::uint64_t hash) {
    constexpr std::string_view kDigits =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
    std::string out(11, '0');
    for (char& digit : out) {
        digit = kDigits[hash & 63];
        hash >>= 6;
    }
    return out;
}

}  // namespace dateline
