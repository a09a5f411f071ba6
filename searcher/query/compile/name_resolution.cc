// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/name_resolution.h"

#include <algorithm>

#include "common/schema/schema.h"
#include "common/schema/speaker_names.h"
#include "common/text/text.h"

namespace dateline {
namespace {

// The share of a surname's quotations that one person must have for it to mean that person alone.
constexpr double kNearlyAll = 0.875;

// Whether two full names with a word in common are spellings of one person's name: their first
// words and their last words are equal.
bool same_person(std::string_view a, std::string_view b) {
    return first_word(a) == first_word(b) && last_word(a) == last_word(b);
}

}  // namespace

std::optional<std::string> SpeakerNames::full_name_of(std::string_view lone) const {
    if (fold(lone) == lone) return std::nullopt;
    const std::string term = lone_name_term(lone);
    const std::vector<NameTerm> terms = terms_from(term);
    if (terms.empty() || terms[0].text != term) return std::nullopt;
    return only_full_name_under(lone);
}

// Over servers, each lookup is a round trip: after a few, all names are fetched.
std::vector<SpeakerNames::NameTerm> SpeakerNames::terms_from(const std::string& beginning) const {
    constexpr int kFew = 16;
    const auto read = [&](std::string_view prefix) {
        std::vector<NameTerm> terms;
        const Xapian::Database& quotes = index_.quotes().database();
        const auto end = quotes.allterms_end(std::string(prefix));
        for (auto term = quotes.allterms_begin(std::string(prefix)); term != end; ++term) {
            terms.push_back({*term, term.get_termfreq()});
        }
        return terms;
    };
    if (!index_.is_remote() || ++asked_ <= kFew) return read(beginning);
    if (all_.empty()) all_ = read(kNamePrefix);
    const auto first = std::ranges::lower_bound(all_, beginning, {}, &NameTerm::text);
    const auto last = std::find_if_not(
        first, all_.end(), [&](const NameTerm& term) { return term.text.starts_with(beginning); });
    return {first, last};
}

std::optional<std::string> SpeakerNames::only_full_name_under(std::string_view lone) const {
    struct Person {
        std::string name;  // its commonest spelling
        Xapian::doccount most = 0;
        double quotations = 0;
    };
    std::vector<Person> persons;
    double all = 0;
    const std::string prefix = full_names_prefix(lone);
    for (const NameTerm& term : terms_from(prefix)) {
        std::string name = term.text.substr(prefix.size());
        auto person = std::ranges::find_if(
            persons, [&](const Person& p) { return same_person(fold(p.name), fold(name)); });
        if (person == persons.end()) person = persons.insert(person, Person());
        person->quotations += term.quotations;
        all += term.quotations;
        if (term.quotations <= person->most) continue;
        person->most = term.quotations;
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
