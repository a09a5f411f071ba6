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

bool is_initial(const SpeechToken& token) {
    return token.capital && token.lower.size() <= 2 &&
           (token.lower.size() == 1 || token.lower[1] == '.');
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
    const bool stops = !t.tokens.empty() && t.tokens.back().mark == '.';
    return words >= 4 && capitals * 10 > words * 8 && (!stops || words >= 12);
}

// The end of a name's particles from token `i`: "von der" of "Ursula von der Leyen"; `i` if no
// capitalised word follows them.
std::size_t skip_particles(const SpeechTokens& t, std::size_t i) {
    constexpr std::size_t kMost = 3;
    std::size_t end = i;
    while (end < t.tokens.size() && end - i < kMost && t.is_word(end) && !t.tokens[end].capital &&
           (t.tokens[end].classes & kNameParticle) != 0) {
        ++end;
    }
    return t.is_word(end) && t.tokens[end].capital ? end : i;
}

// "co-founder", "ex-minister"
bool is_hyphened_role(std::string_view word) {
    const std::size_t hyphen = word.rfind('-');
    if (hyphen == std::string_view::npos) return false;
    const std::string_view last = word.substr(hyphen + 1);
    return is_agentive(last) || (name_classes(last) & kRoleWord) != 0;
}

bool is_given(const SpeechToken& token) {
    return token.capital && (token.classes & (kMaleName | kFemaleName)) != 0;
}

Gender gender_of_role(std::string_view word) {
    static constexpr WordSet kFemale({"actress", "mother", "wife", "daughter", "widow", "sister",
                                      "queen", "princess", "duchess", "aunt", "grandmother"});
    static constexpr WordSet kMale(
        {"father", "husband", "son", "brother", "king", "prince", "duke", "uncle", "grandfather"});
    if (word.ends_with("woman") || kFemale.contains(word)) return Gender::kFemale;
    return word.ends_with("sman") || word.ends_with("rman") || kMale.contains(word)
               ? Gender::kMale
               : Gender::kUnknown;
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
            const std::size_t name = skip_particles(tokens, end);
            if (name == end && !tokens.tokens[end].capital) break;
            end = name + 1;
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
    while (first + 1 < last && is_chrome(t, first)) {
        ++first;  // "WATCHED Gulf Line"
    }
    const bool of_place = (t.tokens[first].classes & kPlaceWord) != 0;  // "Virginia Gov. …"
    for (std::size_t i = first; i + 1 < last && (of_place || !is_given(t.tokens[i])); ++i) {
        const bool office = is_office(t.tokens[i].lower) && i > 0 && t.is(i - 1, "of");
        if (is_ranked(t.tokens[i].classes) || (t.tokens[i].classes & kPluralRole) != 0 || office)
            first = i + 1;
    }
    first = given_name_in(t, first, last);
    const bool alone = last - first == 1;
    if (last - first > kLongestName ||
        (alone && (t.tokens[first].classes & (kTitleWord | kNationality)) != 0))
        return;
    std::string name = words_of(t, first, last);
    const bool numbered = last < t.tokens.size() && t.is_word(last) && t.tokens[last].number;
    if (name.size() < 2 || (alone && numbered)) return;  // "Section 12"
    if (alone) name = with_family_name(t, first, std::move(name));
    const std::uint32_t index = candidate(name, alone ? title_before(t, first) : 0);
    names_[paragraph_].push_back(
        {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last), index});
    Candidate& found = candidates_[index];
    ++found.count;
    if (!alone) note_given_name(t.tokens[first].classes, found);
    note_role_before(t, first, last, found);
    if (last < t.tokens.size() && !t.tokens[last - 1].possessive) note_role_behind(t, last, found);
    if (first > 0 && (t.is(first - 1, "said") || t.is(first - 1, "says"))) ++found.evidence;
}

// "National Intelligence Dan Coats" after "Director of": where the given name behind capitalised
// words of an office, a place or an organisation begins; `first` if there is none.
std::size_t Persons::given_name_in(const SpeechTokens& t, std::size_t first, std::size_t last) {
    constexpr auto kOthers = kOrganisation | kNationality | kRoleWord | kTitleWord | kPlaceWord;
    bool other = first > 0 && t.is(first - 1, "of");
    for (std::size_t i = first; i + 1 < last; ++i) {
        if (is_given(t.tokens[i])) return other ? i : first;
        other |= (t.tokens[i].classes & kOthers) != 0 || is_office(t.tokens[i].lower) ||
                 t.is(i, "images") || t.is(i, "whip") ||
                 (t.tokens[i].lower.size() > 2 && t.tokens[i].lower.find('.') == 1);
    }
    return first;
}

// "Tom" of "Tom and Ida Berg" is Tom Berg.
std::string Persons::with_family_name(const SpeechTokens& t, std::size_t at, std::string name) {
    const bool pair = is_given(t.tokens[at]) && t.is(at + 1, "and") && t.is_word(at + 2) &&
                      is_given(t.tokens[at + 2]) && t.is_word(at + 3) && t.tokens[at + 3].capital &&
                      (at == 0 || !t.tokens[at - 1].capital) &&
                      (t.tokens[at + 3].classes &
                       (kFunctionWord | kCalendarWord | kOrganisation | kRoleWord)) == 0 &&
                      (!t.is_word(at + 4) || !t.tokens[at + 4].capital);
    return pair ? name + ' ' + words_of(t, at + 3, at + 4) : std::move(name);
}

// The title of one gender directly before a lone name: "Mr Bell" and "Ms Bell" are two persons. 0
// if there is none.
std::uint16_t Persons::title_before(const SpeechTokens& t, std::size_t at) {
    if (at == 0 || !t.is_word(at - 1)) return 0;
    return static_cast<std::uint16_t>(t.tokens[at - 1].classes & (kMaleTitle | kFemaleTitle));
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
    const bool is_one =
        (t.is(last, "is") || t.is(last, "was")) && (t.is(last + 1, "a") || t.is(last + 1, "an"));
    if (is_one) ++found.evidence;
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
        role |= (t.tokens[to].classes & kRoleWord) != 0 || is_hyphened_role(t.tokens[to].lower);
        ++to;
    }
    const bool office = t.is_word(to - 1) && to > from + 3;
    const bool ends = !t.is_word(to) || t.is(to, "who") || (role && office);
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
    const bool of_another = t.is(last - 1, "for") || t.is(last - 1, "to") || t.is(last - 1, "of") ||
                            t.is(last - 1, "with") || t.is(last - 1, "at");
    if (!found.words.empty() || of_another || t.is(first, "whose")) return;
    for (std::size_t i = first; i < last && found.gender == Gender::kUnknown; ++i) {
        if (t.is_word(i)) found.gender = gender_of_role(t.tokens[i].lower);
    }
    found.role = squeeze(t.text_of(first, last));
    found.words = lower_words(t, first, last);
}

std::uint32_t Persons::candidate(const std::string& name, std::uint16_t title) {
    const auto [at, fresh] = by_name_.try_emplace(
        title == 0 ? name : name + (title == kMaleTitle ? kMaleMark : kFemaleMark),
        static_cast<std::uint32_t>(candidates_.size()));
    if (fresh) {
        candidates_.emplace_back();
        candidates_.back().name = name;
    }
    return at->second;
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
