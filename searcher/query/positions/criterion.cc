// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/positions/criterion.h"

#include <algorithm>
#include <optional>

#include "searcher/query/positions/near.h"
#include "searcher/query/positions/text_units.h"

namespace dateline {
namespace {

// `std::nullopt` if an operand has no match.
std::optional<NearMatcher> near_matcher(const Criterion& near, const TokenStream& stream) {
    std::vector<std::vector<Match>> operands;
    for (const Criterion& part : near.parts) {
        operands.push_back(part.find_all(stream));
        if (operands.back().empty()) return std::nullopt;
    }
    return NearMatcher(operands, near.count, near.ordered,
                       TextUnits(stream, TextUnits::Kind::kField));
}

Match spanning(const Match& a, const Match& b) {
    const std::uint32_t first = std::min(a.position, b.position);
    return {first, std::max(end_of(a), end_of(b)) - first};
}

// One match for each unit in which every part has a match that lies entirely in it.
std::vector<Match> unit_matches(const Criterion& criterion,
                                const TokenStream& stream,
                                TextUnits::Kind kind) {
    const TextUnits units(stream, kind);
    struct Seen {
        std::size_t parts = 0;
        Match span{0, 0};
    };
    std::vector<Seen> seen(units.size());
    for (std::size_t i = 0; i < criterion.parts.size(); ++i) {
        for (const Match& match : criterion.parts[i].find_all(stream)) {
            const std::size_t unit = units.of(match.position);
            Seen& here = seen[unit];
            if (here.parts < i || unit != units.of(end_of(match) - 1)) continue;
            here.span = here.parts == 0 ? match : spanning(here.span, match);
            here.parts = i + 1;
        }
    }
    std::vector<Match> matches;
    for (const Seen& one : seen) {
        if (one.parts == criterion.parts.size()) matches.push_back(one.span);
    }
    return matches;
}

std::vector<Match> any_matches(const Criterion& criterion, const TokenStream& stream) {
    std::vector<Match> matches;
    for (const Criterion& part : criterion.parts) {
        const std::vector<Match> more = part.find_all(stream);
        matches.insert(matches.end(), more.begin(), more.end());
    }
    sort_matches(matches);
    return matches;
}

}  // namespace

bool Criterion::found_in(const TokenStream& stream) const {
    if (kind == NodeKind::kNear) {
        const auto near = near_matcher(*this, stream);
        return near && near->found();
    }
    if (kind == NodeKind::kOr)
        return std::ranges::any_of(parts,
                                   [&](const Criterion& part) { return part.found_in(stream); });
    return parts.empty() ? pattern.found_in(stream) : !find_all(stream).empty();
}

std::vector<Match> Criterion::find_all(const TokenStream& stream) const {
    switch (kind) {
        case NodeKind::kNear: {
            const auto near = near_matcher(*this, stream);
            return near ? near->spans() : std::vector<Match>();
        }
        case NodeKind::kSentence:
            return unit_matches(*this, stream, TextUnits::Kind::kSentence);
        case NodeKind::kParagraph:
            return unit_matches(*this, stream, TextUnits::Kind::kParagraph);
        case NodeKind::kOr:
            return any_matches(*this, stream);
        case NodeKind::kAtLeast: {
            std::vector<Match> matches = parts[0].find_all(stream);
            if (matches.size() < count) matches.clear();
            return matches;
        }
        default:
            return pattern.find_all(stream);
    }
}

}  // namespace dateline
