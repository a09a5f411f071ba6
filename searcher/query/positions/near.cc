// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/positions/near.h"

#include <algorithm>
#include <array>
#include <map>

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

// The sets without an operand.
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

// A set without the operand becomes the set with it, whose index is larger by the operand's bit.
NearMatcher::Chains NearMatcher::extended(const Chains& chains, std::size_t operand) const {
    const std::size_t bit = std::size_t{1} << operand;
    if (!ordered_) return (chains & without(operand)) << bit;
    Chains out;
    if (operand > 0 && chains[bit - 1]) out.set(2 * bit - 1);
    return out;
}

bool NearMatcher::found() const {
    std::vector<Chains> chains(steps_.size());
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        chains[i] = begun_by(steps_[i]);
        for_each_before(i, [&](std::size_t before) {
            chains[i] |= extended(chains[before], steps_[i].operand);
        });
        if (is_whole(chains[i])) return true;
    }
    return false;
}

// Whether a chain of a set of operands can continue with another operand.
bool NearMatcher::may_add(std::size_t set, std::size_t operand) const {
    const std::size_t bit = std::size_t{1} << operand;
    return ordered_ ? set == bit - 1 : (set & bit) == 0;
}

NearMatcher::Starts NearMatcher::starts_to(std::size_t step,
                                           const std::vector<Starts>& before) const {
    const Step& to = steps_[step];
    const std::size_t bit = std::size_t{1} << to.operand;
    Starts starts(all() + 1);
    if (!ordered_ || to.operand == 0) starts[bit] = to.match.position + 1;
    for_each_before(step, [&](std::size_t i) {
        for (std::size_t set = 1; set <= all(); ++set) {
            if (before[i][set] > 0 && may_add(set, to.operand))
                starts[set | bit] = std::max(starts[set | bit], before[i][set]);
        }
    });
    return starts;
}

// For each end of a chain, the one that begins last.
void NearMatcher::add_tightest_ends(std::vector<Match>& spans) const {
    std::vector<Starts> starts;
    std::map<std::uint32_t, std::uint32_t> last;  // by end
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        starts.push_back(starts_to(i, starts));
        const std::uint32_t start = starts.back()[all()];
        std::uint32_t& known = last[end_of(steps_[i].match)];
        known = std::max(known, start);
    }
    for (const auto& [end, start] : last) {
        if (start > 0) spans.push_back({start - 1, end - (start - 1)});
    }
}

// The same from right to left, over `size` positions.
NearMatcher NearMatcher::mirrored(std::uint32_t size) const {
    NearMatcher mirror = *this;
    for (Step& step : mirror.steps_) {
        step.match.position = size - end_of(step.match);
        if (ordered_) step.operand = operands_ - 1 - step.operand;
    }
    std::ranges::sort(mirror.steps_, {}, [](const Step& step) { return step.match.position; });
    return mirror;
}

std::vector<Match> NearMatcher::spans() const {
    std::uint32_t size = 0;
    for (const Step& step : steps_) {
        size = std::max(size, end_of(step.match));
    }
    std::vector<Match> spans;
    mirrored(size).add_tightest_ends(spans);
    for (Match& span : spans) {
        span.position = size - end_of(span);
    }
    add_tightest_ends(spans);
    sort_matches(spans);
    return spans;
}

}  // namespace dateline
