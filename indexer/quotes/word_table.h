// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "common/terms.h"

namespace dateline {

/// A table of words that is built once and asked about every word of every article. Keys are views:
/// what they view must outlive the table. Lookups cost a hash of the word and, as a rule, one
/// comparison.
template <class Value>
class WordTable {
  public:
    explicit WordTable(const std::vector<std::pair<std::string_view, Value>>& words) {
        std::size_t size = 16;
        while (size < words.size() * 4) {
            size *= 2;
        }
        slots_.resize(size);
        for (const auto& [word, value] : words) {
            slots_[slot_of(word)] = {word, value};
        }
    }

    /// The value of `word`; a default one where it isn't in the table.
    Value find(std::string_view word) const { return slots_[slot_of(word)].second; }

  private:
    // Where the word is, or would be: tables are never full.
    std::size_t slot_of(std::string_view word) const {
        std::size_t at = hash64(word) & (slots_.size() - 1);
        while (!slots_[at].first.empty() && slots_[at].first != word) {
            at = (at + 1) & (slots_.size() - 1);
        }
        return at;
    }

    std::vector<std::pair<std::string_view, Value>> slots_;
};

}  // namespace dateline
