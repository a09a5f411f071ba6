// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "searcher/query/positions/pattern.h"
#include "searcher/query/positions/text_units.h"
#include "searcher/query/syntax/positional_operator.h"

namespace dateline {

/// Finds chains: one match of each operand, none overlapping, each beginning less than `distance`
/// words after the end of the previous one, all in one unit; in the order of the operands if
/// `ordered`, else in any.
class NearMatcher {
  public:
    /// `operands`: the matches of each, by position.
    NearMatcher(const std::vector<std::vector<Match>>& operands,
                std::uint32_t distance,
                bool ordered,
                TextUnits units);

    /// Whether there is a chain. Linear in the matches, times those within a chain's reach.
    bool found() const;

    /// The spans of the tightest chains, each once, by position: for each start of a chain the one
    /// that ends first, for each end of a chain the one that begins last. At most twice the
    /// matches; the cost of `found` times the sets of operands.
    std::vector<Match> spans() const;

  private:
    // For each set of operands (as a bit of 2^operands) whether a chain has exactly these.
    using Chains = std::bitset<(std::size_t{1} << kMostNear)>;

    struct Step {
        Match match;
        std::size_t operand;
        std::size_t unit;
    };

    // For each set of operands, 1 + the latest start of a chain of exactly these; 0 if there is
    // none.
    using Starts = std::vector<std::uint32_t>;

    static Chains without(std::size_t operand);
    Chains begun_by(const Step& step) const;
    Chains extended(const Chains& chains, std::size_t operand) const;
    bool is_whole(const Chains& chains) const { return chains[all()]; }
    std::size_t all() const { return (std::size_t{1} << operands_) - 1; }
    bool may_add(std::size_t set, std::size_t operand) const;
    Starts starts_to(std::size_t step, const std::vector<Starts>& before) const;
    NearMatcher mirrored(std::uint32_t size) const;
    void add_tightest_ends(std::vector<Match>& spans) const;

    // Calls `use(i)` for each step that `step` can follow.
    template <class Use>
    void for_each_before(std::size_t step, Use&& use) const {
        const Step& to = steps_[step];
        for (std::size_t i = step; i-- > 0;) {
            const Step& from = steps_[i];
            if (from.match.position + widest_ + distance_ <= to.match.position) return;
            const std::uint32_t end = end_of(from.match);
            if (end > to.match.position || to.match.position - end >= distance_) continue;
            if (from.unit == to.unit) use(i);
        }
    }

    std::vector<Step> steps_;  // by position
    std::size_t operands_;
    std::uint32_t distance_;
    bool ordered_;
    std::uint32_t widest_ = 0;
};

}  // namespace dateline
