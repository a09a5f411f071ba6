// SPDX-License-Identifier: GPL-3.0-or-later
#include <string_view>

#include "common/text/word_set.h"
#include "indexer/quotes/attribution_rules.h"
#include "indexer/quotes/name_words.h"
#include "indexer/quotes/speech_words.h"

namespace dateline {
namespace {

// "paying him": a verb in -ing that has an object or a complement; not "the hearing", "funding
// for".
bool is_gerund(const SpeechSentence& s, TokenRange range) {
    static constexpr WordSet kNouns(
        {"morning",  "evening",  "nothing",  "something", "anything", "everything", "meeting",
         "hearing",  "building", "funding",  "spending",  "ruling",   "shooting",   "ceiling",
         "string",   "spring",   "king",     "ring",      "wing",     "thing",      "training",
         "ongoing",  "existing", "pending",  "growing",   "rising",   "remaining",  "upcoming",
         "incoming", "outgoing", "sweeping", "standing",  "leading",  "underlying", "housing",
         "warning",  "finding",  "opening",  "briefing",  "filing",   "polling",    "during"});
    Index i = range.first;
    if (s.is(i, "not") || s.is(i, "ever")) ++i;
    if (i >= range.last || s.at(i).mark != 0 || s.at(i).capital) return false;
    const std::string_view word = s.at(i).lower;
    if (word == "being" || word == "having") return true;
    return word.size() > 4 && word.ends_with("ing") && !kNouns.contains(word) &&
           !s.is(i + 1, "of") && i + 1 < range.last;
}

// "fears that …", "calls for …", "plans to …": a noun of speech or thought with its content.
bool is_thought(const SpeechSentence& s, TokenRange range) {
    static constexpr WordSet kThoughts(
        {"fact",        "fears",      "fear",        "concern",    "concerns",    "claim",
         "claims",      "allegation", "allegations", "accusation", "accusations", "suggestion",
         "suggestions", "report",     "reports",     "rumor",      "rumors",      "rumour",
         "rumours",     "idea",       "notion",      "belief",     "evidence",    "possibility",
         "speculation", "assertion",  "assertions",  "charge",     "charges",     "criticism",
         "argument",    "arguments",  "theory",      "assumption", "doubt",       "doubts",
         "hope",        "hopes",      "view",        "position",   "statement",   "statements",
         "promise",     "vow",        "pledge",      "threat",     "warning",     "warnings",
         "prediction",  "conclusion", "complaint",   "complaints", "likelihood",  "chance"});
    static constexpr WordSet kWishes(
        {"call",   "calls",    "demand",  "demands",    "plan",      "plans",       "promise",
         "pledge", "vow",      "threat",  "desire",     "intention", "willingness", "readiness",
         "offer",  "proposal", "refusal", "commitment", "need",      "request"});
    constexpr Index kReach = 7;
    for (Index i = range.first; i + 1 < range.last && i < range.first + kReach; ++i) {
        if (s.at(i).mark != 0 || s.quoted(i)) return false;
        if (s.is(i + 1, "that") && kThoughts.contains(s.at(i).lower)) return true;
        const bool wish = s.is(i + 1, "to") || s.is(i + 1, "for");
        if (wish && kWishes.contains(s.at(i).lower)) return true;
        if (is_preposition(s.at(i).lower)) return false;
    }
    return false;
}

// "the bank had lied": a clause without "that"; not one that describes a noun ("the bank that had
// lied").
bool is_clause(const SpeechSentence& s, TokenRange range) {
    static constexpr WordSet kFinite(
        {"is",      "was",      "were",      "are",      "will",    "would",   "has",
         "have",    "had",      "can",       "could",    "should",  "may",     "might",
         "must",    "did",      "does",      "do",       "cannot",  "isn't",   "wasn't",
         "weren't", "aren't",   "won't",     "wouldn't", "hasn't",  "haven't", "hadn't",
         "can't",   "couldn't", "shouldn't", "didn't",   "doesn't", "don't"});
    for (Index i = range.first; i < range.last; ++i) {
        if (s.at(i).mark != 0 || s.quoted(i)) continue;
        const std::string_view word = s.at(i).lower;
        const bool relative = word == "that" || word == "which" || word == "who" ||
                              word == "where" || word == "when" || word == "whose";
        if (relative) return false;
        if (i > range.first && kFinite.contains(word)) return true;
    }
    return false;
}

}  // namespace

namespace {

// "That same day", "Last week", "On Monday": a time and nothing else.
bool is_time(const SpeechSentence& s, TokenRange range) {
    static constexpr WordSet kTimes({"day", "week", "month", "year", "morning", "afternoon",
                                     "evening", "night", "weekend", "today", "yesterday", "time",
                                     "point"});
    static constexpr WordSet kBefore({"that", "this", "the", "last", "next", "same", "one", "at",
                                      "on", "in", "by", "earlier", "later", "late", "early", "of"});
    bool time = false;
    for (Index i = range.first; i < range.last; ++i) {
        if (s.quoted(i) || range.last - range.first > 5) return false;
        if (s.at(i).mark != 0) continue;
        const bool noun = kTimes.contains(s.at(i).lower) ||
                          (s.at(i).classes & kCalendarWord) != 0 || s.at(i).number;
        if (!noun && !kBefore.contains(s.at(i).lower)) return false;
        time |= noun;
    }
    return time;
}

}  // namespace

bool is_lead_in(const SpeechSentence& s, TokenRange range) {
    static constexpr WordSet kLeads(
        {"in",      "on",   "at",      "after",     "before",   "during",    "for",     "from",
         "with",    "of",   "by",      "as",        "speaking", "following", "since",   "until",
         "despite", "amid", "instead", "meanwhile", "also",     "still",     "perhaps", "earlier",
         "later",   "last", "this",    "asked",     "when"});
    constexpr Index kLongest = 14;
    if (is_time(s, range)) return true;
    if (range.empty() || range.last - range.first > kLongest || s.quoted(range.first)) return false;
    if (s.at(range.first).mark != 0 || !kLeads.contains(s.at(range.first).lower)) return false;
    for (Index i = range.first; i < range.last; ++i) {
        if (s.quoted(i) || (s.at(i).mark == 0 && i > range.first && is_finite_verb(s.at(i))))
            return false;
    }
    return s.is(range.first, "this") || s.is(range.first, "last") ? range.last - range.first < 4
                                                                  : true;
}

bool is_proposition(const SpeechSentence& s, TokenRange range) {
    return !range.empty() && (is_gerund(s, range) || is_thought(s, range) || is_clause(s, range));
}

}  // namespace dateline
