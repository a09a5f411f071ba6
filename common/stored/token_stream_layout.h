// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

/// Measures of the stored form of a token stream (token_stream.h), which what writes it and what
/// reads it share.
namespace dateline::token_stream {

/// Entries stand in this many buckets, by the upper bits of their stem codes.
inline constexpr std::uint32_t kBuckets = 64;

/// An entry: the lower bits of its stem code, whether it has a form, two bits of letter case.
inline constexpr std::uint32_t kLowBits = 17;
inline constexpr std::uint32_t kLowMask = (1U << kLowBits) - 1;
inline constexpr std::uint32_t kHasForm = 1U << kLowBits;
inline constexpr std::uint32_t kEntryBits = kLowBits + 3;
inline constexpr std::uint32_t kEntryMask = (1U << kEntryBits) - 1;

/// Of an ordinal, above its lowest 8 bits, at the most.
inline constexpr std::uint32_t kHighestBits = 24;

/// How many bits of an ordinal stand above its lowest 8: as few as do of 1, 2, 4 and 8, of which
/// none crosses a byte, or 24.
inline std::uint32_t high_bits_of(std::size_t entries) {
    for (const std::uint32_t bits : {0U, 1U, 2U, 4U, 8U}) {
        if (entries <= std::size_t{0x100} << bits) return bits;
    }
    return kHighestBits;
}

}  // namespace dateline::token_stream
