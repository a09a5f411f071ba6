// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/base/flat_index.h"
#include "common/stored/token_stream.h"

namespace dateline {

TokenEntry entry_of(const Token& token);

/// Collects an article's tokens, then encodes them. `clear` keeps the memory.
class TokenStreamBuilder {
  public:
    /// Opens a part (or a sentence) at the next token. A part without tokens leaves no mark.
    void mark(Part part);
    void add(const Token& token);
    void add(const Compound& compound, std::uint32_t position);

    std::uint32_t size() const { return static_cast<std::uint32_t>(ordinals_.size()); }
    const std::vector<Mark>& marks() const { return marks_; }
    void clear();

    /// The stored form. Call clear() before using the builder again.
    std::string encode();

  private:
    std::uint32_t ordinal_of(const TokenEntry& entry);
    void sort_entries();

    struct Placed {
        std::uint64_t key;  // of an entry, sorting as entries do
        std::uint32_t ordinal;
    };

    std::vector<TokenEntry> entries_;
    std::vector<std::uint32_t> ordinals_;
    std::vector<StreamCompound> compounds_;
    std::vector<Mark> marks_;
    FlatIndex index_;            // of entries_
    std::vector<Placed> order_;  // used by encode; a member to keep its memory, like the next
    std::vector<std::uint32_t> rank_;
};

}  // namespace dateline
