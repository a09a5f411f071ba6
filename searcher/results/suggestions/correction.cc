// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/suggestions/correction.h"

#include <algorithm>

#include "common/text/text.h"
#include "common/text/utf8.h"
#include "searcher/results/suggestions/suggest.h"

namespace dateline {
namespace {

struct Replacement {
    std::size_t start;
    std::size_t end;
    std::string word;
};

// Finds `form` in a span of the query, in any case and with any accents.
std::optional<Replacement> find_form(std::string_view query, Span span, const std::string& form) {
    const std::size_t end = std::min<std::size_t>(span.end, query.size());
    for (std::size_t start = span.start; start < end; start += decode_at(query, start).size) {
        for (std::size_t stop = start; stop < end && stop - start <= form.size() * 2;) {
            stop += decode_at(query, stop).size;
            if (fold(query.substr(start, stop - start)) == form)
                return Replacement{start, stop, {}};
        }
    }
    return std::nullopt;
}

// The query with its replacements made, the last first.
std::string replaced(std::string_view query, const std::vector<Replacement>& replacements) {
    std::string text(query);
    std::size_t before = query.size() + 1;
    for (const Replacement& one : replacements) {
        if (one.end > before) continue;  // found twice
        text.replace(one.start, one.end - one.start, one.word);
        before = one.start;
    }
    return text;
}

}  // namespace

std::vector<Correction> correct_query(std::string_view query,
                                      const std::vector<UnknownWord>& suspect,
                                      const IndexReader& index) {
    constexpr std::size_t kTried = 3;
    constexpr std::size_t kMostSuspect = 5;  // each costs a pass over all words
    if (suspect.size() > kMostSuspect) return {};
    std::vector<Replacement> places;
    std::vector<std::vector<Suggestion>> words;
    std::size_t most = 0;
    for (const UnknownWord& word : suspect) {
        const std::string form = word.word.substr(word.word.find(':') + 1);  // without a field
        const auto found = find_form(query, word.span, form);
        std::vector<Suggestion> near = suggest_words(index, form, kTried);
        if (!found || near.empty()) return {};
        most = std::max(most, near.size());
        places.push_back(*found);
        words.push_back(std::move(near));
    }
    std::vector<Correction> corrections;
    for (std::size_t rank = 0; rank < most; ++rank) {
        std::vector<Replacement> replacements = places;
        for (std::size_t i = 0; i < places.size(); ++i) {
            replacements[i].word = words[i][std::min(rank, words[i].size() - 1)].form;
        }
        std::ranges::sort(replacements, std::greater<>(), &Replacement::start);
        corrections.push_back({replaced(query, replacements), 0});
    }
    return corrections;
}

}  // namespace dateline
