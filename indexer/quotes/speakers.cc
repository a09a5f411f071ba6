// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/speakers.h"

#include <algorithm>
#include <array>

#include "common/utf8.h"
#include "indexer/quotes/name_words.h"
#include "indexer/quotes/speech_words.h"

namespace dateline {
namespace {

std::uint16_t classes(const SpeechToken& token) {
    return token.mark == 0 ? name_classes(token.lower) : std::uint16_t{0};
}

bool is_article_word(std::string_view word) {
    return word == "the" || word == "a" || word == "an" || word == "this" || word == "that" ||
           word == "his" || word == "her" || word == "its" || word == "their" || word == "one" ||
           word == "both";
}

Gender gender_of(std::string_view pronoun) {
    if (pronoun == "he") return Gender::kMale;
    if (pronoun == "she") return Gender::kFemale;
    return Gender::kUnknown;
}

// What "both" and "the two" are said of where two persons are meant.
bool is_pair(std::string_view noun) {
    constexpr auto kPairs = std::to_array<std::string_view>(
        {"officials", "sides", "parties", "diplomats", "leaders", "ministers", "men", "women",
         "senators", "candidates", "presidents", "politicians"});
    return std::ranges::find(kPairs, noun) != kPairs.end();
}

}  // namespace

SpeakerMeant Speakers::resolve(const SpeechTokens& t,
                               TokenRange mention,
                               std::uint32_t paragraph,
                               std::uint32_t sentence) {
    if (mention.empty()) return {};
    if (mention.last - mention.first == 1 && is_pronoun(t.tokens[mention.first].lower)) {
        SpeakerMeant meant = pronoun(t, mention, paragraph, sentence);
        if (!meant.names.empty()) remember(meant, sentence, t.tokens[mention.first].lower != "it");
        return meant;
    }
    // The persons named in the mention, but for those whose own it is: "Trump's campaign".
    SpeakerMeant meant;
    bool organisation = false;
    for (const NameSpan& name : persons_.names_of(paragraph)) {
        if (name.first < mention.first || name.last > mention.last) continue;
        if (t.tokens[name.last - 1].possessive && name.last < mention.last) continue;
        // "a spokesman for Ana Duarte" isn't she.
        if (name.first > mention.first && name.person != kNobody &&
            (t.is(name.first - 1, "for") || t.is(name.first - 1, "of") ||
             t.is(name.first - 1, "to")))
            continue;
        if (name.person == kNobody) {
            organisation = true;
            continue;
        }
        const SpeakerMeant one = named(name.person);
        if (std::ranges::find(meant.names, one.names[0]) == meant.names.end())
            meant.names.push_back(one.names[0]);
        if (meant.role.empty()) meant.role = one.role;
    }
    if (meant.names.empty() && mention.last - mention.first <= 3) {
        // A name that a headline or a transcript writes in capitals.
        const std::uint32_t person =
            persons_.find(words_of(t, mention.first, mention.last), Gender::kUnknown, paragraph);
        const std::uint32_t of_last =
            persons_.find(words_of(t, mention.last - 1, mention.last), Gender::kUnknown, paragraph);
        if (person != kNobody)
            meant = named(person);
        else if (of_last != kNobody && !organisation)
            meant = named(of_last);
    }
    if (!meant.names.empty()) {
        meant.confidence = 0.95F;
        remember(meant, sentence, true);
        return meant;
    }
    meant = role(t, mention, paragraph);
    remember(meant, sentence,
             persons_.find(meant.names.empty() ? "" : meant.names[0], Gender::kUnknown,
                           paragraph) != kNobody);
    return meant;
}

// "according to a Chinese foreign ministry statement": whose "the statement" will be.
void Speakers::note_statements(const SpeechTokens& t) {
    constexpr std::uint32_t kLongest = 6;
    for (std::uint32_t i = 1; i < t.tokens.size(); ++i) {
        if (!t.is(i, "statement") && !t.is(i, "readout")) continue;
        std::uint32_t first = i;
        bool organisation = false;
        while (first > 0 && i - first < kLongest && t.tokens[first - 1].mark == 0 &&
               !is_article_word(t.tokens[first - 1].lower)) {
            --first;
            organisation |= (classes(t.tokens[first]) & kOrganisation) != 0;
        }
        const bool open = first > 0 && (t.is(first - 1, "a") || t.is(first - 1, "an"));
        if (!organisation || !open) continue;
        organisation_ = {{{words_of(t, first, i)}, {}, 0.6F}, any_.sentence, true};
    }
}

SpeakerMeant Speakers::continued(std::uint32_t sentence) const {
    constexpr std::uint32_t kFar = 6;
    if (!any_.known || sentence > any_.sentence + kFar) return {};
    SpeakerMeant meant = any_.meant;
    meant.confidence = 0.8F;
    return meant;
}

bool Speakers::fits(std::uint32_t person, Gender gender) const {
    const Gender own = persons_.at(person).gender;
    return gender == Gender::kUnknown || own == Gender::kUnknown || own == gender;
}

SpeakerMeant Speakers::pronoun(const SpeechTokens& t,
                               TokenRange mention,
                               std::uint32_t paragraph,
                               std::uint32_t sentence) const {
    constexpr std::uint32_t kNear = 3;
    const std::string_view word = t.tokens[mention.first].lower;
    if (word == "it")
        return organisation_.known && sentence <= organisation_.sentence + 8 ? organisation_.meant
                                                                             : SpeakerMeant{};
    if (word == "they") {
        SpeakerMeant meant =
            any_.known && sentence <= any_.sentence + kNear ? any_.meant : SpeakerMeant{};
        const bool plural = meant.names.size() > 1 ||
                            (meant.names.size() == 1 && meant.names[0].ends_with('s') &&
                             persons_.find(meant.names[0], Gender::kUnknown, paragraph) == kNobody);
        return plural ? meant : SpeakerMeant{};
    }
    if (word != "he" && word != "she") return {};
    const Gender gender = gender_of(word);
    // Somebody named earlier in the sentence, outside quotations.
    std::uint32_t start = 0;
    for (const std::uint32_t s : t.sentences) {
        if (s <= mention.first) start = s;
    }
    for (const NameSpan& name : persons_.names_of(paragraph)) {
        if (name.first < start || name.last > mention.first) continue;
        if (name.person == kNobody || t.tokens[name.first].quote >= 0 ||
            t.tokens[name.last - 1].possessive || !fits(name.person, gender))
            continue;
        SpeakerMeant meant = named(name.person);
        meant.confidence = 0.8F;
        return meant;
    }
    const bool quoted = person_.known && last_person_ != kNobody && fits(last_person_, gender);
    if (quoted && sentence <= person_.sentence + 2) {
        SpeakerMeant meant = named(last_person_);
        meant.confidence = 0.9F;
        return meant;
    }
    // The first person of the sentences before it.
    constexpr std::uint32_t kParagraphs = 3;
    std::uint32_t end = start;
    for (std::uint32_t back = 0; back < kParagraphs && back <= paragraph; ++back) {
        const auto& names = persons_.names_of(paragraph - back);
        std::uint32_t best = kNobody;
        for (const NameSpan& name : names) {
            if (back == 0 && name.first >= end) break;
            if (name.person == kNobody || !fits(name.person, gender)) continue;
            if (best == kNobody) best = name.person;
            // A woman or a man for certain before one of whom nothing is known.
            if (persons_.at(best).gender == Gender::kUnknown &&
                persons_.at(name.person).gender == gender)
                best = name.person;
        }
        if (best != kNobody) {
            SpeakerMeant meant = named(best);
            meant.confidence = 0.7F;
            return meant;
        }
    }
    return {};
}

// "the foreign minister", "both sides", "a Chinese foreign ministry statement", "some critics".
SpeakerMeant Speakers::role(const SpeechTokens& t,
                            TokenRange mention,
                            std::uint32_t paragraph) const {
    std::uint32_t first = mention.first;
    const bool definite = t.is(first, "the") || !is_article_word(t.tokens[first].lower);
    while (first < mention.last && is_article_word(t.tokens[first].lower) &&
           t.tokens[first].mark == 0) {
        ++first;
    }
    std::uint32_t last = mention.last;
    // What of- and in-phrases add isn't looked up, but kept.
    std::vector<std::string> words;
    bool is_role = false;
    for (std::uint32_t i = first; i < last; ++i) {
        if (t.is(i, "of") || t.is(i, "for") || t.is(i, "in") || t.is(i, "at") || t.is(i, "from"))
            break;
        if (t.tokens[i].mark != 0) break;
        words.emplace_back(t.tokens[i].lower);
        is_role |= (classes(t.tokens[i]) & (kRoleWord | kTitleWord)) != 0 &&
                   (classes(t.tokens[i]) & kPluralRole) == 0;
    }
    const bool both = t.is(mention.first, "both") || (words.size() == 2 && words[0] == "two");
    if (both && !words.empty() && is_pair(words.back()))
        if (SpeakerMeant meant = principals(); meant.names.size() == 2) return meant;
    if (definite && is_role && !words.empty()) {
        const std::uint32_t person = persons_.find_role(words, paragraph);
        if (person != kNobody) {
            SpeakerMeant meant = named(person);
            meant.confidence = 0.8F;
            return meant;
        }
    }
    SpeakerMeant meant;
    // "a Health Ministry statement": of the ministry; "the statement": of the one before.
    constexpr auto kPapers = std::to_array<std::string_view>(
        {"statement", "statements", "readout", "press", "news", "joint", "release", "report"});
    const std::uint32_t whole = last;
    while (last > first && std::ranges::find(kPapers, t.tokens[last - 1].lower) != kPapers.end()) {
        --last;
    }
    const bool paper =
        last < whole && (t.is(whole - 1, "statement") || t.is(whole - 1, "statements") ||
                         t.is(whole - 1, "readout"));
    if (!paper) last = whole;
    if (paper &&
        (last == first || (last - first == 1 && (classes(t.tokens[first]) & kNationality) != 0)))
        return organisation_.known ? organisation_.meant : SpeakerMeant{};
    std::string name = words_of(t, first, last);
    // "the department", of which the full name was quoted before.
    if (organisation_.known && last - first == 1 &&
        (classes(t.tokens[first]) & kOrganisation) != 0 && !t.tokens[first].capital &&
        ascii_lower(organisation_.meant.names[0]).find(t.tokens[first].lower) != std::string::npos)
        return organisation_.meant;
    if (name.empty()) return {};
    meant.names = {std::move(name)};
    meant.confidence = 0.6F;
    return meant;
}

// The two persons whom the article names most.
SpeakerMeant Speakers::principals() const {
    const auto [first, second] = persons_.most_named();
    if (second == kNobody) return {};
    return {{persons_.at(first).name, persons_.at(second).name}, {}, 0.6F};
}

SpeakerMeant Speakers::named(std::uint32_t person) const {
    return {{persons_.at(person).name}, persons_.at(person).role, 0.95F};
}

void Speakers::remember(const SpeakerMeant& meant, std::uint32_t sentence, bool person) {
    if (meant.names.empty()) return;
    any_ = {meant, sentence, true};
    if (person) {
        person_ = any_;
        last_person_ = meant.names.size() == 1
                           ? persons_.find(meant.names[0], Gender::kUnknown, UINT32_MAX - 1)
                           : kNobody;
    } else if (meant.names[0].find(" and ") == std::string::npos) {
        organisation_ = any_;
    }
}

}  // namespace dateline
