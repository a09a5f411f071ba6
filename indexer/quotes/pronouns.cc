// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>

#include "common/schema/speaker_names.h"
#include "common/text/word_set.h"
#include "indexer/quotes/noun_phrases.h"
#include "indexer/quotes/speakers.h"
#include "indexer/quotes/speech_words.h"

namespace dateline {
namespace {

// "man who works nearby", "police official": one person without a name.
bool is_somebody(std::string_view description) {
    static constexpr WordSet kPersons(
        {"man", "woman", "boy", "girl", "resident", "witness", "official", "neighbor", "neighbour",
         "spokesman", "spokeswoman", "student", "passenger", "driver", "soldier", "survivor"});
    return std::ranges::any_of(words_of_name(description.substr(0, description.find(" who "))),
                               [](std::string_view word) { return kPersons.contains(word); });
}

Gender gender_of(std::string_view pronoun) {
    if (pronoun == "he") return Gender::kMale;
    if (pronoun == "she") return Gender::kFemale;
    return Gender::kUnknown;
}

}  // namespace

SpeakerMeant Speakers::pronoun(const SpeechTokens& t,
                               TokenRange mention,
                               std::uint32_t paragraph,
                               std::uint32_t sentence) const {
    constexpr std::uint32_t kNear = 3;
    constexpr std::uint32_t kFar = 8;
    const std::string_view word = nominative(t.tokens[mention.first].lower);
    if (word == "it")
        return organisation_.within(kFar, sentence) ? organisation_.meant : SpeakerMeant{};
    if (word == "they") {
        const SpeakerMeant& meant = any_.meant;
        const bool plural =
            meant.names.size() > 1 ||
            (meant.names.size() == 1 && meant.person == kNobody && meant.names[0].ends_with('s'));
        return plural && any_.within(kNear, sentence) ? meant : SpeakerMeant{};
    }
    if (word != "he" && word != "she") return {};
    // "A man who saw it said so. “It was loud,” he said."
    const bool somebody = any_.meant.names.size() == 1 && any_.meant.person == kNobody &&
                          any_.within(1, sentence) && is_somebody(any_.meant.names[0]);
    if (somebody) return any_.meant;
    return person_of(t, mention.first, gender_of(word), paragraph, sentence);
}

// The person who is the subject of the sentence before token `start`, where that begins with a
// name; kNobody for any other sentence.
std::uint32_t Speakers::subject_before(const SpeechTokens& t,
                                       std::uint32_t start,
                                       Gender gender,
                                       std::uint32_t paragraph) const {
    constexpr std::uint32_t kReach = 8;  // tokens of titles and adverbs before the name
    if (start == 0) {                    // the last sentence of the paragraph before
        if (paragraph == 0 || tokens_ == nullptr) return kNobody;
        const SpeechTokens& before = (*tokens_)[paragraph - 1];
        const auto end = static_cast<std::uint32_t>(before.tokens.size());
        return end == 0 || before.quoted(end - 1)
                   ? kNobody
                   : subject_before(before, end, gender, paragraph - 1);
    }
    const auto after = std::ranges::lower_bound(t.sentences, start);
    if (after == t.sentences.begin()) return kNobody;
    const std::uint32_t first = *std::prev(after);
    for (const NameSpan& name : persons_.names_from(paragraph, first)) {
        if (name.first >= start || name.first > first + kReach) break;
        if (t.quoted(name.first) || t.quoted(first)) break;
        const bool object =
            name.first > first && t.is_word(name.first - 1) &&
            (is_preposition(t.tokens[name.first - 1].lower) || t.is(name.first - 1, "to"));
        const bool owner = t.tokens[name.last - 1].possessive;
        if (object || owner || name.person == kNobody) continue;
        for (std::uint32_t i = first; i < name.first; ++i) {
            if (t.is_word(i) && (is_pronoun(t.tokens[i].lower) || is_finite_verb(t.tokens[i])))
                return kNobody;
        }
        return fits(name.person, gender) ? name.person : kNobody;
    }
    return described_subject(t, {first, start}, gender, paragraph);
}

// "In his address, the president hailed the growth.": the person whom a role as the subject of a
// sentence means; kNobody for other subjects.
std::uint32_t Speakers::described_subject(const SpeechTokens& t,
                                          TokenRange sentence,
                                          Gender gender,
                                          std::uint32_t paragraph) const {
    if (t.quoted(sentence.first)) return kNobody;
    const auto subject = main_subject(t, sentence.first, sentence.last);
    if (!subject || !t.is(subject->first, "the")) return kNobody;
    const std::uint32_t person = named_or_role(t, *subject, paragraph).person;
    return person != kNobody && fits(person, gender) ? person : kNobody;
}

// The first person of a paragraph before token `end`; persons of known gender are preferred.
std::uint32_t Speakers::first_person(std::uint32_t paragraph,
                                     std::uint32_t end,
                                     Gender gender) const {
    constexpr std::size_t kMost = 64;  // names
    std::uint32_t best = kNobody;
    const std::span<const NameSpan> names = persons_.names_from(paragraph, 0);
    for (const NameSpan& name : names.first(std::min(kMost, names.size()))) {
        if (name.first >= end) break;
        if (name.person == kNobody || !fits(name.person, gender)) continue;
        const bool surer = best != kNobody && persons_.at(best).gender == Gender::kUnknown &&
                           persons_.at(name.person).gender == gender;
        if (best == kNobody || surer) best = name.person;
    }
    return best;
}

// Who "he" or "she" at token `at` is: somebody named earlier in the sentence, else the person
// quoted last, else the first person named in the paragraphs before it.
SpeakerMeant Speakers::person_of(const SpeechTokens& t,
                                 std::uint32_t at,
                                 Gender gender,
                                 std::uint32_t paragraph,
                                 std::uint32_t sentence) const {
    constexpr std::uint32_t kQuotedNear = 2;
    constexpr std::uint32_t kParagraphs = 4;
    const auto after = std::ranges::upper_bound(t.sentences, at);
    const std::uint32_t start = after == t.sentences.begin() ? 0 : *std::prev(after);
    for (const NameSpan& name : persons_.names_from(paragraph, start)) {
        if (name.last > at) break;
        if (name.person == kNobody) continue;
        const bool named_only = t.quoted(name.first) || t.tokens[name.last - 1].possessive;
        if (!named_only && fits(name.person, gender)) return named(name.person, 0.8F);
    }
    const std::uint32_t quoted = person_.meant.person;
    const bool near =
        quoted != kNobody && fits(quoted, gender) && person_.within(kQuotedNear, sentence);
    // "“We won,” said Pia Lund. But Ola Berg disagreed. “Nobody won,” he said."
    if (const std::uint32_t subject = subject_before(t, start, gender, paragraph);
        subject != kNobody && subject != quoted)
        return named(subject, near ? 0.8F : 0.9F);
    if (near) return named(quoted, 0.9F);
    for (std::uint32_t back = 0; back < kParagraphs && back <= paragraph; ++back) {
        const std::uint32_t end = back == 0 ? start : UINT32_MAX;
        const std::uint32_t person = first_person(paragraph - back, end, gender);
        if (person != kNobody) return named(person, 0.7F);
    }
    return {};
}

bool Speakers::fits(std::uint32_t person, Gender gender) const {
    const Gender own = persons_.at(person).gender;
    return gender == Gender::kUnknown || own == Gender::kUnknown || own == gender;
}

}  // namespace dateline
