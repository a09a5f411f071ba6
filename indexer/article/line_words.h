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

/// Phrases of five bytes and more, looked for all at once: of the text every third byte is looked
/// at, with the two before it, since three in a row can't be passed over (Wu and Manber 1994).
class Phrases {
  public:
    /// The phrases must outlive it.
    constexpr explicit Phrases(std::span<const std::string_view> phrases) : phrases_(phrases) {
        for (const std::string_view phrase : phrases) {
            for (std::size_t at = 0; at < kStep; ++at) {
                const std::uint32_t group = group_at(phrase, at);
                groups_[group / 64] |= std::uint64_t{1} << group % 64;
            }
        }
    }

    /// Whether `text` holds one, whatever the case of its own ASCII letters.
    bool any_in(std::string_view text) const;

  private:
    static constexpr std::size_t kStep = 3;  // bytes; also of a group, by five bits of each

    static constexpr std::uint32_t group_at(std::string_view text, std::size_t at) {
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < kStep; ++i) {
            group = group << 5 | (static_cast<unsigned char>(text[at + i]) & 31U);
        }
        return group;
    }

    bool begins_around(std::string_view text, std::size_t at) const;

    std::span<const std::string_view> phrases_;
    std::array<std::uint64_t, (1U << 5 * kStep) / 64> groups_{};  // those that they begin with
};

/// The words of a line, as white space parts them.
std::vector<std::string_view> words_of(std::string_view text);

/// Whether a word begins with a capital, or is one of those that names write small: "of", "de".
bool is_capitalised(std::string_view word);

}  // namespace dateline
