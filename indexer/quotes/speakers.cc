// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/speakers.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/schema/speaker_names.h"
#include "common/text/utf8.h"
#include "common/text/word_set.h"
#include "indexer/quotes/name_words.h"
#include "indexer/quotes/speaking_nouns.h"
#include "indexer/quotes/speech_words.h"

namespace dateline {
namespace {

// "the group", "the company": the organisation that was quoted last.
bool is_any_body(std::string_view noun) {
    static constexpr WordSet kNouns({"group", "company", "firm", "organization", "organisation",
                                     "agency", "newspaper", "network", "charity", "bank", "airline",
                                     "union", "outlet", "association"});
    return kNouns.contains(noun);
}

bool is_article_word(std::string_view word) {
    return word == "the" || word == "a" || word == "an" || word == "this" || word == "that" ||
           word == "his" || word == "her" || word == "its" || word == "their" || word == "one" ||
           word == "both";
}

// Nouns that mean the two sides of a story after "both" or "the two"; others mean the two persons
// named last: "both economists".
bool is_pair(std::string_view noun) {
    static constexpr WordSet kPairs(
        {"officials", "sides", "parties", "diplomats", "leaders", "ministers", "presidents"});
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

// "a spokesman for Mr Berg", "aides to President Ola Berg": whether the name at token `name` is
// that of somebody for whom the speaker works.
bool is_served(const SpeechTokens& t, std::uint32_t first, std::uint32_t name) {
    while (name > first && t.is_word(name - 1) &&
           (t.is(name - 1, "the") ||
            (t.tokens[name - 1].capital &&
             (t.tokens[name - 1].classes & (kTitleWord | kRoleWord | kNationality)) != 0))) {
        --name;
    }
    return name > first && (t.is(name - 1, "for") || t.is(name - 1, "of") || t.is(name - 1, "to"));
}

// "Duarte's statement", "Duarte's latest tweet": what somebody says or writes.
bool is_words_of_owner(const SpeechTokens& t, TokenRange rest) {
    return !rest.empty() && t.is_word(rest.last - 1) && is_utterance(t.tokens[rest.last - 1].lower);
}

// Whether a full name stands after "and" or before it: "Pia Lund and Ola Berg".
bool is_joined_name(const SpeechTokens& t, const NameSpan& name, TokenRange mention) {
    const bool office = (t.tokens[name.last - 1].classes & (kTitleWord | kRoleWord)) != 0;
    const bool full = name.last - name.first >= 2 && name.last <= mention.last && !office;
    const bool after = name.first > mention.first && t.is(name.first - 1, "and");
    return full && (after || (name.last < mention.last && t.is(name.last, "and")));
}

// "GOP source who has been in conversations", a description of many words: where a name for it
// ends.
std::uint32_t end_of_description(const SpeechTokens& t, TokenRange phrase) {
    constexpr std::uint32_t kFew = 3;
    constexpr std::uint32_t kMost = 9;
    for (std::uint32_t i = phrase.first + 1; i < phrase.last; ++i) {
        const bool relative =
            t.is(i, "who") || t.is(i, "that") || t.is(i, "which") || t.is_mark(i, '[');
        if (relative && !t.tokens[i].all_caps) return i;
        if (t.is_word(i) && !t.tokens[i].capital && is_finite_verb(t.tokens[i]) &&
            !t.tokens[i].lower.ends_with("ed"))
            return i;
        // "a report released on Monday"
        const std::string_view word = t.tokens[i].lower;
        const bool participle = t.is_word(i) && !t.tokens[i].capital && word.size() > 4 &&
                                word.find('-') == std::string_view::npos &&
                                (word.ends_with("ed") || word == "written" || word == "given");
        if (participle && i + 1 >= phrase.first + 2) return i;
        const bool joint = t.is_word(i) && is_preposition(t.tokens[i].lower);
        if (joint && i >= phrase.first + kFew && phrase.last - phrase.first > kMost) return i;
    }
    std::uint32_t end = std::min(phrase.last, phrase.first + kMost);
    static constexpr WordSet kLoose({"and", "to", "there", "here", "only", "out", "up", "back",
                                     "at", "of", "for", "in", "by", "from", "with", "the", "a",
                                     "an", "he"});
    while (end > phrase.first + 1 && t.is_word(end - 1) &&
           kLoose.contains(t.tokens[end - 1].lower)) {
        --end;
    }
    return end;
}

// "Joan Silva and Mark Dunn" are two, where neither is known otherwise.
SpeakerMeant split_pair(SpeakerMeant meant) {
    constexpr std::string_view kAnd = " and ";
    const auto full = [](std::string_view name) {
        const std::size_t space = name.find(' ');
        const auto capital = [&](std::size_t at) { return name[at] >= 'A' && name[at] <= 'Z'; };
        return space != std::string_view::npos && space + 1 < name.size() && capital(0) &&
               capital(space + 1) && std::ranges::count(name, ' ') < 3;
    };
    if (meant.names.size() != 1) return meant;
    const std::string name = meant.names[0];
    const std::size_t at = name.find(kAnd);
    if (at == std::string::npos) return meant;
    const std::string second = name.substr(at + kAnd.size());
    if (full(std::string_view(name).substr(0, at)) && full(second))
        meant.names = {name.substr(0, at), second};
    return meant;
}

void join(SpeakerMeant& all, SpeakerMeant one) {
    if (all.names.empty()) {
        all = std::move(one);
    } else if (std::ranges::find(all.names, one.names[0]) == all.names.end()) {
        all.names.push_back(std::move(one.names[0]));
        all.person = kNobody;
    }
}

}  // namespace

SpeakerMeant Speakers::resolve(const SpeechTokens& t,
                               TokenRange mention,
                               std::uint32_t paragraph,
                               std::uint32_t sentence,
                               bool aside) {
    if (mention.last - mention.first > 1 &&
        (t.is(mention.last - 1, "who") || t.is(mention.last - 1, "which")))
        mention.last -= t.is_mark(mention.last - 2, ',') ? 2 : 1;
    if (mention.empty()) return {};
    const bool one = mention.last - mention.first == 1;
    const bool relative = one && !t.tokens[mention.first].all_caps &&
                          (t.is(mention.first, "who") || t.is(mention.first, "which"));
    // "His post read": he wrote it.
    const std::string_view owner = nominative(t.tokens[mention.first].lower);
    const bool own = !one && owner != t.tokens[mention.first].lower &&
                     is_words_of_owner(t, {mention.first + 1, mention.last});
    SpeakerMeant meant = relative ? antecedent(t, mention.first, paragraph)
                         : own    ? pronoun(t, mention, paragraph, sentence)
                         : one && is_pronoun(nominative(t.tokens[mention.first].lower))
                             ? pronoun(t, mention, paragraph, sentence)
                             : named_or_role(t, mention, paragraph);
    if (!aside) remember(meant, sentence);
    return meant;
}

// "Ana Duarte, who said": the name that the relative pronoun `who` follows.
SpeakerMeant Speakers::antecedent(const SpeechTokens& t,
                                  std::uint32_t who,
                                  std::uint32_t paragraph) const {
    constexpr std::uint32_t kLongest = 6;  // tokens of a name
    std::uint32_t end = who > 0 && t.is_mark(who - 1, ',') ? who - 1 : who;
    if (end > 1 && t.is_mark(end - 1, ')')) {  // "Ana Duarte (D-Ohio), who said"
        while (end > 1 && !t.is_mark(end, '(')) {
            --end;
        }
    }
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
    return meant.names.empty() ? split_pair(role(t, mention, paragraph)) : meant;
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
        const bool owner = t.tokens[name.last - 1].possessive && name.last < mention.last &&
                           !is_words_of_owner(t, {name.last, mention.last});
        // "Trump campaign spokesman Jason Miller"
        const bool modifier =
            name.last < mention.last && t.is_word(name.last) &&
            ((t.tokens[name.last].classes & (kOrganisation | kRoleWord | kPluralRole)) != 0 ||
             names_somebody_else(t, name.last, mention));
        if (owner || modifier || is_served(t, mention.first, name.first)) continue;
        join(meant, named(name.person));
    }
    for (const NameSpan& name : persons_.names_from(paragraph, mention.first)) {
        if (name.first >= mention.last || meant.names.empty()) break;
        if (name.person == kNobody && is_joined_name(t, name, mention))
            join(meant, {{words_of(t, name.first, name.last)}, {}, 0.8F});
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
    if (both && !words.empty()) {
        SpeakerMeant meant = is_pair(words.back()) ? principals() : last_two(mention, paragraph);
        if (meant.names.size() == 2) return meant;
    }
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
    for (std::uint32_t i = phrase.first; i + 1 < phrase.last; ++i) {
        // "a Pentagon statement issued on Monday", "a statement from the port"
        const bool paper = t.is(i, "statement") || t.is(i, "statements") || t.is(i, "release");
        if (!paper) continue;
        const bool by = t.is(i + 1, "from") || t.is(i + 1, "by") || t.is(i + 1, "of");
        if (by && i == phrase.first && i + 2 < phrase.last)
            return {t.is(i + 2, "the") && i + 3 < phrase.last ? i + 3 : i + 2, phrase.last};
        phrase.last = i + 1;
        break;
    }
    if (phrase.empty()) return phrase;
    const std::uint32_t noun = phrase.last - 1;
    if (!t.is(noun, "statement") && !t.is(noun, "statements") && !t.is(noun, "readout") &&
        !t.is(noun, "release"))
        return phrase;
    while (!phrase.empty() && kPapers.contains(t.tokens[phrase.last - 1].lower)) {
        --phrase.last;
    }
    return phrase;
}

// "the statement" is by the organisation quoted last, and "the department" is that organisation if
// its full name contains the word.
SpeakerMeant Speakers::organisation(const SpeechTokens& t, TokenRange phrase) const {
    TokenRange owner = without_statement(t, phrase);
    const bool numbered = owner.last - owner.first == 1 && owner.last == phrase.last &&
                          t.tokens[owner.first].capital && t.is_word(owner.last) &&
                          t.tokens[owner.last].number;
    if (numbered) ++owner.last;  // "Section 12"
    const bool one = owner.last - owner.first == 1;
    const std::uint16_t of = one ? t.tokens[owner.first].classes : 0;
    if (owner.last < phrase.last && (owner.empty() || (of & kNationality) != 0))
        return organisation_.meant;
    if (!organisation_.meant.names.empty() && (of & kOrganisation) != 0 &&
        !t.tokens[owner.first].capital &&
        ascii_lower(organisation_.meant.names[0]).find(t.tokens[owner.first].lower) !=
            std::string::npos)
        return organisation_.meant;
    if (one && is_any_body(t.tokens[owner.first].lower) && !organisation_.meant.names.empty())
        return organisation_.meant;
    std::string name = words_of(t, owner.first, end_of_description(t, owner));
    const SpeechToken& head = t.tokens[owner.first];
    const bool loose = (head.classes & kFunctionWord) != 0 && !is_determiner(head.lower) &&
                       head.lower != "new" && speaking_noun(head) == SpeakingNoun::kNone;
    if (name.empty() || loose || !can_speak(t, owner) || is_heading_word(t, owner)) return {};
    return {{std::move(name)}, {}, 0.6F};
}

// The two persons named last before a mention.
SpeakerMeant Speakers::last_two(TokenRange mention, std::uint32_t paragraph) const {
    constexpr std::uint32_t kParagraphs = 3;
    SpeakerMeant meant;
    for (std::uint32_t back = 0; back < kParagraphs && back <= paragraph; ++back) {
        const std::vector<NameSpan>& names = persons_.names_of(paragraph - back);
        for (auto at = names.rbegin(); at != names.rend() && meant.names.size() < 2; ++at) {
            const bool before = back > 0 || at->last <= mention.first;
            if (before && at->person != kNobody) join(meant, named(at->person, 0.7F));
        }
    }
    std::ranges::reverse(meant.names);
    return meant.names.size() == 2 ? meant : SpeakerMeant{};
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
