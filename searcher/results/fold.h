// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

/// Folds equal and nearly equal quotations into groups as they come. Two belong together where
/// one's neighbouring pairs of stems hold four fifths of the other's (containment, Broder 1997), or
/// all of them in quotations of fewer than six words; and where their speakers may be the same: a
/// word of their names agrees, or one has none.
class QuotationFolder {
  public:
    /// The group of a quotation, by its token stream; a new group where it is like none before.
    /// Groups are numbered from 0. Costs the quotations that share a pair of words with it.
    std::size_t group_of(std::string_view tokens, const std::vector<std::string>& speakers);

    std::size_t groups() const { return groups_.size(); }

  private:
    struct Group {
        std::vector<std::uint64_t> pairs;  // of its first quotation; sorted, each once
        std::vector<std::string> words;    // of its speakers' names, folded
    };

    bool is_like(const Group& group, const Group& quotation, std::size_t common) const;

    std::vector<Group> groups_;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_pair_;
    std::vector<std::size_t> common_;  // pairs in common with the quotation under way; else 0
};

}  // namespace dateline
