// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

/// Folds equal and nearly equal quotations into groups, one by one. Two belong together if four
/// fifths of the neighbouring stem pairs of the shorter are in the other (containment, Broder
/// 1997), or all pairs are equal if it has fewer than six words; and if their speakers may be the
/// same: their names have a word in common. If one has no speaker, it counts what is in the longer.
class QuotationFolder {
  public:
    /// The group of a quotation, by its token stream; a new group if it is like none before. Groups
    /// are numbered from 0. Costs a comparison with the groups that share a rare pair with it
    /// (prefix filtering, Bayardo et al. 2007).
    std::size_t group_of(std::string_view tokens, const std::vector<std::string>& speakers);

    std::size_t groups() const { return groups_.size(); }

  private:
    struct Group {
        std::vector<std::uint64_t> pairs;  // of its first quotation; sorted, unique
        std::vector<std::string> words;    // of its speakers' names, folded
    };

    using GroupsByPair = std::unordered_map<std::uint64_t, std::vector<std::size_t>>;

    static std::size_t least_common(std::size_t pairs);
    static bool is_like(const Group& group, const Group& quotation);
    std::vector<std::uint64_t> telling_of(const std::vector<std::uint64_t>& pairs);

    std::vector<Group> groups_;
    GroupsByPair by_pair_;
    GroupsByPair by_telling_;  // only those of telling_of
};

}  // namespace dateline
