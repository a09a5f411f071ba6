// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace dateline {

/// The position of the first byte from `at` on that is one of `kBytes` or isn't ASCII; the
/// text's size if there is none. Scans eight bytes a step (after Lamport 1975, "Multiple byte
/// processing with full-word instructions").
template <char... kBytes>
std::size_t find_special(std::string_view text, std::size_t at) {
    static_assert(std::endian::native == std::endian::little);
    constexpr std::uint64_t kOnes = 0x0101010101010101U;
    constexpr std::uint64_t kHighs = kOnes << 7;
    // The lowest high bit set marks a zero byte; those above it may be false.
    const auto zeros = [](std::uint64_t word) { return (word - kOnes) & ~word; };
    for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, sizeof word);
        const std::uint64_t found =
            (word | ... | zeros(word ^ kOnes * static_cast<unsigned char>(kBytes))) & kHighs;
        if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found)) / 8;
    }
    const auto is_special = [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || ((c == kBytes) || ...);
    };
    while (at < text.size() && !is_special(text[at])) {
        ++at;
    }
    return at;
}

}  // namespace dateline
