// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline {

/// Finds the numbers of things that the caller keeps in a vector, by their hashes: an
/// open-addressing table, at most half full. Numbers count from 0 in the order of addition.
class FlatIndex {
  public:
    /// The number of the thing with `hash` for which `is_it(number)`; if there is none, `next`,
    /// which the caller must then add as the thing after the last. `hash_of(number)`: of those
    /// added before.
    template <class IsIt, class HashOf>
    std::uint32_t find_or_add(std::uint64_t hash,
                              std::size_t next,
                              const IsIt& is_it,
                              const HashOf& hash_of) {
        if (next * 2 >= table_.size()) grow(next, hash_of);
        std::size_t slot = hash & (table_.size() - 1);
        for (; table_[slot] != 0; slot = after(slot)) {
            if (is_it(table_[slot] - 1)) return table_[slot] - 1;
        }
        table_[slot] = static_cast<std::uint32_t>(next) + 1;
        return table_[slot] - 1;
    }

    /// Forgets all, but keeps the memory.
    void clear() { std::ranges::fill(table_, 0); }

    /// Forgets all, and gives back the memory if the table has more than `most` slots.
    void clear_above(std::size_t most) {
        clear();
        if (table_.size() > most) table_.clear();
    }

  private:
    static constexpr std::size_t kFirst = 512;

    std::size_t after(std::size_t slot) const { return (slot + 1) & (table_.size() - 1); }

    template <class HashOf>
    void grow(std::size_t count, const HashOf& hash_of) {
        table_.assign(std::max(kFirst, table_.size() * 2), 0);
        for (std::uint32_t number = 0; number < count; ++number) {
            std::size_t slot = hash_of(number) & (table_.size() - 1);
            while (table_[slot] != 0) {
                slot = after(slot);
            }
            table_[slot] = number + 1;
        }
    }

    std::vector<std::uint32_t> table_;  // number + 1; 0 is free
};

}  // namespace dateline
