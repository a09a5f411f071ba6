// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/speaking_nouns.h"

#include <algorithm>
#include <array>

#include "common/text/word_set.h"
#include "indexer/quotes/name_words.h"
#include "indexer/quotes/speech_words.h"
#include "indexer/quotes/word_meanings.h"

namespace dateline {
namespace {

bool is_paper(std::string_view word) {
    static constexpr WordSet kPapers(
        {"report",       "reports",      "study",      "studies",    "poll",       "polls",
         "survey",       "surveys",      "statement",  "statements", "letter",     "letters",
         "memo",         "memos",        "document",   "documents",  "lawsuit",    "lawsuits",
         "suit",         "filing",       "filings",    "article",    "articles",   "book",
         "books",        "paper",        "papers",     "ad",         "ads",        "post",
         "posts",        "tweet",        "tweets",     "analysis",   "release",    "film",
         "story",        "stories",      "indictment", "complaint",  "resolution", "readout",
         "note",         "notes",        "email",      "emails",     "e-mail",     "e-mails",
         "essay",        "editorial",    "ruling",     "law",        "bill",       "message",
         "messages",     "transcript",   "affidavit",  "records",    "figures",    "data",
         "order",        "opinion",      "website",    "sign",       "signs",      "banner",
         "warrant",      "testimony",    "review",     "audit",      "headline",   "op-ed",
         "caption",      "recording",    "video",      "text",       "summary",    "advisory",
         "announcement", "petition",     "budget",     "brief",      "draft",      "proposal",
         "plan",         "constitution", "amendment",  "treaty",     "agreement",  "contract",
         "estimate",     "estimates",    "forecast",   "column",     "blog",       "biography",
         "memoir"});
    return kPapers.contains(word);
}

bool is_body(std::string_view word) {
    static constexpr WordSet kBodies(
        {"companies",  "company",    "firms",       "firm",       "agencies",      "groups",
         "banks",      "courts",     "states",      "cities",     "countries",     "country",
         "nations",    "nation",     "governments", "schools",    "universities",  "unions",
         "networks",   "newspapers", "stations",    "station",    "outlets",       "outlet",
         "media",      "teams",      "parties",     "campaigns",  "committees",    "departments",
         "families",   "family",     "crowd",       "crowds",     "public",        "jury",
         "jurors",     "panel",      "couple",      "pair",       "trio",          "crew",
         "crews",      "staff",      "industry",    "site",       "sites",         "chain",
         "airline",    "maker",      "retailer",    "publisher",  "charity",       "charities",
         "ministries", "militants",  "insurgents",  "parliament", "legislature",   "leadership",
         "opposition", "majority",   "minority",    "military",   "establishment", "think-tank",
         "branch",     "wing",       "chapter",     "band",       "militia",       "regime",
         "monarchy",   "palace",     "left",        "right",      "delegation",    "operator"});
    return kBodies.contains(word);
}

// People whose noun tells it by its ending, or that the word lists of roles don't have.
bool is_people(std::string_view word) {
    static constexpr auto kEndings = std::to_array<std::string_view>(
        {"ers", "ors", "ists", "ians", "crats", "eers", "men", "women", "people", "folks"});
    static constexpr WordSet kThings(
        {"numbers",      "letters", "papers",    "orders",   "borders",  "matters",  "powers",
         "computers",    "factors", "sectors",   "doors",    "floors",   "errors",   "colors",
         "colours",      "favors",  "favours",   "waters",   "rivers",   "quarters", "centers",
         "centres",      "offers",  "answers",   "dangers",  "dinners",  "corners",  "chapters",
         "sensors",      "mirrors", "motors",    "towers",   "flowers",  "layers",   "years",
         "majors",       "minors",  "disorders", "rumors",   "rumours",  "others",   "hours",
         "headquarters", "summers", "winters",   "weathers", "barriers", "carriers", "characters",
         "posters",      "filters", "servers",   "trailers", "scanners", "markers",  "covers"});
    static constexpr WordSet kOthers(
        {"man",        "woman",       "boy",           "girl",        "kid",
         "kids",       "children",    "parents",       "parent",      "passenger",
         "docker",     "dockers",     "residents",     "resident",    "students",
         "patients",   "patient",     "victims",       "guests",      "guest",
         "agents",     "agent",       "someone",       "somebody",    "everyone",
         "everybody",  "anyone",      "nobody",        "person",      "persons",
         "individual", "individuals", "citizens",      "citizen",     "refugees",
         "migrants",   "immigrants",  "survivors",     "inmates",     "inmate",
         "prisoners",  "suspect",     "suspects",      "gunman",      "hero",
         "heroes",     "fans",        "fan",           "youths",      "youth",
         "pair",       "chiefs",      "heads",         "guards",      "guard",
         "monk",       "nun",         "priest",        "clergy",      "elders",
         "elites",     "elite",       "staffers",      "aide",        "newcomers",
         "friend",     "friends",     "boyfriend",     "girlfriend",  "uncle",
         "aunt",       "grandmother", "grandfather",   "cousin",      "roommate",
         "classmates", "classmate",   "colleague",     "client",      "clients",
         "customers",  "candidates",  "participants",  "respondents", "relative",
         "mom",        "dad",         "moms",          "dads",        "veterans",
         "troops",     "hawks",       "doves",         "skeptics",    "sceptics",
         "academics",  "liberals",    "democrat",      "plaintiff",   "plaintiffs",
         "defendant",  "defendants",  "attendees",     "nominees",    "interviewee",
         "user",       "users",       "champion",      "champions",   "skipper",
         "star",       "stars",       "chef",          "umpire",      "boss",
         "bosses",     "clerk",       "guide",         "hostage",     "hostages",
         "novice",     "tenant",      "tenants",       "applicant",   "twin",
         "boards",     "board",       "elder",         "cop",         "cops",
         "vet",        "vets",        "crewman",       "sibling",     "siblings",
         "spouse",     "adult",       "adults",        "guy",         "guys",
         "lady",       "ladies",      "gentleman",     "infants",     "teen",
         "teens",      "teenager",    "intellectuals", "moderates",   "radicals",
         "populists",  "few",         "those",         "none",        "most",
         "many",       "some",        "others",        "all",         "both",
         "majority"});
    if (kOthers.contains(word)) return true;
    return word.size() > 4 && !kThings.contains(word) &&
           std::ranges::any_of(kEndings, [&](std::string_view end) { return word.ends_with(end); });
}

// "51 percent of voters", "47% of them", "nine in 10 voters".
bool is_share(const SpeechTokens& t, TokenRange phrase) {
    static constexpr WordSet kShares({"percent", "percentage", "pct", "thirds", "quarters", "in"});
    for (std::uint32_t i = phrase.first; i + 1 < phrase.last && i < phrase.first + 4; ++i) {
        const bool number =
            t.is_word(i) && (t.tokens[i].number || is_determiner(t.tokens[i].lower));
        if (number && (t.is_mark(i + 1, '%') ||
                       (t.is_word(i + 1) && kShares.contains(t.tokens[i + 1].lower))))
            return t.tokens[i].number || !t.is(i + 1, "in") ||
                   (i + 2 < phrase.last && t.tokens[i + 2].number);
    }
    return false;
}

}  // namespace

SpeakingNoun speaking_noun(const SpeechToken& token) {
    if (token.mark != 0) return SpeakingNoun::kNone;
    constexpr auto kPersons = kRoleWord | kPluralRole | kTitleWord | kNationality;
    if (is_paper(token.lower)) return SpeakingNoun::kPaper;
    if (const auto hyphen = token.lower.rfind('-');
        hyphen != std::string_view::npos) {  // "ex-wife"
        const std::string_view last = token.lower.substr(hyphen + 1);
        if (is_people(last) || is_agentive(last) || (name_classes(last) & kPersons) != 0)
            return SpeakingNoun::kPerson;
    }
    if ((token.classes & kPersons) != 0 || is_people(token.lower) || is_agentive(token.lower))
        return SpeakingNoun::kPerson;
    // Parts of names that can't speak alone: "Labor Day", "World War".
    static constexpr WordSet kNameParts(
        {"day",    "week",    "month",        "year",   "war",       "act",
         "award",  "prize",   "games",        "cup",    "road",      "avenue",
         "street", "tower",   "amendment",    "summit", "project",   "initiative",
         "force",  "systems", "technologies", "motors", "statement", "trial"});
    if (kNameParts.contains(token.lower) && !token.capital) return SpeakingNoun::kNone;
    if (is_body(token.lower) || (token.classes & (kOrganisation | kPlaceWord)) != 0)
        return SpeakingNoun::kBody;
    return SpeakingNoun::kNone;
}

bool is_paper_phrase(const SpeechTokens& t, TokenRange phrase) {
    for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
        if (t.is_word(i) && is_preposition(t.tokens[i].lower)) return false;
        if (speaking_noun(t.tokens[i]) == SpeakingNoun::kPaper) return true;
    }
    return false;
}

