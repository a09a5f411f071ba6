// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/groups/fold.h"

#include <algorithm>
#include <set>
#include <utility>

#include "common/schema/speaker_names.h"
#include "common/stored/token_stream.h"
#include "common/text/text.h"

namespace dateline {
namespace {

constexpr std::size_t kShort = 5;  // pairs; with fewer, all must agree for quotations to be alike

// Stem codes of the words, in order; without the speakers' names.
std::vector<std::uint32_t> stems_of(std::string_view tokens) {
    const TokenStream stream(tokens);
    std::vector<std::uint32_t> codes(stream.entries());
    stream.for_each_entry(
        [&](std::uint32_t ordinal, const TokenEntry& entry) { codes[ordinal] = entry.stem; });
    std::uint32_t end = stream.size();
    for (const Mark& mark : stream.marks()) {
        if (mark.part == Part::kSpeaker || mark.part == Part::kRole)
            end = std::min(end, mark.position);
    }
    std::vector<std::uint32_t> stems;
    for (std::uint32_t i = 0; i < end; ++i) {
        stems.push_back(codes[stream.ordinal(i)]);
    }
    return stems;
}

// Neighbouring pairs; a single word is paired with nothing.
std::vector<std::uint64_t> pairs_of(std::string_view tokens) {
    const std::vector<std::uint32_t> stems = stems_of(tokens);
    std::vector<std::uint64_t> pairs;
    if (stems.size() == 1) pairs.push_back(stems[0]);
    for (std::size_t i = 1; i < stems.size(); ++i) {
        pairs.push_back((std::uint64_t{stems[i - 1]} << 32) | stems[i]);
    }
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

std::size_t count_common(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    std::size_t common = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i < *j) {
            ++i;
        } else if (*j < *i) {
            ++j;
        } else {
            ++common;
            ++i;
            ++j;
        }
    }
    return common;
}

std::vector<std::string> words_of(const std::vector<std::string>& names) {
    std::vector<std::string> words;
    for (const std::string& name : names) {
        const std::string folded = fold(name);
        for (const std::string_view word : words_of_name(folded)) {
            words.emplace_back(word);
        }
    }
    return words;
}

}  // namespace

// The fewest common pairs of two that are alike, if the shorter has `pairs`.
std::size_t QuotationFolder::least_common(std::size_t pairs) {
    return pairs < kShort ? pairs : (pairs * 4 + 4) / 5;
}

bool QuotationFolder::is_like(const Group& group, const Group& quotation) {
    const std::size_t less = std::min(group.pairs.size(), quotation.pairs.size());
    const std::size_t more = std::max(group.pairs.size(), quotation.pairs.size());
    const std::size_t common = count_common(group.pairs, quotation.pairs);
    if (common < (less < kShort ? more : least_common(less))) return false;
    // Without a speaker it may be anybody's: then a part of the words is not enough.
    if (group.words.empty() || quotation.words.empty())
        return common >= (more < kShort ? more : least_common(more));
    return std::ranges::any_of(group.words, [&](const std::string& word) {
        return std::ranges::find(quotation.words, word) != quotation.words.end();
    });
}

// The rarest so far, enough of them that whatever has nearly all pairs has at least one of these.
std::vector<std::uint64_t> QuotationFolder::telling_of(const std::vector<std::uint64_t>& pairs) {
    std::vector<std::pair<std::size_t, std::uint64_t>> by_rarity;
    for (const std::uint64_t pair : pairs) {
        const auto known = by_pair_.find(pair);
        by_rarity.emplace_back(known == by_pair_.end() ? 0 : known->second.size(), pair);
    }
    std::ranges::sort(by_rarity);
    if (!pairs.empty()) by_rarity.resize(pairs.size() - least_common(pairs.size()) + 1);
    std::vector<std::uint64_t> telling;
    for (const auto& [groups, pair] : by_rarity) {
        telling.push_back(pair);
    }
    return telling;
}

std::size_t QuotationFolder::group_of(std::string_view tokens,
                                      const std::vector<std::string>& speakers) {
    Group quotation{pairs_of(tokens), words_of(speakers)};
    const std::vector<std::uint64_t> telling = telling_of(quotation.pairs);
    std::set<std::size_t> candidates;
    const auto add = [&](const GroupsByPair& groups, std::uint64_t pair) {
        const auto known = groups.find(pair);
        if (known != groups.end()) candidates.insert(known->second.begin(), known->second.end());
    };
    for (const std::uint64_t pair : quotation.pairs) {
        add(by_telling_, pair);
    }
    for (const std::uint64_t pair : telling) {
        add(by_pair_, pair);
    }
    for (const std::size_t group : candidates) {
        if (is_like(groups_[group], quotation)) return group;
    }
    for (const std::uint64_t pair : quotation.pairs) {
        by_pair_[pair].push_back(groups_.size());
    }
    for (const std::uint64_t pair : telling) {
        by_telling_[pair].push_back(groups_.size());
    }
    groups_.push_back(std::move(quotation));
    return groups_.size() - 1;
}

}  // namespace dateline
