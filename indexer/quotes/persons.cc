// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/persons.h"

#include <algorithm>
#include <set>

#include "common/schema/speaker_names.h"
#include "common/text/text.h"
#include "common/text/utf8.h"
#include "common/text/word_set.h"
#include "indexer/quotes/cue_verbs.h"
#include "indexer/quotes/person_roles.h"
#include "indexer/quotes/speech_words.h"
#include "indexer/quotes/word_meanings.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestName = 5;
constexpr std::uint32_t kSure = 2;  // evidence that suffices by itself

bool is_initial(const SpeechToken& token) {
    return token.capital && token.lower.size() <= 2 &&
           (token.lower.size() == 1 || token.lower[1] == '.');
}

// "James B. Comey" and "James Comey", but not "George W. Bush" and "George H. W. Bush".
bool is_same_name(std::string_view a, std::string_view b) {
    const std::string_view first = first_word(a);
    const std::string_view last = last_word(a);
    const std::size_t shortest = first.size() + 1 + last.size();
    return first == first_word(b) && last == last_word(b) &&
           (a == b || std::min(a.size(), b.size()) == shortest);
}

// "his wife, Melania …", "first lady Michelle …".
bool follows_relative(const SpeechTokens& t, std::size_t first) {
    static constexpr WordSet kRelatives({"wife", "husband", "son", "daughter", "brother", "sister",
                                         "mother", "father", "widow", "lady", "cousin", "niece",
                                         "nephew", "grandson", "granddaughter", "spouse"});
    const std::size_t end = first > 0 && t.is_mark(first - 1, ',') ? first - 1 : first;
    return end > 0 && t.is_word(end - 1) && kRelatives.contains(t.tokens[end - 1].lower);
}

std::string lower_words(const SpeechTokens& t, std::size_t first, std::size_t last) {
    std::string out;
    for (; first < last; ++first) {
        if (t.tokens[first].mark != 0) continue;
        out += out.empty() ? "" : " ";
        out += t.tokens[first].lower;
    }
    return out;
}

// A headline in title case, where capitals don't mark names.
bool is_title_case(const SpeechTokens& t) {
    std::size_t words = 0;
    std::size_t capitals = 0;
    for (const SpeechToken& token : t.tokens) {
        if (token.mark != 0 || token.number || token.lower.size() < 4) continue;
        ++words;
        capitals += token.capital ? 1 : 0;
    }
    return words >= 4 && capitals * 10 > words * 8;
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

bool is_place(std::string_view name) {
    return every_word(name, [](std::string_view word) {
        return (name_classes(word) & (kPlaceWord | kNationality | kCalendarWord)) != 0 ||
               word == "north" || word == "south" || word == "new" || word == "united" ||
               word == "saudi" || word == "hong";
    });
}

// "Wang Yi": two words, the first of them short.
bool may_be_family_first(std::string_view name) {
    constexpr std::size_t kLongestFamilyName = 5;
    return first_word(name).size() <= kLongestFamilyName && std::ranges::count(name, ' ') == 1;
}

}  // namespace

void Persons::read(const SpeechTokens& tokens, std::uint32_t paragraph) {
    paragraph_ = paragraph;
    if (names_.size() <= paragraph) names_.resize(paragraph + 1);
    if (is_title_case(tokens)) return;
    for (std::size_t i = 0; i < tokens.tokens.size();) {
        const SpeechToken& token = tokens.tokens[i];
        if (token.mark != 0 || !token.capital) {
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        while (end < tokens.tokens.size() && !tokens.tokens[end - 1].possessive &&
               tokens.tokens[end].mark == 0 && tokens.tokens[end].quote == token.quote) {
            const SpeechToken& next = tokens.tokens[end];
            const bool particle =
                (next.classes & kNameParticle) != 0 && end + 1 < tokens.tokens.size() &&
                tokens.tokens[end + 1].capital && tokens.tokens[end + 1].mark == 0;
            if (!next.capital && !particle) break;
            ++end;
        }
        read_run(tokens, i, end);
        i = end;
    }
}

// Names of [first, last), a run of capitalised words: it is split at calendar words and at words
// that have a capital only because they begin a sentence.
void Persons::read_run(const SpeechTokens& t, std::size_t first, std::size_t last) {
    std::size_t start = first;
    for (std::size_t i = first; i <= last; ++i) {
        // "Theresa May"
        const bool month_name = i < last && i > start &&
                                (t.tokens[i].classes & kCalendarWord) != 0 &&
                                (t.tokens[i - 1].classes & (kMaleName | kFemaleName)) != 0;
        const bool parts =
            i == last ||
            (!month_name && (t.tokens[i].classes & (kFunctionWord | kCalendarWord)) != 0 &&
             (t.tokens[i].classes & kNameParticle) == 0 && !is_initial(t.tokens[i]));
        if (!parts) continue;
        if (i > start) read_name(t, start, i);
        start = i + 1;
    }
}

// The name in [first, last) begins after the last title.
void Persons::read_name(const SpeechTokens& t, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i + 1 < last; ++i) {
        const bool office = is_office(t.tokens[i].lower) && i > 0 && t.is(i - 1, "of");
        if (is_ranked(t.tokens[i].classes) || (t.tokens[i].classes & kPluralRole) != 0 || office)
            first = i + 1;
    }
    const bool alone = last - first == 1;
    if (last - first > kLongestName ||
        (alone && (t.tokens[first].classes & (kTitleWord | kNationality)) != 0))
        return;
    std::string name = words_of(t, first, last);
    if (name.size() < 2) return;
    const std::uint32_t index = candidate(std::move(name));
    names_[paragraph_].push_back(
        {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last), index});
    Candidate& found = candidates_[index];
    ++found.count;
    if (!alone) note_given_name(t.tokens[first].classes, found);
    note_role_before(t, first, last, found);
    if (last < t.tokens.size() && !t.tokens[last - 1].possessive) note_role_behind(t, last, found);
    if (first > 0 && (t.is(first - 1, "said") || t.is(first - 1, "says"))) ++found.evidence;
}

