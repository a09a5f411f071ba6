// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/pattern.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace dateline {
namespace {

constexpr std::size_t kFewTests = 8;  // of a slot: each is looked up

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
            // The part is looked up only for what matches without regard to it.
            part_end_ = stream_.size();
            std::uint32_t end = longest_end(position);
            if (end == 0 || !in_parts(position)) continue;
            if (end > part_end_) end = longest_end(position);
            if (pattern_.whole && (position != part_start_ || end != part_end_)) continue;
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
        return tests.size() <= kFewTests ? look_up(row, tests) : walk(row, tests);
    }

    // Many tests (a prefix): one walk over the article's entries.
    bool walk(std::size_t row, const TokenTests& tests) {
        bool any = false;
        stream_.for_each_entry([&](std::uint32_t ordinal, const TokenEntry& entry) {
            auto test = std::ranges::lower_bound(tests, entry.stem, {}, &TokenTest::stem);
            for (; test != tests.end() && test->stem == entry.stem; ++test) {
                if (!test->any_form && test->form != entry.form) continue;
                if (test->letter_case && *test->letter_case != entry.letter_case) continue;
                hits_[row * stream_.entries() + ordinal] = 1;
                any = true;
            }
        });
        return any;
    }

    bool look_up(std::size_t row, const TokenTests& tests) {
        bool any = false;
        for_each_passing(tests, stream_, [&](std::uint32_t entry) {
            hits_[row * stream_.entries() + entry] = 1;
            any = true;
        });
        return any;
    }

    std::span<const StreamCompound> compounds_at(std::uint32_t position) const {
        const auto first =
            std::ranges::lower_bound(compounds_, position, {}, &StreamCompound::position);
        const auto last =
            std::ranges::upper_bound(compounds_, position, {}, &StreamCompound::position);
        return {first, last};
    }

    // A part of the stream: positions before `end` belong to it.
    struct PartEnd {
        std::uint32_t end;
        Part part;
    };

    void find_parts() {
        Part part = Part::kBody;
        for (const Mark& mark : stream_.marks()) {
            if (mark.part == Part::kSentence) continue;
            if (mark.position > 0) parts_.push_back({mark.position, part});
            part = mark.part;
        }
        parts_.push_back({stream_.size(), part});
    }

    // Whether the position is in one of the pattern's parts; sets where that part ends, which no
    // match crosses.
    bool in_parts(std::uint32_t position) {
        if (parts_.empty()) find_parts();
        const auto part = std::ranges::upper_bound(parts_, position, {}, &PartEnd::end);
        if (part == parts_.end()) return false;
        part_end_ = part->end;
        part_start_ = part == parts_.begin() ? 0 : std::prev(part)->end;
        return (pattern_.parts & part_bit(part->part)) != 0;
    }

    // The end of the longest match that begins at `position`; 0 where there is none. Slot by slot,
    // the positions that can be reached: each is looked at once, however many ways lead to it.
    std::uint32_t longest_end(std::uint32_t position) {
        const std::size_t slots = pattern_.slots.size();
        reached_.resize(slots + 1);
        for (auto& positions : reached_) {
            positions.clear();
        }
        reached_[0] = {position};
        for (std::uint32_t slot = 0; slot < slots; ++slot) {
            auto& positions = reached_[slot];
            std::ranges::sort(positions);
            positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
            for (const std::uint32_t at : positions) {
                if (at < part_end_) step(at, slot);
            }
        }
        std::uint32_t longest = 0;
        for (const std::uint32_t end : reached_[slots]) {
            if (end <= part_end_) longest = std::max(longest, end);
        }
        return longest;
    }

    // Where one token or compound leads from (position, slot).
    void step(std::uint32_t position, std::uint32_t slot) {
        const std::uint32_t ordinal = stream_.ordinal(position);
        const auto compounds = compounds_at(position);
        if (hit(slot, ordinal)) reached_[slot + 1].push_back(position + 1);
        for (const StreamCompound& compound : compounds) {
            if (hit(slot, compound.ordinal))
                reached_[slot + 1].push_back(position + compound.width);
        }
        for (std::size_t i = 0; i < pattern_.wholes.size(); ++i) {
            const Pattern::Whole& whole = pattern_.wholes[i];
            if (whole.first != slot) continue;
            const std::size_t row = pattern_.slots.size() + i;
            auto& next = reached_[slot + whole.width];
            if (hit(row, ordinal)) next.push_back(position + 1);
            for (const StreamCompound& compound : compounds) {
                if (hit(row, compound.ordinal)) next.push_back(position + compound.width);
            }
        }
    }

    const Pattern& pattern_;
    const TokenStream& stream_;
    bool possible_ = true;
    std::vector<std::uint8_t> hits_;
    std::vector<StreamCompound> compounds_;
    std::vector<PartEnd> parts_;
    std::vector<std::vector<std::uint32_t>> reached_;  // by slot
    std::uint32_t part_start_ = 0;
    std::uint32_t part_end_ = 0;
};

// Whether tokens in a row pass the slots, wherever parts begin: the bits of a number are the slots
// up to which the last tokens match ("shift-and", Baeza-Yates and Gonnet 1992). Most articles that
// hold all words of a phrase are turned away by this.
bool match_in_a_row(const std::vector<TokenTests>& slots, const TokenStream& stream) {
    thread_local std::vector<std::uint64_t> passed;  // slots that an entry passes, as bits
    passed.assign(stream.entries(), 0);
    for (std::size_t slot = 0; slot < slots.size(); ++slot) {
        for_each_passing(slots[slot], stream,
                         [&](std::uint32_t entry) { passed[entry] |= std::uint64_t{1} << slot; });
    }
    const std::uint64_t last = std::uint64_t{1} << (slots.size() - 1);
    std::uint64_t row = 0;
    stream.for_each_token([&](std::uint32_t /*position*/, std::uint32_t ordinal) {
        row = (row << 1 | 1) & passed[ordinal];
        return (row & last) == 0;
    });
    if ((row & last) != 0) return true;
    // A compound takes several positions.
    return std::ranges::any_of(stream.compounds(), [&](const StreamCompound& compound) {
        return passed[compound.ordinal] != 0;
    });
}

}  // namespace

void sort_matches(std::vector<Match>& matches) {
    std::ranges::sort(matches, {}, [](const Match& m) { return std::pair(m.position, m.width); });
    matches.erase(std::unique(matches.begin(), matches.end()), matches.end());
}

bool Pattern::found_in(const TokenStream& stream) const {
    if (slots.empty() || !may_be_in(stream)) return false;
    bool found = false;
    Matcher(*this, stream).for_each([&](const Match&) {
        found = true;
        return false;
    });
    return found;
}

bool Pattern::may_be_in(const TokenStream& stream) const {
    constexpr std::size_t kBits = 64;
    const bool simple = wholes.empty() && slots.size() <= kBits &&
                        std::ranges::all_of(slots, [](const TokenTests& tests) {
                            return tests.size() <= kFewTests;
                        });
    return !simple || match_in_a_row(slots, stream);
}

std::vector<Match> Pattern::find_all(const TokenStream& stream) const {
    std::vector<Match> matches;
    if (slots.empty() || !may_be_in(stream)) return matches;
    Matcher(*this, stream).for_each([&](const Match& match) {
        matches.push_back(match);
        return true;
    });
    return matches;
}

}  // namespace dateline
