// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "common/schema/speaker_names.h"
#include "common/text/text.h"
#include "indexer/quotes/persons.h"
#include "indexer/quotes/word_meanings.h"

namespace dateline {
namespace {

// "James B. Comey" and "James Comey", but not "George W. Bush" and "George H. W. Bush".
bool is_same_name(std::string_view a, std::string_view b) {
    const std::string_view first = first_word(a);
    const std::string_view last = last_word(a);
    const std::size_t shortest = first.size() + 1 + last.size();
    return first == first_word(b) && last == last_word(b) &&
           (a == b || std::min(a.size(), b.size()) == shortest);
}

// Whether every word of a name, in lower case, passes a test.
template <class Test>
bool every_word(std::string_view name, Test&& test) {
    const std::string small = ascii_lower(name);
    return std::ranges::all_of(words_of_name(small), test);
}

bool holds_organisation(std::string_view name) {
    return !every_word(
        name, [](std::string_view word) { return (name_classes(word) & kOrganisation) == 0; });
}

// "DNC Chair", "Rubio T-shirt": no person's name.
bool is_office_name(std::string_view name) {
    const std::string last = ascii_lower(last_word(name));
    const std::string first = ascii_lower(first_word(name));
    const bool office = (name_classes(last) & (kTitleWord | kRoleWord)) != 0 &&
                        (name_classes(first) & (kMaleName | kFemaleName)) == 0;
    const std::size_t hyphen = last.find('-');
    const std::string_view typed = name.substr(name.rfind(' ') + 1);
    const bool thing = hyphen != std::string::npos && hyphen + 1 < typed.size() && hyphen == 1 &&
                       typed[hyphen + 1] >= 'a' && typed[hyphen + 1] <= 'z';
    return office || thing;
}

bool is_place(std::string_view name) {
    return every_word(name, [](std::string_view word) {
        return (name_classes(word) & (kPlaceWord | kNationality | kCalendarWord)) != 0 ||
               word == "north" || word == "south" || word == "new" || word == "united" ||
               word == "saudi" || word == "hong" || word == "state";
    });
}

// "Wang Yi", "Kim Jong Un": two words or three, the first of them short.
bool may_be_family_first(std::string_view name) {
    constexpr std::size_t kLongestFamilyName = 5;
    const auto spaces = std::ranges::count(name, ' ');
    if (first_word(name).size() > kLongestFamilyName || name.find('.') != std::string_view::npos)
        return false;
    if (spaces == 1) return true;
    // "Yoon Suk Yeol", but not "Mary Ann Smith": three short words, no given name of the West first
    return spaces == 2 && last_word(name).size() <= kLongestFamilyName &&
           (name_classes(ascii_lower(first_word(name))) & (kMaleName | kFemaleName)) == 0;
}

}  // namespace

void Persons::settle() {
    settle_full_names();
    for (std::uint32_t i = 0; i < persons_.size(); ++i) {
        note_parts(i);
    }
    settle_short_names();
    for (std::vector<NameSpan>& names : names_) {
        for (NameSpan& name : names) {
            name.person = candidates_[name.person].person;
        }
    }
}

void Persons::settle_full_names() {
    const auto evidence_of = [&](std::string_view word) {
        std::uint32_t sum = 0;
        for (const char* mark : {"", kMaleMark, kFemaleMark}) {
            const auto found = by_name_.find(std::string(word) + mark);
            sum += found == by_name_.end() ? 0U : candidates_[found->second].evidence;
        }
        return sum;
    };
    const auto ends = ends_of_names();
    for (Candidate& one : candidates_) {
        const bool full = one.name.find(' ') != std::string::npos;
        const bool titled = one.evidence >= 2 * kSure;  // "Chairman Peter House"
        if (!full || (holds_organisation(one.name) && !titled) || is_place(one.name) ||
            is_office_name(one.name))
            continue;
        if (ends.contains(ascii_lower(one.name))) continue;  // "von der Leyen", "Suu Kyi"
        const bool known = evidence_of(last_word(one.name)) > 0 ||
                           (may_be_family_first(one.name) && evidence_of(first_word(one.name)) > 0);
        if (one.evidence > 0 || known) make_person(one);
    }
}

// What the names of several words end in, in lower case, but for the last words: "von der leyen",
// "jong un". Names of two words are such ends only after a particle.
std::set<std::string> Persons::ends_of_names() const {
    std::set<std::string> ends;
    for (const Candidate& one : candidates_) {
        const std::vector<std::string_view> words = words_of_name(one.name);
        if (words.size() < 3) continue;
        for (std::size_t i = 1; i + 1 < words.size(); ++i) {
            const std::string end = ascii_lower(std::string_view(one.name).substr(
                static_cast<std::size_t>(words[i].data() - one.name.data())));
            const bool given =
                (name_classes(ascii_lower(words[i])) & (kMaleName | kFemaleName)) != 0;
            if (!given) ends.insert(end);
        }
    }
    return ends;
}

void Persons::settle_short_names() {
    for (Candidate& one : candidates_) {
        if (one.person != kNobody) continue;
        const bool several = one.name.find(' ') != std::string::npos;
        one.person = full_form_of(one);
        if (several) continue;
        if (one.person != kNobody) {
            add_short_form(one);
        } else if (one.evidence >= kSure && !is_place(one.name) && !holds_organisation(one.name)) {
            make_person(one);
            by_part_.emplace(ascii_lower(one.name), one.person);
        }
    }
}

void Persons::make_person(Candidate& one) {
    one.person = static_cast<std::uint32_t>(persons_.size());
    const bool junior = !one.name.ends_with(last_word(one.name));
    persons_.push_back({one.name, one.role, one.words, one.gender, one.relative || junior});
}

// The shorter forms by which a full name may be mentioned.
void Persons::note_parts(std::uint32_t person) {
    const std::string& name = persons_[person].name;
    const std::string last = ascii_lower(last_word(name));
    by_part_.emplace(last, person);
    by_part_.emplace(ascii_lower(name), person);
    if (last.starts_with("al-") || last.starts_with("el-"))
        by_part_.emplace(last.substr(3), person);
    const std::vector<std::string_view> words = words_of_name(name);
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        by_part_.emplace(ascii_lower(std::string_view(name).substr(
                             static_cast<std::size_t>(words[i].data() - name.data()))),
                         person);
    }
    if (may_be_family_first(name)) by_part_.emplace(ascii_lower(first_word(name)), person);
}

