// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

/// Constants of a token stream's stored form (token_stream.h), shared by writer and reader.
namespace dateline::token_stream {

/// Entries are in this many buckets, by the upper bits of their stem codes.
inline constexpr std::uint32_t kBuckets = 64;

/// An entry: the lower bits of its stem code, whether it has a form, two bits of letter case.
inline constexpr std::uint32_t kLowBits = 17;
inline constexpr std::uint32_t kLowMask = (1U << kLowBits) - 1;
inline constexpr std::uint32_t kHasForm = 1U << kLowBits;
inline constexpr std::uint32_t kEntryBits = kLowBits + 3;
inline constexpr std::uint32_t kEntryMask = (1U << kEntryBits) - 1;

/// The most bits of an ordinal above its lowest 8.
inline constexpr std::uint32_t kHighestBits = 24;

/// How many bits of an ordinal are stored above its lowest 8: the smallest of 0, 1, 2, 4 and 8 that
/// suffices (none of these crosses a byte), else 24.
inline std::uint32_t high_bits_of(std::size_t entries) {
    for (const std::uint32_t bits : {0U, 1U, 2U, 4U, 8U}) {
        if (entries <= std::size_t{0x100} << bits) return bits;
    }
    return kHighestBits;
}

}  // namespace dateline::token_stream
