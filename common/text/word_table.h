// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "common/base/hash.h"

namespace dateline {

/// Calls `use(word)` for each word of a list that is separated by single spaces.
template <class Use>
void for_each_word(std::string_view words, Use&& use) {
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        use(words.substr(at, end - at));
        at = end + 1;
    }
}

/// A table of words that is built once and queried for every word of every article. Keys are views:
/// what they view must outlive the table. A bit set of (first byte, last byte, length) rejects most
/// absent words; other lookups usually cost a hash of the word and one comparison.
template <class Value>
class WordTable {
  public:
    /// At most 65,535 words, none empty; for a repeated word the first value counts.
    explicit WordTable(std::vector<std::pair<std::string_view, Value>> words)
        : words_(std::move(words)) {
        std::size_t size = 16;
        while (size < words_.size() * 4) {
            size *= 2;
        }
        slots_.resize(size);
        for (std::size_t i = 0; i < words_.size(); ++i) {
            const std::uint64_t hash = hash64(words_[i].first);
            std::size_t at = hash & (size - 1);
            while (slots_[at].word != 0) {
                at = (at + 1) & (size - 1);
            }
            slots_[at] = {mark_of(hash), static_cast<std::uint16_t>(i + 1)};
            sizes_[ends_of(words_[i].first)] |= size_bit(words_[i].first);
        }
    }

    /// The value of `word`; a default one if it isn't in the table.
    Value find(std::string_view word) const {
        if (word.empty() || (sizes_[ends_of(word)] & size_bit(word)) == 0) return {};
        const std::uint64_t hash = hash64(word);
        // Never full, so it ends at a free slot.
        for (std::size_t at = hash & (slots_.size() - 1); slots_[at].word != 0;
             at = (at + 1) & (slots_.size() - 1)) {
            const Slot& slot = slots_[at];
            if (slot.mark == mark_of(hash) && words_[slot.word - 1U].first == word)
                return words_[slot.word - 1U].second;
        }
        return {};
    }

  private:
    // Small, so that the table stays in the first-level cache.
    struct Slot {
        std::uint16_t mark = 0;  // the upper bits of the word's hash
        std::uint16_t word = 0;  // its index + 1; 0 is free
    };

    static std::uint16_t mark_of(std::uint64_t hash) {
        return static_cast<std::uint16_t>(hash >> 48);
    }

    static std::size_t ends_of(std::string_view word) {
        return static_cast<std::size_t>(word.front() & 31) << 5 |
               static_cast<std::size_t>(word.back() & 31);
    }

    static std::uint32_t size_bit(std::string_view word) { return 1U << (word.size() & 31); }

    std::vector<std::pair<std::string_view, Value>> words_;
    std::vector<Slot> slots_;
    std::array<std::uint32_t, 1024> sizes_{};  // bits of lengths, by first and last byte
};

}  // namespace dateline