// The words next to the short form describe the person too.
void Persons::add_short_form(const Candidate& one) {
    Person& full = persons_[one.person];
    if (full.role.empty()) full.role = one.role;
    full.words += full.words.empty() ? one.words : " " + one.words;
    if (full.gender == Gender::kUnknown) full.gender = one.gender;
}

// The only full name that a short one is part of. A title before the short form excludes persons of
// another gender; within a family, the one who isn't introduced as a relative is chosen. "President
// Duarte" isn't the president's wife.
std::uint32_t Persons::full_form_of(const Candidate& short_form) const {
    const auto [from, to] = by_part_.equal_range(ascii_lower(short_form.name));
    std::set<std::uint32_t> found;
    if (from == to && short_form.gender != Gender::kUnknown) {  // "Sir Keir"
        for (std::uint32_t i = 0; i < persons_.size(); ++i) {
            if (first_word(persons_[i].name) == short_form.name) found.insert(i);
        }
        return found.size() == 1 ? *found.begin() : kNobody;
    }
    for (auto at = from; at != to; ++at) {
        const Person& person = persons_[at->second];
        const bool other_gender = short_form.gender != Gender::kUnknown &&
                                  person.gender != Gender::kUnknown &&
                                  person.gender != short_form.gender;
        const bool other_role = person.relative && !short_form.role.empty();
        if (!other_gender && !other_role) found.insert(at->second);
    }
    if (found.size() > 1)
        std::erase_if(found, [&](std::uint32_t person) { return persons_[person].relative; });
    const bool one = std::ranges::all_of(found, [&](std::uint32_t person) {
        return is_same_name(persons_[person].name, persons_[*found.begin()].name);
    });
    return one && !found.empty() ? *found.begin() : kNobody;
}

}  // namespace dateline
