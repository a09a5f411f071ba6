// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/flat_index.h"

namespace dateline {

/// Numbers terms in the order of their first occurrence, and stores their bytes.
class TermNumbers {
  public:
    /// The number of `term`; a new number if the term is new.
    std::uint32_t number_of(std::string_view term);

    std::size_t size() const { return terms_.size(); }
    std::string_view term(std::uint32_t number) const { return terms_[number].text; }

    /// All numbers, in the order of their terms' bytes.
    std::vector<std::uint32_t> sorted() const;

    /// Bytes of all terms.
    std::size_t bytes() const;

    /// Forgets all terms but keeps the table's memory.
    void clear();

  private:
    struct Term {
        std::string_view text;
        std::uint64_t hash;
    };

    std::string_view store(std::string_view term);

    std::vector<Term> terms_;
    FlatIndex index_;
    std::deque<std::string> store_;  // none of them grows once terms point into it
};

}  // namespace dateline
