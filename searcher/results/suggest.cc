// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/suggest.h"

#include <algorithm>
#include <functional>
#include <map>

#include "common/edit_distance.h"
#include "common/text.h"
#include "common/word_forms.h"

namespace dateline {
namespace {

struct Candidate {
    std::string form;
    std::size_t distance;
};

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += decode_at(text, at).size) {
        ++count;
    }
    return count;
}

std::vector<Candidate> near(const IndexReader& index,
                            std::string_view prefix,
                            std::string_view typed,
                            std::size_t limit) {
    std::map<std::string, std::size_t, std::less<>> distances;
    for_each_form(index, prefix, [&](std::string_view form) {
        const std::size_t distance = edit_distance(typed, form, limit);
        if (distance > 0 && distance <= limit) distances.emplace(form, distance);
        return true;
    });
    std::vector<Candidate> candidates;
    for (const auto& [form, distance] : distances) {
        candidates.push_back({form, distance});
    }
    return candidates;
}

}  // namespace

std::vector<Suggestion> suggest_words(const IndexReader& index,
                                      std::string_view typed,
                                      std::size_t most) {
    const std::string form = fold(typed);
    const std::size_t characters = count_characters(form);
    if (characters < 4 || is_unspaced(decode_at(form, 0).value)) return {};
    const std::size_t limit = characters <= 5 ? 1 : 2;
    std::vector<Candidate> candidates =
        near(index, std::string_view(form).substr(0, decode_at(form, 0).size), form, limit);
    if (candidates.empty()) candidates = near(index, "", form, limit);
    struct Ranked {
        std::size_t distance;
        Suggestion suggestion;
    };
    std::vector<Ranked> ranked;
    for (const Candidate& candidate : candidates) {
        ranked.push_back({candidate.distance, {candidate.form, form_count(index, candidate.form)}});
    }
    std::ranges::sort(ranked, [](const Ranked& a, const Ranked& b) {
        if (a.distance != b.distance) return a.distance < b.distance;
        return a.suggestion.articles != b.suggestion.articles
                   ? a.suggestion.articles > b.suggestion.articles
                   : a.suggestion.form < b.suggestion.form;
    });
    std::vector<Suggestion> suggestions;
    for (const Ranked& one : ranked) {
        if (suggestions.size() < most) suggestions.push_back(one.suggestion);
    }
    return suggestions;
}

}  // namespace dateline
