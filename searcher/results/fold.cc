// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/fold.h"

#include <algorithm>
#include <utility>

#include "common/speaker_names.h"
#include "common/text.h"
#include "common/token_stream.h"

namespace dateline {
namespace {

// Stem codes of the words, in order; those of the speakers' names left out.
std::vector<std::uint32_t> stems_of(std::string_view tokens) {
    const TokenStream stream(tokens);
    std::vector<std::uint32_t> codes(stream.entries());
    stream.for_each_entry(
        [&](std::uint32_t ordinal, const TokenEntry& entry) { codes[ordinal] = entry.stem; });
    std::uint32_t end = stream.size();
    for (const Mark& mark : stream.marks()) {
        if (mark.part == Part::kSpeaker) end = std::min(end, mark.position);
    }
    std::vector<std::uint32_t> stems;
    for (std::uint32_t i = 0; i < end; ++i) {
        stems.push_back(codes[stream.ordinal(i)]);
    }
    return stems;
}

// Neighbouring pairs; one word alone is a pair with nothing.
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

bool QuotationFolder::is_like(const Group& group,
                              const Group& quotation,
                              std::size_t common) const {
    constexpr std::size_t kShort = 5;  // pairs
    const std::size_t less = std::min(group.pairs.size(), quotation.pairs.size());
    const std::size_t more = std::max(group.pairs.size(), quotation.pairs.size());
    const bool near = less < kShort ? common == more : common * 5 >= less * 4;
    if (!near) return false;
    if (group.words.empty() || quotation.words.empty()) return true;
    return std::ranges::any_of(group.words, [&](const std::string& word) {
        return std::ranges::find(quotation.words, word) != quotation.words.end();
    });
}

std::size_t QuotationFolder::group_of(std::string_view tokens,
                                      const std::vector<std::string>& speakers) {
    Group quotation{pairs_of(tokens), words_of(speakers)};
    std::vector<std::size_t> touched;
    for (const std::uint64_t pair : quotation.pairs) {
        const auto known = by_pair_.find(pair);
        if (known == by_pair_.end()) continue;
        for (const std::size_t group : known->second) {
            if (++common_[group] == 1) touched.push_back(group);
        }
    }
    std::size_t like = groups_.size();
    for (const std::size_t group : touched) {
        const std::size_t count = std::exchange(common_[group], 0);
        if (group < like && is_like(groups_[group], quotation, count)) like = group;
    }
    if (like < groups_.size()) return like;
    for (const std::uint64_t pair : quotation.pairs) {
        by_pair_[pair].push_back(groups_.size());
    }
    common_.push_back(0);
    groups_.push_back(std::move(quotation));
    return groups_.size() - 1;
}

}  // namespace dateline
