// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/positions/text_units.h"

#include <algorithm>

namespace dateline {
namespace {

// The text of an article continues from paragraph to paragraph; other parts stand alone.
bool reads_on(Part before, Part part) {
    constexpr PartSet kRunning = part_bit(Part::kLead) | part_bit(Part::kBody) |
                                 part_bit(Part::kCaption) | part_bit(Part::kSubheading);
    return (kRunning & part_bit(before)) != 0 && (kRunning & part_bit(part)) != 0;
}

}  // namespace

TextUnits::TextUnits(const TokenStream& stream, Kind kind) {
    Part part = Part::kBody;
    for (const Mark& mark : stream.marks()) {
        const bool sentence = mark.part == Part::kSentence;
        const bool opens = kind == Kind::kSentence ||
                           (!sentence && (kind == Kind::kParagraph || !reads_on(part, mark.part)));
        if (opens && mark.position > 0) starts_.push_back(mark.position);
        if (!sentence) part = mark.part;
    }
}

std::size_t TextUnits::of(std::uint32_t position) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(starts_, position) - starts_.begin());
}

}  // namespace dateline
