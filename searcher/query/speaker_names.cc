// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/speaker_names.h"

#include <algorithm>

#include "common/speaker_names.h"
#include "common/text.h"

namespace dateline {
namespace {

// Of the quotations under a surname: whoever else has it isn't who is meant by it alone.
constexpr double kNearlyAll = 0.875;

// Whether two full names with a word in common are spellings of one person's: their first words and
// their last agree.
bool same_person(std::string_view a, std::string_view b) {
    return first_word(a) == first_word(b) && last_word(a) == last_word(b);
}

}  // namespace

std::optional<std::string> SpeakerNames::full_name_of(std::string_view lone) const {
    if (fold(lone) == lone || !index_.quotes().term_exists(lone_name_term(lone)))
        return std::nullopt;
    return only_full_name_under(lone);
}

std::optional<std::string> SpeakerNames::only_full_name_under(std::string_view lone) const {
    struct Person {
        std::string name;  // its commonest spelling
        Xapian::doccount most = 0;
        double quotations = 0;
    };
    std::vector<Person> persons;
    double all = 0;
    const Xapian::Database& quotes = index_.quotes();
    const std::string prefix = full_names_prefix(lone);
    for (auto term = quotes.allterms_begin(prefix); term != quotes.allterms_end(prefix); ++term) {
        std::string name = (*term).substr(prefix.size());
        auto person = std::ranges::find_if(
            persons, [&](const Person& p) { return same_person(fold(p.name), fold(name)); });
        if (person == persons.end()) person = persons.insert(person, Person());
        person->quotations += term.get_termfreq();
        all += term.get_termfreq();
        if (term.get_termfreq() <= person->most) continue;
        person->most = term.get_termfreq();
        person->name = std::move(name);
    }
    const auto meant = std::ranges::find_if(
        persons, [&](const Person& p) { return p.quotations >= kNearlyAll * all; });
    return meant != persons.end() ? std::optional(meant->name) : std::nullopt;
}

std::vector<std::string> SpeakerNames::lone_names_of(std::string_view full) const {
    const std::string folded = squeeze(fold(full));
    const std::string_view last = last_word(folded);
    std::vector<std::string> lone;
    if (last.size() == folded.size()) return lone;
    for (const std::string_view word : {last, first_word(folded)}) {
        const auto name = only_full_name_under(word);
        if (name && same_person(fold(*name), folded)) lone.emplace_back(word);
    }
    return lone;
}

}  // namespace dateline
