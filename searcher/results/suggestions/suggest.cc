// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/suggestions/suggest.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "common/index/form_lookup.h"
#include "common/text/edit_distance.h"
#include "common/text/text.h"
#include "searcher/results/suggestions/misspelling.h"

namespace dateline {
namespace {

// How much the log of the number of articles must grow to make up for one more error.
constexpr double kErrorWeight = 7;

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += decode_at(text, at).size) {
        ++count;
    }
    return count;
}

// Forms at most `limit` edits away.
std::set<std::string, std::less<>> near(const IndexReader& index,
                                        std::string_view typed,
                                        std::size_t limit) {
    std::set<std::string, std::less<>> forms;
    for_each_form(index, "", [&](std::string_view form, std::string_view /*stem*/) {
        const std::size_t distance = edit_distance(typed, form, limit);
        if (distance > 0 && distance <= limit) forms.emplace(form);
        return true;
    });
    return forms;
}

}  // namespace

std::vector<Suggestion> suggest_words(const IndexReader& index,
                                      std::string_view typed,
                                      std::size_t most) {
    const std::string form = fold(typed);
    const std::size_t characters = count_characters(form);
    if (characters < 3 || is_unspaced(decode_at(form, 0).value)) return {};
    struct Ranked {
        double likelihood;
        Suggestion suggestion;
    };
    std::vector<Ranked> ranked;
    for (const std::string& candidate : near(index, form, characters <= 4 ? 1 : 2)) {
        const std::uint64_t articles = form_count(index, candidate);
        ranked.push_back({std::log(static_cast<double>(articles) + 1) -
                              kErrorWeight * misspelling_cost(form, candidate),
                          {candidate, articles}});
    }
    std::ranges::stable_sort(ranked, std::greater<>(), &Ranked::likelihood);
    const std::uint64_t own = form_count(index, form);
    if (own > 0) {
        const double least = std::log(static_cast<double>(own) + 1);
        std::erase_if(ranked, [&](const Ranked& one) { return one.likelihood < least; });
    }
    std::vector<Suggestion> suggestions;
    for (const Ranked& one : ranked) {
        if (suggestions.size() < most) suggestions.push_back(one.suggestion);
    }
    return suggestions;
}

}  // namespace dateline
