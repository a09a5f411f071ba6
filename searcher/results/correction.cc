// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/correction.h"

#include <algorithm>

#include "common/text.h"
#include "common/utf8.h"
#include "searcher/results/suggest.h"

namespace dateline {
namespace {

struct Replacement {
    std::size_t start;
    std::size_t end;
    std::string word;
};

// Where `form` stands in a span of the query, in whatever case and accents.
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

}  // namespace

std::optional<Correction> correct_query(std::string_view query,
                                        const std::vector<UnknownWord>& unknown,
                                        const IndexReader& index) {
    std::vector<Replacement> replacements;
    for (const UnknownWord& word : unknown) {
        const std::string form = word.word.substr(word.word.find(':') + 1);  // without a field
        auto found = find_form(query, word.span, form);
        const std::vector<Suggestion> near = suggest_words(index, form, 1);
        if (!found || near.empty()) return std::nullopt;
        found->word = near[0].form;
        replacements.push_back(std::move(*found));
    }
    if (replacements.empty()) return std::nullopt;
    std::ranges::sort(replacements, std::greater<>(), &Replacement::start);
    Correction correction{std::string(query), 0};
    std::size_t before = query.size() + 1;
    for (const Replacement& one : replacements) {
        if (one.end > before) continue;  // found twice
        correction.query.replace(one.start, one.end - one.start, one.word);
        before = one.start;
    }
    return correction;
}

}  // namespace dateline
