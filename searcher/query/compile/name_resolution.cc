// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/name_resolution.h"

#include <algorithm>
#include <functional>

#include "common/schema/given_names.h"
#include "common/schema/schema.h"
#include "common/schema/speaker_names.h"
#include "common/schema/titles.h"
#include "common/text/edit_distance.h"
#include "common/text/text.h"

namespace dateline {
namespace {

// The share of a surname's quotations that one person must have for it to mean that person alone.
constexpr double kNearlyAll = 0.875;

// The parts of a folded full name.
struct NameParts {
    std::string_view given;
    std::string_view middle;  // the first of them
    std::string_view last;
    std::string_view suffix;  // "jr"
};

NameParts parts_of(std::string_view folded) {
    const std::vector<std::string_view> words = words_of_name(folded);
    NameParts parts;
    parts.given = first_word(folded);
    parts.last = last_word(folded);
    if (words.back() != parts.last) {
        parts.suffix = words.back();
        if (parts.suffix.ends_with('.')) parts.suffix.remove_suffix(1);
    }
    if (words.size() > 2 && words[1] != parts.last) parts.middle = words[1];
    return parts;
}

bool same_middle(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty() || a == b) return true;
    return (is_initial_of_name(a) || is_initial_of_name(b)) && a[0] == b[0];
}

// Whether two full names can be spellings of one person's.
bool may_be_same(const NameParts& a, const NameParts& b) {
    return a.last == b.last && a.suffix == b.suffix && same_given_name(a.given, b.given) &&
           same_middle(a.middle, b.middle);
}

// How much a name leaves open: names that say more come first.
int openness(const NameParts& parts) {
    return (is_initial_of_name(parts.given) ? 4
            : is_short_name(parts.given)    ? 2
                                            : 0) +
           (parts.middle.empty() ? 1 : 0);
}

}  // namespace

std::optional<std::string> SpeakerNames::full_name_of(std::string_view lone) const {
    if (fold(lone) == lone) return std::nullopt;
    const std::string term = lone_name_term(lone);
    const std::vector<NameTerm> terms = terms_from(term);
    if (terms.empty() || terms[0].text != term) return std::nullopt;
    const Person* const meant = only_person_under(lone);
    return meant == nullptr ? std::nullopt : std::optional(meant->spellings[0].text);
}

