// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <optional>
#include <string_view>

#include "common/text/word_set.h"
#include "indexer/quotes/attribution_rules.h"
#include "indexer/quotes/name_words.h"
#include "indexer/quotes/noun_phrases.h"
#include "indexer/quotes/speech_words.h"
#include "indexer/quotes/word_meanings.h"

namespace dateline {

// "took to Twitter to accuse the bank of fraud": an infinitive that still reports speech, unlike
// "declined to accuse".
bool is_purpose(const SpeechSentence& s, Index i, const Cue& cue) {
    static constexpr WordSet kRefusals(
        {"declined", "declines", "refused", "refuses",  "failed", "fails",  "unable",
         "want",     "wants",    "wanted",  "expected", "ready",  "likely", "going",
         "allowed",  "able",     "free",    "have",     "has",    "had",    "reluctant"});
    const bool content =
        cue.has(kAccusing) || cue.has(kFor) || s.quoted(i + 1) || s.is(i + 1, "that");
    return content && i > s.start + 2 && s.at(i - 2).mark == 0 &&
           !kRefusals.contains(s.at(i - 2).lower);
}

// What is said in a passive clause that names nobody: "was accused of fraud", "is called a hoax",
// "was told that …". Empty if nothing is said.
TokenRange agentless(const SpeechSentence& s, Index i, const Cue& cue) {
    constexpr Index kNear = 3;
    Index k = i + 1;
    if (k >= s.end || s.at(k).mark != 0) return {};
    if (s.is(k, "that") || (cue.has(kThat) && begins_question(s, k)))
        return {k, cut_at(s, k, s.end)};
    if (cue.has(kAccusing)) {
        for (; k < s.end && k < i + kNear; ++k) {
            if (s.is(k, "of") || s.is(k, "for") || s.is(k, "with"))
                return {k + 1, object_end(s, k + 1)};
        }
        return {};
    }
    if (!cue.has(kNaming)) return {};
    if (s.is(k, "as")) ++k;
    return s.is(k, "to") || s.is(k, "for") || s.is(k, "in") || s.is(k, "on") || s.is(k, "off")
               ? TokenRange{}
               : TokenRange{k, object_end(s, k)};
}

// The token of the "by" that names the speaker after a passive verb; 0 if there is none.
Index by_after(const SpeechSentence& s, Index i) {
    constexpr Index kNear = 12;
    for (Index k = i + 1; k < s.end && k < i + kNear; ++k) {
        if (!s.quoted(k) && s.is(k, "by")) return k;
        if (!s.quoted(k) && s.at(k).mark == ',') break;
    }
    return 0;
}

// Whether the verb is in a headline in title case: "Rates to Stay High, Haddad Says".
bool is_title_case_at(const SpeechSentence& s, Index i) {
    if (i == s.start || !s.at(i).capital || s.tokens.sentences.size() > s.tokens.story + 1)
        return false;
    Index small = 0;
    Index words = 0;
    for (Index k = s.start; k < s.end; ++k) {
        if (s.at(k).mark != 0 || s.at(k).lower.size() < 4) continue;
        ++words;
        small += s.at(k).capital ? 0 : 1;
    }
    return small * 5 < words;
}

bool is_filler(std::string_view word) {
    static constexpr WordSet kWords(
        {"still", "yet", "however", "if", "but", "and", "so", "then", "also", "now", "moreover"});
    return kWords.contains(word);
}

// Whether a clause before the verb can be what is said: no other content follows the verb.
bool may_end_with(const SpeechSentence& s, Index i, const Cue& cue) {
    if (!cue.has(kThat)) return false;
    const Index k = i + 1;
    return k >= s.end || s.at(k).mark != 0 || is_adverb(s.at(k).lower) ||
           begins_adverbial(s.at(k).lower) || cue.has(kRecipient);
}

// The likely subject of an unambiguous verb of speech, for when no noun phrase is recognised.
TokenRange guessed_subject(const SpeechSentence& s, Index i, const Cue& cue) {
    if (i == s.start || !cue.has(kThat) || cue.has(kNoun) || !finite(cue)) return {};
    const auto subject = s.is_mark(i - 1, ',') || s.ends_in_quote(i) || s.is(i - 1, "that")
                             ? main_subject(s.tokens, s.start, i)
                             : rough_subject(s.tokens, s.start, i);
    return subject.value_or(TokenRange{});
}

namespace {

// A form of a verb of speech that may not be a verb here; `before` is the word before it, empty for
// a mark.
struct VerbPlace {
    Index i;
    const Cue& cue;
    std::string_view before;
};

// A rule that decides whether a form is used as a verb of speech; `std::nullopt` if it doesn't
// apply.
struct VerbRule {
    std::string_view name;
    std::optional<bool> (*decide)(const SpeechSentence&, const VerbPlace&);
};

using Decision = std::optional<bool>;

Decision no_if(bool condition) {
    return condition ? Decision(false) : std::nullopt;
}

Decision capital_inside(const SpeechSentence& s, const VerbPlace& p) {
    return no_if(s.at(p.i).capital && p.i > s.start && !is_title_case_at(s, p.i));
}

// "the rules", "southern states".
Decision plural_noun(const SpeechSentence& s, const VerbPlace& p) {
    if (s.is(p.i, "rules")) return false;
    if (!s.is(p.i, "states") || p.i == s.start) return std::nullopt;
    const SpeechToken& before = s.at(p.i - 1);
    return no_if((before.lower.ends_with('s') && !before.capital) ||
                 before.lower.find('-') != std::string_view::npos);
}

Decision to_come(const SpeechSentence& s, const VerbPlace& p) {
    static constexpr WordSet kDone({"quick", "right", "careful", "keen", "eager", "pains", "fair"});
    const bool done = p.i > s.start + 2 && kDone.contains(s.at(p.i - 2).lower) &&
                      p.cue.has(kThat) && (s.is(p.i + 1, "that") || s.quoted(p.i + 1));
    const bool out =
        p.i > s.start + 2 && kDone.contains(s.at(p.i - 2).lower) && s.is(p.i + 1, "out");
    const bool coming = p.before == "to" && p.cue.form == CueForm::kBase;
    if (coming && (done || out)) return true;
    return no_if(coming && !is_purpose(s, p.i, p.cue));
}

bool introduces_content(const SpeechSentence& s, Index i) {
    return s.is(i + 1, "that") || s.is_mark(i + 1, ':') || s.quoted(i + 1) ||
           (s.is_mark(i + 1, ',') && s.quoted(i + 2));
}

bool may_be_noun(const Cue& cue) {
    return cue.has(kNoun) && (cue.form == CueForm::kBase || cue.form == CueForm::kThird);
}

// "report", "claims": a verb only after somebody who can speak.
Decision form_of_noun(const SpeechSentence& s, const VerbPlace& p) {
    const auto& [i, cue, before] = p;
    if (!may_be_noun(cue)) return std::nullopt;
    if (i == s.start || is_determining(before) || s.at(i - 1).possessive) return false;
    // In "She then urges" and "The company also reports", the word before the adverb counts.
    const bool adverb = before == "then" || before == "also" || before == "now";
    const SpeechToken& noun = s.at(i > s.start + 1 && adverb ? i - 2 : i - 1);
    const std::string_view who = noun.mark == 0 ? noun.lower : "";
    const bool that = introduces_content(s, i);
    if (!that && i + 1 < s.end && s.at(i + 1).cue.form == CueForm::kPast && s.at(i + 1).cue &&
        s.at(i + 1).mark == 0)
        return false;  // "news reports said"
    const bool speaker = (name_classes(who) & (kRoleWord | kOrganisation)) != 0;
    if (cue.form == CueForm::kThird) {
        const bool pronoun = who == "he" || who == "she" || who == "it" || who == "who";
        return no_if(!that && !noun.capital && !speaker && !pronoun);
    }
    const bool plural = (name_classes(who) & kPluralRole) != 0 || who == "they" || who == "who" ||
                        who == "we" || who == "i";
    if (!that) return no_if(!cue.has(kFor) && !plural);
    return no_if(!plural && !speaker && !noun.capital && !who.ends_with('s') && who != "you" &&
                 who != "to");
}

Decision after_article(const SpeechSentence&, const VerbPlace& p) {
    static constexpr WordSet kArticles({"a", "an", "the", "this", "that", "another"});
    // "came down with a ruling that …"
    if (p.cue.form == CueForm::kParticiple) return no_if(kArticles.contains(p.before));
    return no_if(!may_be_noun(p.cue) && rules_out_verb_after(p.before));
}

// "a policy he helped propose": a base form behind another verb has its subject elsewhere.
Decision after_verb(const SpeechSentence&, const VerbPlace& p) {
    return no_if(p.cue.form == CueForm::kBase && p.before.size() > 4 && p.before.ends_with("ed"));
}

// "was told": a verb of speech only if the sentence names the speaker or what is said.
Decision passive(const SpeechSentence& s, const VerbPlace& p) {
    static constexpr WordSet kPassive(
        {"is", "was", "were", "are", "been", "be", "being", "gets", "got", "get"});
    const bool adverb = p.i > s.start + 1 && (p.before == "also" || p.before == "being" ||
                                              (is_adverb(p.before) && p.before.ends_with("ly")));
    const std::string_view be = adverb && s.at(p.i - 2).mark == 0 ? s.at(p.i - 2).lower : p.before;
    if (p.cue.form != CueForm::kPast || !kPassive.contains(be)) return std::nullopt;
    return by_after(s, p.i) > 0 || !agentless(s, p.i, p.cue).empty();
}

Decision participle_of_noun(const SpeechSentence&, const VerbPlace& p) {
    return no_if(
        p.cue.form == CueForm::kParticiple &&
        (p.before == "worth" || p.before == "without" || p.before == "for" || p.before == "of"));
}

Decision not_said(const SpeechSentence& s, const VerbPlace& p) {
    return no_if(p.before == "let" || p.before == "having" || p.before == "as" ||
                 (p.before == "previously" && p.i == s.start + 1));
}

Decision possessive(const SpeechSentence& s, const VerbPlace& p) {
    return no_if(s.at(p.i).possessive);
}

constexpr auto kVerbRules = std::to_array<VerbRule>({
    {"capital inside a sentence", capital_inside},
    {"plural noun", plural_noun},
    {"to come", to_come},
    {"form of a noun", form_of_noun},
    {"after an article", after_article},
    {"after a verb", after_verb},
    {"passive", passive},
    {"participle of a noun", participle_of_noun},
    {"not said", not_said},
    {"possessive", possessive},
});

}  // namespace

bool is_verb(const SpeechSentence& s, Index i, const Cue& cue) {
    const std::string_view before =
        i > s.start && s.at(i - 1).mark == 0 ? s.at(i - 1).lower : std::string_view();
    for (const VerbRule& rule : kVerbRules) {
        if (const Decision decision = rule.decide(s, {i, cue, before})) return *decision;
    }
    return true;
}

}  // namespace dateline
