// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline {

/// A short list of words known at compile time. A bit set of (first byte, length) rejects most
/// absent words; the rest are compared one by one.
template <std::size_t N>
class WordSet {
  public:
    /// Words of 1 to 31 bytes.
    consteval WordSet(const std::string_view (&words)[N]) {  // NOLINT(google-explicit-constructor)
        std::ranges::copy(words, words_.begin());
        for (const std::string_view word : words) {
            sizes_.at(bucket_of(word)) |= 1U << (word.size() < kTooLong ? word.size() : throw word);
        }
    }

    constexpr bool contains(std::string_view word) const {
        return !word.empty() && word.size() < kTooLong &&
               (sizes_[bucket_of(word)] >> word.size() & 1U) != 0 &&
               std::ranges::find(words_, word) != end();
    }

    constexpr auto begin() const { return words_.begin(); }
    constexpr auto end() const { return words_.end(); }

  private:
    static constexpr std::size_t kTooLong = 32;

    static constexpr std::size_t bucket_of(std::string_view word) {
        return static_cast<unsigned char>(word[0]) % kTooLong;
    }

    std::array<std::string_view, N> words_{};
    std::array<std::uint32_t, kTooLong> sizes_{};  // bit n, by first byte: a word has n bytes
};

template <std::size_t N>
WordSet(const std::string_view (&)[N]) -> WordSet<N>;

}  // namespace dateline
