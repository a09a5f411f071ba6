// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Numbers terms in the order in which they are first seen: an open hash table over one store of
/// their bytes.
class TermNumbers {
  public:
    /// The number of `term`, a new one where it is new.
    std::uint32_t number_of(std::string_view term);

    std::size_t size() const { return terms_.size(); }
    std::string_view term(std::uint32_t number) const { return terms_[number].text; }

    /// All numbers, by their terms' bytes.
    std::vector<std::uint32_t> sorted() const;

    /// Bytes of the terms that are held.
    std::size_t bytes() const;

    /// Forgets all terms, keeps the memory of the table.
    void clear();

  private:
    struct Term {
        std::string_view text;
        std::uint64_t hash;
    };

    std::string_view store(std::string_view term);
    void grow();
    void place(std::uint32_t number);

    std::vector<Term> terms_;
    std::vector<std::uint32_t> table_;  // number + 1; 0 is free
    std::deque<std::string> store_;     // none of them grows once its terms are in use
};

}  // namespace dateline
