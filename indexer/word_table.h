// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "common/byte_scan.h"

namespace dateline {

/// Calls `use(word)` for each word of a list that single spaces part.
template <class Use>
void for_each_word(std::string_view words, Use&& use) {
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        use(words.substr(at, end - at));
        at = end + 1;
    }
}

/// A table of words that is built once and asked about every word of every article. Keys are views:
/// what they view must outlive the table. A lookup compares eight bytes at a time, and calls
/// nothing where the word is no longer.
template <class Value>
class WordTable {
  public:
    /// At most 65,535 words, none of them empty or beginning with a zero byte; of one given again
    /// the first value counts.
    explicit WordTable(std::vector<std::pair<std::string_view, Value>> words)
        : words_(std::move(words)) {
        const std::size_t size = std::bit_ceil(std::max<std::size_t>(words_.size() * 2, 16));
        shift_ = 64 - std::countr_zero(size);
        heads_.resize(size);
        places_.resize(size);
        for (std::size_t i = 0; i < words_.size(); ++i) {
            const std::uint64_t head = first_eight(words_[i].first);
            std::size_t at = slot_of(head);
            while (heads_[at] != 0) {
                at = next(at);
            }
            heads_[at] = head;
            places_[at] = static_cast<std::uint16_t>(i);
        }
    }

    /// The value of `word`; a default one where it isn't in the table.
    Value find(std::string_view word) const {
        const std::uint64_t head = first_eight(word);
        // Never full: it comes to a free slot.
        for (std::size_t at = slot_of(head); heads_[at] != 0; at = next(at)) {
            if (heads_[at] != head) continue;
            const auto& [known, value] = words_[places_[at]];
            if (known.size() == word.size() && (word.size() <= 8 || known == word)) return value;
        }
        return {};
    }

  private:
    // Fibonacci hashing (Knuth, The Art of Computer Programming, volume 3, 6.4).
    std::size_t slot_of(std::uint64_t head) const {
        return static_cast<std::size_t>(head * 0x9E3779B97F4A7C15U >> shift_);
    }

    std::size_t next(std::size_t at) const { return (at + 1) & (heads_.size() - 1); }

    std::vector<std::pair<std::string_view, Value>> words_;
    std::vector<std::uint64_t> heads_;   // first_eight of each slot's word; 0 is free
    std::vector<std::uint16_t> places_;  // of each slot's word in words_
    int shift_ = 0;
};

}  // namespace dateline