void Persons::note_given_name(std::uint16_t given, Candidate& found) {
    if ((given & (kMaleName | kFemaleName)) == 0) return;
    found.evidence += kSure;
    if ((given & kFemaleName) == 0) found.gender = Gender::kMale;
    if ((given & kMaleName) == 0) found.gender = Gender::kFemale;
}

// "Secretary of State Marco Rubio", "The foreign minister, Ana Duarte, …".
void Persons::note_role_before(const SpeechTokens& t,
                               std::size_t first,
                               std::size_t last,
                               Candidate& found) {
    std::size_t end = first;
    std::size_t role = role_before(t, end);
    found.relative = found.relative || follows_relative(t, first);
    if (role == end && first >= 2 && t.is_mark(first - 1, ',') &&
        (last >= t.tokens.size() || t.tokens[last].mark != 0)) {
        end = first - 1;
        role = role_before(t, end);
    }
    if (role == end) return;
    found.evidence += kSure;
    const std::uint16_t title = t.tokens[end - 1].classes;
    if ((title & kMaleTitle) != 0) found.gender = Gender::kMale;
    if ((title & kFemaleTitle) != 0) found.gender = Gender::kFemale;
    if ((title & (kMaleTitle | kFemaleTitle)) == 0) take_role(t, role, end, found);
}

// "Omar Haddad, 41, …", "Omar Haddad, who …", "Omar Haddad, an economist at the bank", "Omar Haddad
// said".
void Persons::note_role_behind(const SpeechTokens& t, std::size_t last, Candidate& found) {
    if (const Cue cue = t.is_word(last) ? t.tokens[last].cue : Cue{};
        cue && cue.form != CueForm::kBase)
        ++found.evidence;
    if (!t.is_mark(last, ',') || last + 1 >= t.tokens.size()) return;
    const SpeechToken& next = t.tokens[last + 1];
    if (next.lower == "who" || (next.number && next.lower.size() == 2)) found.evidence += kSure;
    std::size_t from = last + 1;
    const bool article = t.is(from, "the") || t.is(from, "a") || t.is(from, "an");
    while (t.is(from, "the") || t.is(from, "a") || t.is(from, "an")) {
        ++from;
    }
    std::size_t to = from;
    bool role = false;
    while (t.is_word(to) && to - from < kLongestRole && !t.quoted(to) && !t.is(to, "who") &&
           !t.tokens[to].cue) {
        role |= (t.tokens[to].classes & kRoleWord) != 0;
        ++to;
    }
    const bool ends = !t.is_word(to) || t.is(to, "who");
    const bool may_be = role || (article && to > from && is_agentive(t.tokens[to - 1].lower));
    if (!may_be || !ends) return;
    if (role) found.evidence += kSure;
    take_role(t, from, to, found);
}

// The first role that an article gives is kept.
void Persons::take_role(const SpeechTokens& t,
                        std::size_t first,
                        std::size_t last,
                        Candidate& found) {
    if (!found.words.empty()) return;
    found.role = squeeze(t.text_of(first, last));
    found.words = lower_words(t, first, last);
}

