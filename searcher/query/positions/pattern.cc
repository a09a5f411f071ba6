// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/positions/pattern.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace dateline {
namespace {

constexpr std::size_t kFewTests = 64;  // tests of a slot; up to here each is looked up

// The parts of a stream and their extents.
class Parts {
  public:
    struct Extent {
        std::uint32_t start;
        std::uint32_t end;
        Part part;
    };

    explicit Parts(const TokenStream& stream) {
        Extent extent{0, 0, Part::kBody};
        for (const Mark& mark : stream.marks()) {
            if (mark.part == Part::kSentence) continue;
            extent.end = mark.position;
            if (mark.position > 0) extents_.push_back(extent);
            extent = {mark.position, 0, mark.part};
        }
        extent.end = stream.size();
        extents_.push_back(extent);
    }

    /// The part at a position; null after the last.
    const Extent* at(std::uint32_t position) const {
        const auto extent = std::ranges::upper_bound(extents_, position, {}, &Extent::end);
        return extent == extents_.end() ? nullptr : &*extent;
    }

  private:
    std::vector<Extent> extents_;
};

// Matches one pattern against one stream. First finds which entries of the article's dictionary
// pass which test; an article that lacks one is rejected there. Then one pass over the tokens looks
// up bits. Compounds and marks are only decoded if they can matter.
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

    /// Calls `use(match)` for each position at which a match begins, until it returns false.
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
            // The part is looked up only for what matches regardless of the part.
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

    // The entries that a match may begin with: one lookup here rules out most positions.
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

    // Many tests (a prefix): one pass over the article's entries and the tests, both sorted by
    // stem.
    bool walk(std::size_t row, const TokenTests& tests) {
        bool any = false;
        auto first = tests.begin();
        stream_.for_each_entry([&](std::uint32_t ordinal, const TokenEntry& entry) {
            while (first != tests.end() && first->stem < entry.stem) {
                ++first;
            }
            for (auto test = first; test != tests.end() && test->stem == entry.stem; ++test) {
                if (!test->passes(entry.form)) continue;
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

    // Whether the position is in one of the pattern's parts; sets the end of that part, which no
    // match crosses.
    bool in_parts(std::uint32_t position) {
        if (!parts_) parts_.emplace(stream_);
        const Parts::Extent* const part = parts_->at(position);
        if (part == nullptr) return false;
        part_end_ = part->end;
        part_start_ = part->start;
        return (pattern_.parts & part_bit(part->part)) != 0;
    }

    // The end of the longest match that begins at `position`; 0 if there is none. Slot by slot,
    // collects the positions that can be reached: each is looked at once, however many ways lead to
    // it.
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

    // The positions that one token or compound reaches from (position, slot).
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
    std::optional<Parts> parts_;
    std::vector<std::vector<std::uint32_t>> reached_;  // by slot
    std::uint32_t part_start_ = 0;
    std::uint32_t part_end_ = 0;
};

// The result of a quick check of a stream; kUnsure if it can't decide.
enum class Glance { kFound, kNone, kUnsure };

// Finds one token per slot, side by side, which is enough for most phrases.
class RowFinder {
  public:
    using Entries = std::vector<std::uint32_t>;

    /// `memory` must not be used by others in its lifetime.
    RowFinder(const Pattern& pattern, const TokenStream& stream, std::vector<Entries>& memory)
        : pattern_(pattern), stream_(stream), passing_(memory) {
        passing_.resize(pattern.slots.size());
        for (std::size_t slot = 0; slot < passing_.size(); ++slot) {
            passing_[slot].clear();
            for_each_passing(pattern.slots[slot], stream,
                             [&](std::uint32_t entry) { passing_[slot].push_back(entry); });
        }
    }

    // Checks the other slots around each token of the slot that fewest entries pass.
    bool find() {
        const auto fewest = std::ranges::min_element(passing_, {}, std::ranges::size);
        const auto slot = static_cast<std::uint32_t>(fewest - passing_.begin());
        return std::ranges::any_of(*fewest, [&](std::uint32_t entry) {
            for (std::uint32_t at = stream_.next_of(entry, slot); at < stream_.size();
                 at = stream_.next_of(entry, at + 1)) {
                if (is_row(at - slot) && is_in_parts(at - slot)) return true;
            }
            return false;
        });
    }

    // Whether a compound, which spans several positions but is one entry, passes a slot.
    bool may_have_compounds() const {
        if (std::ranges::any_of(passing_, std::ranges::empty)) return false;
        return stream_.any_compound([&](const StreamCompound& compound) {
            return std::ranges::any_of(passing_, [&](const Entries& entries) {
                return std::ranges::find(entries, compound.ordinal) != entries.end();
            });
        });
    }

  private:
    bool is_row(std::uint32_t start) const {
        if (stream_.size() - start < passing_.size()) return false;
        for (std::uint32_t slot = 0; slot < passing_.size(); ++slot) {
            const Entries& entries = passing_[slot];
            if (std::ranges::find(entries, stream_.ordinal(start + slot)) == entries.end())
                return false;
        }
        return true;
    }

    bool is_in_parts(std::uint32_t start) {
        if (!parts_) parts_.emplace(stream_);
        const Parts::Extent* const part = parts_->at(start);
        return part != nullptr && start + passing_.size() <= part->end &&
               (pattern_.parts & part_bit(part->part)) != 0;
    }

    const Pattern& pattern_;
    const TokenStream& stream_;
    std::vector<Entries>& passing_;  // by slot
    std::optional<Parts> parts_;
};

Glance glance_at(const Pattern& pattern, const TokenStream& stream) {
    const bool few = std::ranges::all_of(
        pattern.slots, [](const TokenTests& tests) { return tests.size() <= kFewTests; });
    if (!few || !pattern.wholes.empty()) return Glance::kUnsure;
    thread_local std::vector<RowFinder::Entries> memory;
    RowFinder row(pattern, stream, memory);
    if (row.find()) return pattern.whole ? Glance::kUnsure : Glance::kFound;
    return row.may_have_compounds() ? Glance::kUnsure : Glance::kNone;
}

}  // namespace

void sort_matches(std::vector<Match>& matches) {
    std::ranges::sort(matches, {}, [](const Match& m) { return std::pair(m.position, m.width); });
    matches.erase(std::unique(matches.begin(), matches.end()), matches.end());
}

bool Pattern::found_in(const TokenStream& stream) const {
    if (slots.empty()) return false;
    const Glance glance = glance_at(*this, stream);
    if (glance != Glance::kUnsure) return glance == Glance::kFound;
    bool found = false;
    Matcher(*this, stream).for_each([&](const Match&) {
        found = true;
        return false;
    });
    return found;
}

std::vector<Match> Pattern::find_all(const TokenStream& stream) const {
    std::vector<Match> matches;
    if (slots.empty() || glance_at(*this, stream) == Glance::kNone) return matches;
    Matcher(*this, stream).for_each([&](const Match& match) {
        matches.push_back(match);
        return true;
    });
    return matches;
}

}  // namespace dateline
