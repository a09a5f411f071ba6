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
    /// Groups are numbered from 0. Costs the quotations that share a rare pair of words with it
    /// (prefix filtering, Bayardo et al. 2007).
    std::size_t group_of(std::string_view tokens, const std::vector<std::string>& speakers);

    std::size_t groups() const { return groups_.size(); }

  private:
    struct Group {
        std::vector<std::uint64_t> pairs;  // of its first quotation; sorted, each once
        std::vector<std::string> words;    // of its speakers' names, folded
    };

    using GroupsByPair = std::unordered_map<std::uint64_t, std::vector<std::size_t>>;

    static std::size_t least_common(std::size_t pairs);
    static bool is_like(const Group& group, const Group& quotation);
    std::vector<std::uint64_t> telling_of(const std::vector<std::uint64_t>& pairs);

    std::vector<Group> groups_;
    GroupsByPair by_pair_;
    GroupsByPair by_telling_;  // those of telling_of alone
};

}  // namespace dateline