std::uint32_t Persons::candidate(std::string name) {
    const auto [at, fresh] =
        by_name_.try_emplace(std::move(name), static_cast<std::uint32_t>(candidates_.size()));
    if (fresh) {
        candidates_.emplace_back();
        candidates_.back().name = at->first;
    }
    return at->second;
}

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
        const auto found = by_name_.find(word);
        return found == by_name_.end() ? 0U : candidates_[found->second].evidence;
    };
    for (Candidate& one : candidates_) {
        const bool full = one.name.find(' ') != std::string::npos;
        if (!full || holds_organisation(one.name) || is_place(one.name)) continue;
        const bool known = evidence_of(last_word(one.name)) > 0 ||
                           (may_be_family_first(one.name) && evidence_of(first_word(one.name)) > 0);
        if (one.evidence > 0 || known) make_person(one);
    }
}

void Persons::settle_short_names() {
    for (Candidate& one : candidates_) {
        if (one.person != kNobody || one.name.find(' ') != std::string::npos) continue;
        one.person = full_form_of(one);
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
    by_part_.emplace(ascii_lower(last_word(name)), person);
    by_part_.emplace(ascii_lower(name), person);
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

const std::vector<NameSpan>& Persons::names_of(std::uint32_t paragraph) const {
    static const std::vector<NameSpan> none;
    return paragraph < names_.size() ? names_[paragraph] : none;
}

std::span<const NameSpan> Persons::names_from(std::uint32_t paragraph, std::uint32_t first) const {
    const std::vector<NameSpan>& names = names_of(paragraph);
    return {std::ranges::lower_bound(names, first, {}, &NameSpan::first), names.end()};
}

std::uint32_t Persons::find(std::string_view name, Gender gender, std::uint32_t paragraph) const {
    const auto [from, to] = by_part_.equal_range(ascii_lower(name));
    std::vector<std::uint32_t> found;
    for (auto at = from; at != to; ++at) {
        const Person& person = persons_[at->second];
        if (gender != Gender::kUnknown && person.gender != Gender::kUnknown &&
            person.gender != gender)
            continue;
        if (std::ranges::find(found, at->second) == found.end()) found.push_back(at->second);
    }
    if (found.size() <= 1) return found.empty() ? kNobody : found[0];
    const auto last = static_cast<std::uint32_t>(names_.size());
    for (std::uint32_t back = paragraph < last ? paragraph + 1 : last; back-- > 0;) {
        const auto& names = names_of(back);
        for (auto at = names.rbegin(); at != names.rend(); ++at) {
            if (std::ranges::find(found, at->person) != found.end()) return at->person;
        }
    }
    return found[0];
}

std::uint32_t Persons::find_role(const std::vector<std::string>& words,
                                 std::uint32_t before) const {
    static constexpr WordSet kGeneric({"official", "diplomat", "leader", "politician"});
    const auto has_word = [](const Person& person, const std::string& word) {
        const std::string padded = " " + person.words + " ";
        if (padded.find(" " + word + " ") != std::string::npos) return true;
        if (word == "american" || word == "us" || word == "u.s.")
            return padded.find(" us ") != std::string::npos ||
                   padded.find(" u.s. ") != std::string::npos ||
                   padded.find(" american ") != std::string::npos;
        return false;
    };
    const bool national = std::ranges::any_of(
        words, [](const std::string& word) { return (name_classes(word) & kNationality) != 0; });
    const auto fits = [&](const Person& person) {
        return !person.words.empty() && std::ranges::all_of(words, [&](const std::string& word) {
            const bool generic = national && kGeneric.contains(word);
            return generic || has_word(person, word);
        });
    };
    std::uint32_t found = kNobody;
    constexpr std::uint32_t kFar = 200;  // paragraphs
    const std::uint32_t least = before > kFar ? before - kFar : 0;
    for (std::uint32_t back = before + 1; back-- > least && found == kNobody;) {
        const auto& names = names_of(back);
        for (auto at = names.rbegin(); at != names.rend() && found == kNobody; ++at) {
            if (at->person != kNobody && fits(persons_[at->person])) found = at->person;
        }
    }
    return found;
}

std::pair<std::uint32_t, std::uint32_t> Persons::most_named() const {
    std::vector<std::uint32_t> counts(persons_.size(), 0);
    for (const Candidate& one : candidates_) {
        if (one.person != kNobody) counts[one.person] += one.count;
    }
    std::pair<std::uint32_t, std::uint32_t> most{kNobody, kNobody};
    const auto more = [&](std::uint32_t a, std::uint32_t b) {
        return b == kNobody || counts[a] > counts[b];
    };
    for (std::uint32_t i = 0; i < counts.size(); ++i) {
        if (counts[i] < 2) continue;
        if (more(i, most.first))
            most = {i, most.first};
        else if (more(i, most.second))
            most.second = i;
    }
    return most;
}

}  // namespace dateline
