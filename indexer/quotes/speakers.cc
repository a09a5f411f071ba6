// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/speakers.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/text/utf8.h"
#include "common/text/word_set.h"
#include "indexer/quotes/name_words.h"
#include "indexer/quotes/speech_words.h"

namespace dateline {
namespace {

bool is_article_word(std::string_view word) {
    return word == "the" || word == "a" || word == "an" || word == "this" || word == "that" ||
           word == "his" || word == "her" || word == "its" || word == "their" || word == "one" ||
           word == "both";
}

// "his claim" is what he says.
std::string_view nominative(std::string_view word) {
    if (word == "his") return "he";
    if (word == "her") return "she";
    if (word == "their") return "they";
    return word;
}

Gender gender_of(std::string_view pronoun) {
    if (pronoun == "he") return Gender::kMale;
    if (pronoun == "she") return Gender::kFemale;
    return Gender::kUnknown;
}

// Nouns that mean two persons after "both" or "the two": "both leaders".
bool is_pair(std::string_view noun) {
    static constexpr WordSet kPairs({"officials", "sides", "parties", "diplomats", "leaders",
                                     "ministers", "men", "women", "senators", "presidents",
                                     "politicians"});
    return kPairs.contains(noun);
}

// "Clinton communication director Jennifer Palmieri": whether a role in lower case separates the
// name that ends at token `last` from another name.
bool names_somebody_else(const SpeechTokens& t, std::uint32_t last, TokenRange mention) {
    std::uint32_t i = last;
    bool role = false;
    while (i < mention.last && t.is_word(i) && !t.tokens[i].capital && !t.is(i, "and") &&
           !t.is(i, "or")) {
        role |= (t.tokens[i].classes & (kRoleWord | kTitleWord)) != 0;
        ++i;
    }
    return role && i < mention.last && t.is_word(i) && t.tokens[i].capital;
}

// "Cameron Easley for Morning Consult": where the name ends; the end of the mention if it isn't
// such a phrase.
std::uint32_t name_before_phrase(const SpeechTokens& t, TokenRange mention) {
    static constexpr WordSet kJoints({"for", "of", "at", "from", "with"});
    std::uint32_t i = mention.first;
    while (i < mention.last && t.is_word(i) && t.tokens[i].capital &&
           (t.tokens[i].classes & (kOrganisation | kPlaceWord | kNationality | kTitleWord |
                                   kRoleWord | kFunctionWord)) == 0) {
        ++i;
    }
    const bool name = i - mention.first == 2 || i - mention.first == 3;
    return name && i < mention.last && t.is_word(i) && kJoints.contains(t.tokens[i].lower)
               ? i
               : mention.last;
}

}  // namespace

SpeakerMeant Speakers::resolve(const SpeechTokens& t,
                               TokenRange mention,
                               std::uint32_t paragraph,
                               std::uint32_t sentence) {
    if (mention.last - mention.first > 1 &&
        (t.is(mention.last - 1, "who") || t.is(mention.last - 1, "which")))
        mention.last -= t.is_mark(mention.last - 2, ',') ? 2 : 1;
    if (mention.empty()) return {};
    const bool one = mention.last - mention.first == 1;
    const bool relative = one && !t.tokens[mention.first].all_caps &&
                          (t.is(mention.first, "who") || t.is(mention.first, "which"));
    SpeakerMeant meant = relative ? antecedent(t, mention.first, paragraph)
                         : one && is_pronoun(nominative(t.tokens[mention.first].lower))
                             ? pronoun(t, mention, paragraph, sentence)
                             : named_or_role(t, mention, paragraph);
    remember(meant, sentence);
    return meant;
}

// "Ana Duarte, who said": the name that the relative pronoun `who` follows.
SpeakerMeant Speakers::antecedent(const SpeechTokens& t,
                                  std::uint32_t who,
                                  std::uint32_t paragraph) const {
    constexpr std::uint32_t kLongest = 6;  // tokens of a name
    const std::uint32_t end = who > 0 && t.is_mark(who - 1, ',') ? who - 1 : who;
    for (const NameSpan& name :
         persons_.names_from(paragraph, end > kLongest ? end - kLongest : 0)) {
        if (name.last == end && name.person != kNobody) return named(name.person);
        if (name.first >= end) break;
    }
    return {};
}

SpeakerMeant Speakers::named_or_role(const SpeechTokens& t,
                                     TokenRange mention,
                                     std::uint32_t paragraph) const {
    SpeakerMeant meant = persons_in(t, mention, paragraph);
    if (meant.names.empty()) meant = known_name(t, mention, paragraph);
    return meant.names.empty() ? role(t, mention, paragraph) : meant;
}

// The persons named in a mention, except those to whom the speaker belongs ("Trump's campaign", "a
// spokesman for Ana Duarte").
SpeakerMeant Speakers::persons_in(const SpeechTokens& t,
                                  TokenRange mention,
                                  std::uint32_t paragraph) const {
    SpeakerMeant meant;
    for (const NameSpan& name : persons_.names_from(paragraph, mention.first)) {
        if (name.first >= mention.last) break;
        if (name.person == kNobody || name.last > mention.last) continue;
        const bool owner = t.tokens[name.last - 1].possessive && name.last < mention.last;
        // "Trump campaign spokesman Jason Miller"
        const bool modifier =
            name.last < mention.last && t.is_word(name.last) &&
            ((t.tokens[name.last].classes & (kOrganisation | kRoleWord | kPluralRole)) != 0 ||
             names_somebody_else(t, name.last, mention));
        const bool served = name.first > mention.first &&
                            (t.is(name.first - 1, "for") || t.is(name.first - 1, "of") ||
                             t.is(name.first - 1, "to"));
        if (owner || served || modifier) continue;
        SpeakerMeant one = named(name.person);
        if (meant.names.empty()) {
            meant = std::move(one);
        } else if (std::ranges::find(meant.names, one.names[0]) == meant.names.end()) {
            meant.names.push_back(one.names[0]);
            meant.person = kNobody;
        }
    }
    return meant;
}

// A name in a headline or transcript written in capitals, where capitals don't mark names.
SpeakerMeant Speakers::known_name(const SpeechTokens& t,
                                  TokenRange mention,
                                  std::uint32_t paragraph) const {
    constexpr std::uint32_t kLongest = 3;
    if (mention.last - mention.first > kLongest) return {};
    for (const std::uint32_t first : {mention.first, mention.last - 1}) {
        const std::uint32_t person =
            persons_.find(words_of(t, first, mention.last), Gender::kUnknown, paragraph);
        if (person != kNobody) return named(person);
    }
    return {};
}

// "according to a Chinese foreign ministry statement": decides whose "the statement" is later.
void Speakers::note_statements(const SpeechTokens& t) {
    constexpr std::uint32_t kLongest = 6;
    for (std::uint32_t i = 1; i < t.tokens.size(); ++i) {
        if (!t.is(i, "statement") && !t.is(i, "readout")) continue;
        std::uint32_t first = i;
        bool organisation = false;
        while (first > 0 && i - first < kLongest && t.tokens[first - 1].mark == 0 &&
               !is_article_word(t.tokens[first - 1].lower)) {
            --first;
            organisation |= (t.tokens[first].classes & kOrganisation) != 0;
        }
        const bool open = first > 0 && (t.is(first - 1, "a") || t.is(first - 1, "an"));
        if (!organisation || !open) continue;
        organisation_ = {{{words_of(t, first, i)}, {}, 0.6F}, any_.sentence};
    }
}

SpeakerMeant Speakers::continued(std::uint32_t sentence) const {
    constexpr std::uint32_t kFar = 6;
    if (!any_.within(kFar, sentence)) return {};
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
    return person_of(t, mention.first, gender_of(word), paragraph, sentence);
}

// Who "he" or "she" at token `at` is: somebody named earlier in the sentence, else the person
// quoted last, else the first person named in the paragraphs before it.
SpeakerMeant Speakers::person_of(const SpeechTokens& t,
                                 std::uint32_t at,
                                 Gender gender,
                                 std::uint32_t paragraph,
                                 std::uint32_t sentence) const {
    constexpr std::uint32_t kQuotedNear = 2;
    constexpr std::uint32_t kParagraphs = 3;
    const auto after = std::ranges::upper_bound(t.sentences, at);
    const std::uint32_t start = after == t.sentences.begin() ? 0 : *std::prev(after);
    for (const NameSpan& name : persons_.names_from(paragraph, start)) {
        if (name.last > at) break;
        if (name.person == kNobody) continue;
        const bool named_only = t.quoted(name.first) || t.tokens[name.last - 1].possessive;
        if (!named_only && fits(name.person, gender)) return named(name.person, 0.8F);
    }
    const std::uint32_t quoted = person_.meant.person;
    if (quoted != kNobody && fits(quoted, gender) && person_.within(kQuotedNear, sentence))
        return named(quoted, 0.9F);
    for (std::uint32_t back = 0; back < kParagraphs && back <= paragraph; ++back) {
        const std::uint32_t end = back == 0 ? start : UINT32_MAX;
        const std::uint32_t person = first_person(paragraph - back, end, gender);
        if (person != kNobody) return named(person, 0.7F);
    }
    return {};
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
    const std::uint32_t last = name_before_phrase(t, mention);
    // The words of of- and in-phrases are kept, but not looked up.
    std::vector<std::string> words;
    bool is_role = false;
    for (std::uint32_t i = first; i < last; ++i) {
        if (t.is(i, "of") || t.is(i, "for") || t.is(i, "in") || t.is(i, "at") || t.is(i, "from"))
            break;
        if (t.tokens[i].mark != 0) break;
        words.emplace_back(t.tokens[i].lower);
        is_role |= (t.tokens[i].classes & (kRoleWord | kTitleWord)) != 0 &&
                   (t.tokens[i].classes & kPluralRole) == 0;
    }
    const bool both = t.is(mention.first, "both") || (words.size() == 2 && words[0] == "two");
    if (both && !words.empty() && is_pair(words.back()))
        if (SpeakerMeant meant = principals(); meant.names.size() == 2) return meant;
    if (definite && is_role && !words.empty()) {
        const std::uint32_t person = persons_.find_role(words, paragraph);
        if (person != kNobody) {
            return named(person, 0.8F);
        }
    }
    return organisation(t, {first, last});
}

// A phrase without "statement" and similar words at its end: "a Health Ministry statement" is by
// the ministry.
TokenRange Speakers::without_statement(const SpeechTokens& t, TokenRange phrase) {
    static constexpr WordSet kPapers(
        {"statement", "statements", "readout", "press", "news", "joint", "release", "report"});
    if (phrase.empty()) return phrase;
    const std::uint32_t noun = phrase.last - 1;
    if (!t.is(noun, "statement") && !t.is(noun, "statements") && !t.is(noun, "readout"))
        return phrase;
    while (!phrase.empty() && kPapers.contains(t.tokens[phrase.last - 1].lower)) {
        --phrase.last;
    }
    return phrase;
}

// "the statement" is by the organisation quoted last, and "the department" is that organisation if
// its full name contains the word.
SpeakerMeant Speakers::organisation(const SpeechTokens& t, TokenRange phrase) const {
    const TokenRange owner = without_statement(t, phrase);
    const bool one = owner.last - owner.first == 1;
    const std::uint16_t of = one ? t.tokens[owner.first].classes : 0;
    if (owner.last < phrase.last && (owner.empty() || (of & kNationality) != 0))
        return organisation_.meant;
    if (!organisation_.meant.names.empty() && (of & kOrganisation) != 0 &&
        !t.tokens[owner.first].capital &&
        ascii_lower(organisation_.meant.names[0]).find(t.tokens[owner.first].lower) !=
            std::string::npos)
        return organisation_.meant;
    std::string name = words_of(t, owner.first, owner.last);
    if (name.empty()) return {};
    return {{std::move(name)}, {}, 0.6F};
}

// The two persons whom the article names most.
SpeakerMeant Speakers::principals() const {
    const auto [first, second] = persons_.most_named();
    if (second == kNobody) return {};
    return {{persons_.at(first).name, persons_.at(second).name}, {}, 0.6F};
}

SpeakerMeant Speakers::named(std::uint32_t person, float confidence) const {
    return {{persons_.at(person).name}, persons_.at(person).role, confidence, person};
}

void Speakers::remember(const SpeakerMeant& meant, std::uint32_t sentence) {
    if (meant.names.empty()) return;
    any_ = {meant, sentence};
    if (meant.person != kNobody || meant.names.size() > 1)
        person_ = any_;
    else if (meant.names[0].find(" and ") == std::string::npos)
        organisation_ = any_;
}

}  // namespace dateline