std::string SpeakerNames::shown_name(const std::string& name) const {
    if (name.find(' ') == std::string::npos) return full_name_of(name).value_or(name);
    const std::vector<std::string> spellings = spellings_of(name);
    return spellings.empty() ? name : spellings[0];
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

// The persons with a name that has terms under `word`. A spelling that fits several stays alone.
const std::vector<SpeakerNames::Person>& SpeakerNames::persons_under(std::string_view word) const {
    const std::string key = fold(word);
    if (const auto known = persons_.find(key); known != persons_.end()) return known->second;
    const std::string prefix = full_names_prefix(key);
    struct Spelling {
        std::string folded;
        NameTerm term;
    };
    std::vector<Spelling> spellings;
    for (NameTerm& term : terms_from(prefix)) {
        term.text.erase(0, prefix.size());
        std::string folded = squeeze(fold(term.text));
        spellings.push_back({std::move(folded), std::move(term)});
    }
    std::ranges::stable_sort(spellings, [](const Spelling& a, const Spelling& b) {
        const int x = openness(parts_of(a.folded));
        const int y = openness(parts_of(b.folded));
        return x != y ? x < y : a.term.quotations > b.term.quotations;
    });
    std::vector<Person> persons;
    std::vector<std::vector<std::string>> folded;  // of each person's spellings
    for (Spelling& one : spellings) {
        const NameParts parts = parts_of(one.folded);
        std::vector<std::size_t> fitting;
        for (std::size_t i = 0; i < persons.size(); ++i) {
            const bool fits = std::ranges::all_of(folded[i], [&](const std::string& other) {
                return may_be_same(parts, parts_of(other));
            });
            const bool equal = std::ranges::find(folded[i], one.folded) != folded[i].end();
            if (equal) fitting.assign(1, i);
            if (equal) break;
            if (fits) fitting.push_back(i);
        }
        const std::size_t to = fitting.size() == 1 ? fitting[0] : persons.size();
        if (to == persons.size()) {
            persons.emplace_back();
            folded.emplace_back();
        }
        persons[to].quotations += one.term.quotations;
        persons[to].spellings.push_back(std::move(one.term));
        folded[to].push_back(std::move(one.folded));
    }
    for (Person& person : persons) {
        std::ranges::stable_sort(person.spellings, std::greater(), &NameTerm::quotations);
    }
    return persons_.emplace(key, std::move(persons)).first->second;
}

// The person who has nearly all quotations of those with a surname.
const SpeakerNames::Person* SpeakerNames::only_person_under(std::string_view lone) const {
    const std::vector<Person>& persons = persons_under(lone);
    double all = 0;
    for (const Person& person : persons) {
        all += person.quotations;
    }
    const auto meant = std::ranges::find_if(
        persons, [&](const Person& p) { return p.quotations >= kNearlyAll * all; });
    return meant != persons.end() ? &*meant : nullptr;
}

const SpeakerNames::Person* SpeakerNames::person_of(std::string_view full) const {
    const std::string folded = squeeze(fold(full));
    const std::vector<Person>& persons = persons_under(last_word(folded));
    for (const Person& person : persons) {
        for (const NameTerm& spelling : person.spellings) {
            if (squeeze(fold(spelling.text)) == folded) return &person;
        }
    }
    return only_like(folded, persons);
}

// The person who has nearly all quotations of those whom a full name may spell.
const SpeakerNames::Person* SpeakerNames::only_like(std::string_view folded,
                                                    const std::vector<Person>& persons) const {
    if (folded.find(' ') == std::string_view::npos) return nullptr;
    const NameParts parts = parts_of(folded);
    const Person* best = nullptr;
    double all = 0;
    for (const Person& person : persons) {
        const bool fits = std::ranges::any_of(person.spellings, [&](const NameTerm& spelling) {
            const std::string name = squeeze(fold(spelling.text));
            return may_be_same(parts, parts_of(name));
        });
        if (!fits) continue;
        all += person.quotations;
        if (best == nullptr || person.quotations > best->quotations) best = &person;
    }
    return best != nullptr && best->quotations >= kNearlyAll * all ? best : nullptr;
}

std::vector<std::string> SpeakerNames::lone_names_of(std::string_view full) const {
    const std::string folded = squeeze(fold(full));
    const std::string_view last = last_word(folded);
    std::vector<std::string> lone;
    if (last.size() == folded.size()) return lone;
    const Person* const person = person_of(full);
    for (const std::string_view word : {last, first_word(folded)}) {
        const Person* const meant = only_person_under(word);
        const bool same =
            meant != nullptr && person != nullptr &&
            std::ranges::any_of(meant->spellings, [&](const NameTerm& spelling) {
                return std::ranges::any_of(person->spellings, [&](const NameTerm& other) {
                    return other.text == spelling.text;
                });
            });
        if (same) lone.emplace_back(word);
    }
    return lone;
}

NameReading SpeakerNames::read(std::string_view typed) const {
    NameReading reading;
    reading.text = typed;
    reading.person = is_persons(typed);
    const std::string folded = squeeze(fold(typed));
    const std::string_view bare = without_titles(folded);
    const bool titled = !reading.person && bare.size() < folded.size();
    if (titled && is_surname(bare)) {
        reading.text = bare;
        reading.person = true;
    }
    if (!reading.person || (!titled && folded.find(' ') == std::string::npos)) return reading;
    reading.spellings = spellings_of(reading.text);
    for (const std::string& name : lone_names_of(reading.text)) {
        reading.terms.push_back(lone_name_term(name));
    }
    for (const std::string& name : reading.spellings) {
        reading.terms.push_back(full_name_term(last_word(name), name));
    }
    if (reading.text.find(' ') == std::string::npos)
        add_bearers(reading.text, reading.terms);
    else
        count_surname(reading);
    return reading;
}

// What a full name leaves out, since it may be somebody else's.
void SpeakerNames::count_surname(NameReading& reading) const {
    reading.surname = last_word(squeeze(fold(reading.text)));
    const std::string alone = lone_name_term(reading.surname);
    if (std::ranges::find(reading.terms, alone) != reading.terms.end()) return;
    const std::vector<NameTerm> terms = terms_from(alone);
    if (!terms.empty() && terms[0].text == alone) reading.surname_alone = terms[0].quotations;
}

// The terms of everybody with a surname, and of the surname alone.
void SpeakerNames::add_bearers(std::string_view surname, std::vector<std::string>& terms) const {
    terms.push_back(lone_name_term(surname));
    for (const Person& person : persons_under(surname)) {
        for (const NameTerm& spelling : person.spellings) {
            terms.push_back(full_name_term(surname, spelling.text));
        }
    }
}

// Whether the index quotes somebody with a name, be it a surname alone.
bool SpeakerNames::is_surname(std::string_view name) const {
    if (name.find(' ') != std::string_view::npos) return is_persons(name);
    const std::string lone = lone_name_term(name);
    const std::vector<NameTerm> terms = terms_from(lone);
    return (!terms.empty() && terms[0].text == lone) || !persons_under(name).empty();
}

std::optional<SpeakerNames::Commoner> SpeakerNames::commoner_than(std::string_view full) const {
    constexpr double kTimes = 20;
    const std::string folded = squeeze(fold(full));
    const Person* const person = person_of(full);
    const std::string_view given = first_word(folded);
    if (person == nullptr || given.size() == folded.size()) return std::nullopt;
    for (const Person& other : persons_under(last_word(folded))) {
        const std::string name = squeeze(fold(other.spellings[0].text));
        if (&other != person && parts_of(name).suffix == parts_of(folded).suffix &&
            other.quotations >= kTimes * person->quotations &&
            edit_distance(given, first_word(name), 1) <= 1)
            return Commoner{other.spellings[0].text, person->quotations, other.quotations};
    }
    return std::nullopt;
}

bool SpeakerNames::is_persons(std::string_view text) const {
    const std::string folded = squeeze(fold(text));
    if (folded.empty()) return false;
    if (!spellings_of(text).empty()) return true;
    const std::vector<std::string_view> asked = words_of_name(folded);
    const auto has_all = [&](const NameTerm& spelling) {
        const std::string name = squeeze(fold(spelling.text));
        const std::vector<std::string_view> words = words_of_name(name);
        return std::ranges::all_of(asked, [&](std::string_view word) {
            return std::ranges::find(words, word) != words.end();
        });
    };
    // Names have terms under their last word, and some under their first.
    return std::ranges::any_of(asked, [&](std::string_view word) {
        return std::ranges::any_of(persons_under(word), [&](const Person& person) {
            return std::ranges::any_of(person.spellings, has_all);
        });
    });
}

std::vector<std::string> SpeakerNames::spellings_of(std::string_view full) const {
    std::vector<NameTerm> found;
    const auto add = [&](const Person* person) {
        if (person == nullptr) return;
        for (const NameTerm& spelling : person->spellings) {
            const bool known = std::ranges::any_of(
                found, [&](const NameTerm& other) { return other.text == spelling.text; });
            if (!known) found.push_back(spelling);
        }
    };
    add(person_of(full));
    if (aliases_ != nullptr) {
        for (const std::string& name : aliases_->names_of(full)) {
            add(person_of(name));
        }
        for (std::size_t i = 0; i < found.size(); ++i) {
            for (const std::string& name : aliases_->names_of(found[i].text)) {
                add(person_of(name));
            }
        }
    }
    std::ranges::stable_sort(found, std::greater(), &NameTerm::quotations);
    std::vector<std::string> names;
    for (NameTerm& spelling : found) {
        names.push_back(std::move(spelling.text));
    }
    return names;
}

}  // namespace dateline
