// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/pattern.h"

#include <algorithm>
#include <optional>
#include <span>

namespace dateline {
namespace {

// One pattern over one stream. Which entries of the article's dictionary pass which test is found
// first; an article that lacks one is done there. Then one walk over the tokens looks up bits.
// Compounds and marks are only decoded where they can matter.
class Matcher {
  public:
    Matcher(const Pattern& pattern, const TokenStream& stream)
        : pattern_(pattern), stream_(stream) {
        hits_.resize((pattern.slots.size() + pattern.wholes.size()) * stream.entries());
        for (std::size_t row = 0; row < pattern.slots.size(); ++row) {
            if (!mark_hits(row, pattern.slots[row]) && pattern.wholes.empty()) possible_ = false;
            if (!possible_) return;
        }
        for (std::size_t i = 0; i < pattern.wholes.size(); ++i) {
            mark_hits(pattern.slots.size() + i, pattern.wholes[i].tests);
        }
        compounds_ = stream.compounds();
    }

    /// Calls `use(match)` for each position at which a match begins, until it gives false.
    template <class Use>
    void for_each(Use&& use) {
        if (!possible_) return;
        const std::vector<std::uint8_t> begins = entries_that_begin();
        auto compound = compounds_.begin();
        for (std::uint32_t position = 0; position < stream_.size(); ++position) {
            bool may_begin = begins[stream_.ordinal(position)] != 0;
            for (; compound != compounds_.end() && compound->position == position; ++compound) {
                may_begin = may_begin || begins[compound->ordinal] != 0;
            }
            if (!may_begin) continue;
            part_end_ = stream_.size();
            if (longest_end(position, 0) == 0 || !in_parts(position)) continue;
            const std::uint32_t end = longest_end(position, 0);
            if (end > 0 && !use(Match{position, end - position})) return;
        }
    }

  private:
    bool hit(std::size_t row, std::uint32_t ordinal) const {
        return hits_[row * stream_.entries() + ordinal] != 0;
    }

    // The entries with which a match may begin: most positions are passed over by one look here.
    std::vector<std::uint8_t> entries_that_begin() const {
        std::vector<std::uint8_t> begins(hits_.begin(), hits_.begin() + stream_.entries());
        for (std::size_t i = 0; i < pattern_.wholes.size(); ++i) {
            if (pattern_.wholes[i].first != 0) continue;
            for (std::uint32_t entry = 0; entry < stream_.entries(); ++entry) {
                begins[entry] |= hits_[(pattern_.slots.size() + i) * stream_.entries() + entry];
            }
        }
        return begins;
    }

    bool mark_hits(std::size_t row, const TokenTests& tests) {
        constexpr std::size_t kFew = 8;
        return tests.size() <= kFew ? look_up(row, tests) : walk(row, tests);
    }

    // Many tests (a prefix): one walk over the article's entries.
    bool walk(std::size_t row, const TokenTests& tests) {
        bool any = false;
        stream_.for_each_entry([&](std::uint32_t ordinal, const TokenEntry& entry) {
            auto test = std::ranges::lower_bound(tests, entry.stem, {}, &TokenTest::stem);
            for (; test != tests.end() && test->stem == entry.stem; ++test) {
                if (!test->any_form && test->form != entry.form) continue;
                hits_[row * stream_.entries() + ordinal] = 1;
                any = true;
            }
        });
        return any;
    }

    bool look_up(std::size_t row, const TokenTests& tests) {
        bool any = false;
        for (const TokenTest& test : tests) {
            const TokenStream::Range range = stream_.find(test.stem);
            for (std::uint32_t i = range.first; i < range.last; ++i) {
                if (!test.any_form && stream_.form(i) != test.form) continue;
                hits_[row * stream_.entries() + i] = 1;
                any = true;
            }
        }
        return any;
    }

    std::span<const StreamCompound> compounds_at(std::uint32_t position) const {
        const auto first =
            std::ranges::lower_bound(compounds_, position, {}, &StreamCompound::position);
        const auto last =
            std::ranges::upper_bound(compounds_, position, {}, &StreamCompound::position);
        return {first, last};
    }

    // Whether the position is in one of the pattern's parts; sets where that part ends, which no
    // match crosses.
    bool in_parts(std::uint32_t position) {
        if (!marks_) marks_ = stream_.marks();
        const auto after = std::ranges::upper_bound(*marks_, position, {}, &Mark::position);
        const auto end = std::find_if(
            after, marks_->end(), [](const Mark& mark) { return mark.part != Part::kSentence; });
        part_end_ = end == marks_->end() ? stream_.size() : end->position;
        const auto begin =
            std::find_if(std::make_reverse_iterator(after), marks_->rend(),
                         [](const Mark& mark) { return mark.part != Part::kSentence; });
        const Part part = begin == marks_->rend() ? Part::kBody : begin->part;
        return (pattern_.parts & part_bit(part)) != 0;
    }

    // The end of the longest match of the slots from `slot` on that begins at `position`; 0 where
    // there is none.
    std::uint32_t longest_end(std::uint32_t position, std::uint32_t slot) const {
        if (slot == pattern_.slots.size()) return position <= part_end_ ? position : 0;
        if (position >= part_end_) return 0;
        std::uint32_t longest = 0;
        const auto go_on = [&](std::uint32_t next, std::uint32_t next_slot) {
            longest = std::max(longest, longest_end(next, next_slot));
        };
        const std::uint32_t ordinal = stream_.ordinal(position);
        if (hit(slot, ordinal)) go_on(position + 1, slot + 1);
        for (const StreamCompound& compound : compounds_at(position)) {
            if (hit(slot, compound.ordinal)) go_on(position + compound.width, slot + 1);
        }
        for (std::size_t i = 0; i < pattern_.wholes.size(); ++i) {
            const Pattern::Whole& whole = pattern_.wholes[i];
            const std::size_t row = pattern_.slots.size() + i;
            if (whole.first != slot) continue;
            if (hit(row, ordinal)) go_on(position + 1, slot + whole.width);
            for (const StreamCompound& compound : compounds_at(position)) {
                if (hit(row, compound.ordinal))
                    go_on(position + compound.width, slot + whole.width);
            }
        }
        return longest;
    }

    const Pattern& pattern_;
    const TokenStream& stream_;
    bool possible_ = true;
    std::vector<std::uint8_t> hits_;
    std::vector<StreamCompound> compounds_;
    std::optional<std::vector<Mark>> marks_;
    std::uint32_t part_end_ = 0;
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