// "Related reads: …": a word that is capital only because it begins a sentence, and no noun.
bool is_heading_word(const SpeechTokens& t, TokenRange phrase) {
    if (!std::ranges::binary_search(t.sentences, phrase.first)) return false;
    const SpeechToken& token = t.tokens[phrase.first];
    const std::string_view word = token.lower;
    if (speaking_noun(token) != SpeakingNoun::kNone) return false;
    if (phrase.last - phrase.first != 1) return word.size() > 5 && word.ends_with("ing");
    return word.size() > 4 &&
           (word.ends_with("ed") || word.ends_with("ing") || word.ends_with("ly"));
}

bool can_speak(const SpeechTokens& t, TokenRange phrase) {
    if (phrase.empty() || is_share(t, phrase)) return false;
    for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
        const SpeechToken& token = t.tokens[i];
        if (token.mark == '@') return true;
        if (token.mark != 0) continue;
        // "Common sense tells us": a capital at the beginning of a sentence may mean nothing.
        const bool open = i == phrase.first && phrase.last - i > 1 && t.is_word(i + 1) &&
                          !t.tokens[i + 1].capital && !token.possessive &&
                          !is_preposition(t.tokens[i + 1].lower) && !t.is(i + 1, "and") &&
                          !t.is(i + 1, "who") && std::ranges::binary_search(t.sentences, i) &&
                          speaking_noun(token) == SpeakingNoun::kNone;
        const bool name =
            token.capital && !open && (token.classes & (kFunctionWord | kCalendarWord)) == 0;
        if (name || is_pronoun(token.lower) || token.lower.ends_with("one") ||
            token.lower.ends_with("body") || speaking_noun(token) != SpeakingNoun::kNone)
            return true;
        if (is_preposition(token.lower)) return false;
    }
    return false;
}

}  // namespace dateline
