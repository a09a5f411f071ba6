// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/speaker_names.h"

#include "common/speaker_names.h"
#include "common/text.h"

namespace dateline {
namespace {

// Whether two full names with a word in common are spellings of one person's: their first words and
// their last agree.
bool same_person(std::string_view a, std::string_view b) {
    return first_word(a) == first_word(b) && last_word(a) == last_word(b);
}

}  // namespace

std::optional<std::string> SpeakerNames::full_name_of(std::string_view lone) const {
    if (lone.find(' ') != std::string_view::npos) return std::nullopt;
    const Xapian::Database& quotes = index_.quotes();
    const std::string prefix = full_names_prefix(lone);
    std::optional<std::string> best;
    Xapian::doccount most = 0;
    for (auto term = quotes.allterms_begin(prefix); term != quotes.allterms_end(prefix); ++term) {
        std::string name = (*term).substr(prefix.size());
        if (best && !same_person(fold(*best), fold(name))) return std::nullopt;
        if (term.get_termfreq() <= most) continue;
        most = term.get_termfreq();
        best = std::move(name);
    }
    return best;
}

std::vector<std::string> SpeakerNames::lone_names_of(std::string_view full) const {
    const std::string folded = squeeze(fold(full));
    const std::string_view last = last_word(folded);
    std::vector<std::string> lone;
    if (last.size() == folded.size()) return lone;
    for (const std::string_view word : {last, first_word(folded)}) {
        const auto name = full_name_of(word);
        if (name && same_person(fold(*name), folded)) lone.emplace_back(word);
    }
    return lone;
}

}  // namespace dateline
