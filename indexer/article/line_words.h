// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "common/text/text.h"

/// Finding words in a line. All lists are in lower case.
namespace dateline {

inline constexpr std::size_t kLineLength = 140;  ///< bytes; most in a line of a page

/// The first of `beginnings` (lower case) that `text` begins with, ignoring the case of its ASCII
/// letters; null if there is none.
const std::string_view* find_beginning(std::string_view text,
                                       std::span<const std::string_view> beginnings);

/// Beginnings of lines, ignoring the case of the lines' ASCII letters.
template <std::size_t N>
class Beginnings {
  public:
    /// In lower case; none is empty.
    consteval explicit Beginnings(const std::string_view (&beginnings)[N]) {
        std::ranges::copy(beginnings, beginnings_.begin());
        for (const std::string_view beginning : beginnings) {
            firsts_ |= bit_of(beginning);
        }
    }

    bool starts(std::string_view text) const { return find(text) != nullptr; }

    /// The trimmed text after the beginning that `text` has; empty if it has none.
    std::string_view after(std::string_view text) const {
        const std::string_view* const found = find(text);
        return found == nullptr ? text.substr(text.size()) : trim(text.substr(found->size()));
    }

  private:
    const std::string_view* find(std::string_view text) const {
        return text.empty() || (firsts_ & bit_of(text)) == 0 ? nullptr
                                                             : find_beginning(text, beginnings_);
    }

    // Five bits of the first byte, which are the same for upper and lower case.
    static constexpr std::uint32_t bit_of(std::string_view text) {
        return 1U << (static_cast<unsigned char>(text[0]) & 31U);
    }

    std::array<std::string_view, N> beginnings_{};
    std::uint32_t firsts_ = 0;
};

template <std::size_t N>
Beginnings(const std::string_view (&)[N]) -> Beginnings<N>;

/// Searches for several phrases of at least five bytes at once: it looks only at every third byte
/// of the text, with the two before it, since a phrase can't miss all of these groups (Wu and
/// Manber 1994).
template <std::size_t N>
class Phrases {
  public:
    /// In lower case.
    consteval explicit Phrases(const std::string_view (&phrases)[N]) : phrases_(phrases) {
        for (const std::string_view phrase : phrases) {
            for (std::size_t at = 0; at < kStep; ++at) {
                const std::uint32_t group = group_at(phrase, at);
                groups_[group / 64] |= std::uint64_t{1} << group % 64;
            }
        }
    }

    /// Whether `text` contains one, ignoring the case of its ASCII letters.
    bool any_in(std::string_view text) const {
        for (std::size_t at = 0; at + kStep <= text.size(); at += kStep) {
            const std::uint32_t group = group_at(text, at);
            if ((groups_[group / 64] >> group % 64 & 1) != 0 && begins_around(text, at))
                return true;
        }
        return false;
    }

  private:
    static constexpr std::size_t kStep = 3;  // bytes of a group, five bits of each

    static constexpr std::uint32_t group_at(std::string_view text, std::size_t at) {
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < kStep; ++i) {
            group = group << 5 | (static_cast<unsigned char>(text[at + i]) & 31U);
        }
        return group;
    }

    bool begins_around(std::string_view text, std::size_t at) const {
        for (std::size_t before = 0; before < kStep && before <= at; ++before) {
            if (phrases_.starts(text.substr(at - before))) return true;
        }
        return false;
    }

    Beginnings<N> phrases_;
    std::array<std::uint64_t, (1U << 5 * kStep) / 64> groups_{};  // in their first five bytes
};

template <std::size_t N>
Phrases(const std::string_view (&)[N]) -> Phrases<N>;

/// The words of a line, separated by white space.
std::vector<std::string_view> words_of(std::string_view text);

/// Whether a word begins in upper case, or is one that names have in lower case: "of", "de".
bool is_capitalised(std::string_view word);

}  // namespace dateline
