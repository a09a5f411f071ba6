// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "searcher/query/pattern.h"
#include "searcher/query/positional_operator.h"
#include "searcher/query/text_units.h"

namespace dateline {

/// How many places of one article an operator looks at where NEAR stands inside another one.
inline constexpr std::size_t kMostSpans = 100'000;

/// Finds chains: one match of each operand, none overlapping, each beginning less than `distance`
/// words behind the end of the one before it, all in one unit; in the order of the operands where
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

    /// The spans of all chains, each once, by position, those of the first kMostSpans.
    std::vector<Match> spans() const;

  private:
    // For each set of operands (as a bit of 2^operands) whether a chain holds just these.
    using Chains = std::bitset<(std::size_t{1} << kMostNear)>;

    struct Step {
        Match match;
        std::size_t operand;
        std::size_t unit;
    };

    static Chains without(std::size_t operand);
    Chains begun_by(const Step& step) const;
    Chains extended(const Chains& chains, std::size_t operand) const;
    Chains chains_to(std::size_t step, std::size_t first, const std::vector<Chains>& before) const;
    bool is_whole(const Chains& chains) const { return chains[(std::size_t{1} << operands_) - 1]; }

    std::vector<Step> steps_;  // by position
    std::size_t operands_;
    std::uint32_t distance_;
    bool ordered_;
    std::uint32_t widest_ = 0;
};

}  // namespace dateline
