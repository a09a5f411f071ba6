// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

/// Looking for words in a line. Lists hold small letters.
namespace dateline {

inline constexpr std::size_t kLineLength = 140;  ///< bytes; no line of a page is longer

/// Whether `text` begins with one of these, whatever the case of its own ASCII letters.
bool begins_with_any(std::string_view text, std::span<const std::string_view> beginnings);

/// What follows the beginning that `text` has, without white space; empty for none.
std::string_view after_any(std::string_view text, std::span<const std::string_view> beginnings);

/// Phrases of three bytes and more, looked for all at once by what they begin with: a step a byte.
class Phrases {
  public:
    /// The phrases must outlive it.
    constexpr explicit Phrases(std::span<const std::string_view> phrases) : phrases_(phrases) {
        for (const std::string_view phrase : phrases) {
            std::uint32_t beginning = 0;
            for (const char c : phrase.substr(0, kBeginning)) {
                beginning = joined(beginning, c);
            }
            begins_[beginning / 64] |= std::uint64_t{1} << beginning % 64;
        }
    }

    /// Whether `text` holds one, whatever the case of its own ASCII letters.
    bool any_in(std::string_view text) const;

  private:
    static constexpr std::size_t kBeginning = 3;  // bytes, by five bits of each
    static constexpr std::uint32_t kBeginnings = 1U << 5 * kBeginning;

    static constexpr std::uint32_t joined(std::uint32_t before, char c) {
        return (before << 5 | (static_cast<unsigned char>(c) & 31U)) % kBeginnings;
    }

    std::span<const std::string_view> phrases_;
    std::array<std::uint64_t, kBeginnings / 64> begins_{};
};

/// The words of a line, as white space parts them.
std::vector<std::string_view> words_of(std::string_view text);

/// Whether a word begins with a capital, or is one of those that names write small: "of", "de".
bool is_capitalised(std::string_view word);

}  // namespace dateline
