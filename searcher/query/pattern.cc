// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/pattern.h"

#include <algorithm>
#include <span>

namespace dateline {
namespace {

bool passes(const TokenTests& tests, const TokenEntry& entry) {
    auto at = std::ranges::lower_bound(tests, entry.stem, {}, &TokenTest::stem);
    for (; at != tests.end() && at->stem == entry.stem; ++at) {
        if (at->matches(entry)) return true;
    }
    return false;
}

// One pattern over one stream. Which entries of the article's dictionary pass which test is found first, so that the
// walk over the tokens only looks up bits.
class Matcher {
  public:
    Matcher(const Pattern& pattern, const TokenStream& stream) : pattern_(pattern), stream_(stream) {
        const std::size_t rows = pattern.slots.size() + pattern.wholes.size();
        const std::size_t entries = stream.entries().size();
        hits_.resize(rows * entries);
        for (std::size_t row = 0; row < rows; ++row) {
            const TokenTests& tests = row < pattern.slots.size() ? pattern.slots[row] : pattern.wholes[row - pattern.slots.size()].tests;
            for (std::size_t i = 0; i < entries; ++i) {
                hits_[row * entries + i] = passes(tests, stream.entries()[i]) ? 1 : 0;
            }
        }
    }

    /// Calls `use(match)` for each position at which a match begins, until it gives false.
    template <class Use>
    void for_each(Use&& use) {
        for (std::uint32_t position = 0; position < stream_.size(); ++position) {
            if (!may_begin(position) || !in_parts(position)) continue;
            const std::uint32_t end = longest_end(position, 0);
            if (end > 0 && !use(Match{position, end - position})) return;
        }
    }

  private:
    bool hit(std::size_t row, std::uint32_t ordinal) const { return hits_[row * stream_.entries().size() + ordinal] != 0; }
    bool whole_hit(std::size_t whole, std::uint32_t ordinal) const { return hit(pattern_.slots.size() + whole, ordinal); }

    std::span<const StreamCompound> compounds_at(std::uint32_t position) const {
        const auto range = std::ranges::equal_range(stream_.compounds(), position, {}, &StreamCompound::position);
        return {range.begin(), range.end()};
    }

    // The common case is decided by one look: does the first slot accept this token?
    bool may_begin(std::uint32_t position) const {
        if (hit(0, stream_.ordinal(position))) return true;
        return !pattern_.wholes.empty() || !stream_.compounds().empty();
    }

    bool in_parts(std::uint32_t position) {
        if (position >= part_end_) {
            part_end_ = stream_.part_end(position);
            in_parts_ = (pattern_.parts & part_bit(stream_.part_at(position))) != 0;
        }
        return in_parts_;
    }

    // The end of the longest match of the slots from `slot` on that begins at `position`; 0 where there is none.
    std::uint32_t longest_end(std::uint32_t position, std::uint32_t slot) const {
        if (slot == pattern_.slots.size()) return position;
        if (position >= part_end_) return 0;
        std::uint32_t longest = 0;
        const auto go_on = [&](std::uint32_t next, std::uint32_t next_slot) { longest = std::max(longest, longest_end(next, next_slot)); };
        if (hit(slot, stream_.ordinal(position))) go_on(position + 1, slot + 1);
        for (const StreamCompound& compound : compounds_at(position)) {
            if (hit(slot, compound.ordinal)) go_on(position + compound.width, slot + 1);
        }
        for (std::size_t i = 0; i < pattern_.wholes.size(); ++i) {
            const Pattern::Whole& whole = pattern_.wholes[i];
            if (whole.first == slot && whole_hit(i, stream_.ordinal(position))) go_on(position + 1, slot + whole.width);
            if (whole.first != slot) continue;
            for (const StreamCompound& compound : compounds_at(position)) {
                if (whole_hit(i, compound.ordinal)) go_on(position + compound.width, slot + whole.width);
            }
        }
        return longest;
    }

    const Pattern& pattern_;
    const TokenStream& stream_;
    std::vector<std::uint8_t> hits_;
    std::uint32_t part_end_ = 0;
    bool in_parts_ = false;
};

}  // namespace

bool Pattern::found_in(const TokenStream& stream) const {
    if (slots.empty()) return false;
    bool found = false;
    Matcher(*this, stream).for_each([&](const Match&) {
        found = true;
        return false;
    });
    return found;
}

std::vector<Match> Pattern::find_all(const TokenStream& stream) const {
    std::vector<Match> matches;
    if (slots.empty()) return matches;
    Matcher(*this, stream).for_each([&](const Match& match) {
        matches.push_back(match);
        return true;
    });
    return matches;
}

}  // namespace dateline
