// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/near.h"

#include <algorithm>
#include <array>

namespace dateline {

NearMatcher::NearMatcher(const std::vector<std::vector<Match>>& operands,
                         std::uint32_t distance,
                         bool ordered,
                         TextUnits units)
    : operands_(operands.size()), distance_(distance), ordered_(ordered) {
    for (std::size_t i = 0; i < operands_; ++i) {
        for (const Match& match : operands[i]) {
            const std::size_t unit = units.of(match.position);
            if (unit != units.of(end_of(match) - 1)) continue;
            steps_.push_back({match, i, unit});
            widest_ = std::max(widest_, match.width);
        }
    }
    std::ranges::sort(steps_, {}, [](const Step& step) { return step.match.position; });
}

// The sets that lack an operand.
NearMatcher::Chains NearMatcher::without(std::size_t operand) {
    static const auto table = [] {
        std::array<Chains, kMostNear> sets;
        for (std::size_t i = 0; i < kMostNear; ++i) {
            for (std::size_t set = 0; set < sets[i].size(); ++set) {
                sets[i][set] = (set >> i & 1) == 0;
            }
        }
        return sets;
    }();
    return table[operand];
}

NearMatcher::Chains NearMatcher::begun_by(const Step& step) const {
    Chains chains;
    if (!ordered_ || step.operand == 0) chains.set(std::size_t{1} << step.operand);
    return chains;
}

// A set that lacks the operand becomes the set with it, which is that many bits further on.
NearMatcher::Chains NearMatcher::extended(const Chains& chains, std::size_t operand) const {
    const std::size_t bit = std::size_t{1} << operand;
    if (!ordered_) return (chains & without(operand)) << bit;
    Chains out;
    if (operand > 0 && chains[bit - 1]) out.set(2 * bit - 1);
    return out;
}

NearMatcher::Chains NearMatcher::chains_to(std::size_t step,
                                           std::size_t first,
                                           const std::vector<Chains>& before) const {
    const Step& to = steps_[step];
    Chains chains;
    for (std::size_t i = step; i-- > first;) {
        const Step& from = steps_[i];
        if (from.match.position + widest_ + distance_ <= to.match.position) break;
        const std::uint32_t end = end_of(from.match);
        if (end > to.match.position || to.match.position - end >= distance_) continue;
        if (from.unit == to.unit) chains |= extended(before[i], to.operand);
    }
    return chains;
}

bool NearMatcher::found() const {
    std::vector<Chains> chains(steps_.size());
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        chains[i] = begun_by(steps_[i]) | chains_to(i, 0, chains);
        if (is_whole(chains[i])) return true;
    }
    return false;
}

std::vector<Match> NearMatcher::spans() const {
    std::vector<Match> spans;
    std::vector<Chains> chains(steps_.size());
    const auto reach = static_cast<std::uint32_t>(operands_) * (widest_ + distance_);
    for (std::size_t first = 0; first < steps_.size() && spans.size() < kMostSpans; ++first) {
        const std::uint32_t start = steps_[first].match.position;
        chains[first] = begun_by(steps_[first]);
        for (std::size_t i = first + 1;
             i < steps_.size() && steps_[i].match.position < start + reach; ++i) {
            chains[i] = chains_to(i, first, chains);
            if (is_whole(chains[i])) spans.push_back({start, end_of(steps_[i].match) - start});
        }
    }
    sort_matches(spans);
    return spans;
}

}  // namespace dateline
