// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/dates/date_rules.h"

namespace dateline::dates {

using enum DateWord;

// Whether a weekday or month is past or future: the nearest verb of the clause decides, with
// earlier words checked first. "until" means the future, and so does "by" unless a verb is in the
// past tense ("By Friday they had left").
Direction direction(const DateText& t, std::size_t from, std::size_t to) {
    constexpr std::size_t kReach = 14;
    const std::string_view preposition = t.before(from);
    if ((preposition == "until" || preposition == "till") && !is_from_until(t, from))
        return Direction::kFuture;
    for (std::size_t step = 1; step <= kReach && step <= from && !ends_clause(t, from - step);
         ++step) {
        if (const Direction way = cue(t, from - step); way != Direction::kNone) return way;
    }
    for (std::size_t i = to; i < std::min(t.size(), to + kReach) && !ends_clause(t, i); ++i) {
        if (const Direction way = cue(t, i); way != Direction::kNone) return way;
    }
    return preposition == "by" ? Direction::kFuture : Direction::kNone;
}

// "from Tuesday until Friday": the verb before both of them decides.
bool is_from_until(const DateText& t, std::size_t i) {
    constexpr std::size_t kReach = 5;
    for (std::size_t step = 2; step <= kReach && step <= i; ++step) {
        if (t.is(i - step, "from") || t.is(i - step, "since")) return true;
    }
    return false;
}

// Whether "will" occurs shortly before, so that the event is still to come.
bool will_come(const DateText& t, std::size_t from) {
    constexpr std::size_t kReach = 9;
    for (std::size_t step = 1; step <= kReach && step <= from && !ends_clause(t, from - step);
         ++step) {
        if (t.is(from - step, "will")) return true;
        if (cue(t, from - step) == Direction::kPast) return false;
    }
    return false;
}

// Whether the verb before a day says that something happened on it: "ended on Dec. 20", "was
// arrested Nov. 3", but not "was set for Nov. 3".
bool happened(const DateText& t, std::size_t from) {
    static constexpr WordSet kSet(
        {"for", "by", "until", "till", "before", "from", "to", "through", "a", "an", "the", "of"});
    constexpr std::size_t kReach = 8;
    if (from == 0 || kSet.contains(t.before(from))) return false;
    for (std::size_t step = 1; step <= kReach && step <= from && !ends_clause(t, from - step);
         ++step) {
        const Direction way = cue(t, from - step);
        if (way != Direction::kNone) return way == Direction::kPast;
    }
    return false;
}

bool ends_clause(const DateText& t, std::size_t i) {
    return t.is(i, kStop) && (!t.has(i + 1) || t.at(i + 1).spaced) &&
           t.at(i).end - t.at(i).start == 1 && (i == 0 || t.at(i - 1).lower.size() > 1);
}

namespace {

// "announced", but not "naked" or "proceed".
bool is_regular_past(std::string_view word) {
    static constexpr WordSet kOthers(
        {"naked",    "hundred",  "indeed",        "sacred",   "kindred",  "hatred", "wicked",
         "rugged",   "crooked",  "beloved",       "infrared", "speed",    "breed",  "bleed",
         "greed",    "creed",    "steed",         "tweed",    "proceed",  "exceed", "succeed",
         "alleged",  "supposed", "unprecedented", "limited",  "detailed", "united", "gifted",
         "talented", "skilled",  "crowded",       "tired"});
    return word.size() > 4 && word.ends_with("ed") && !kOthers.contains(word);
}

}  // namespace

Direction cue(const DateText& t, std::size_t i) {
    static constexpr WordSet kFuture(
        {"will",    "shall",    "scheduled", "expected", "due",    "upcoming", "plans",
         "planned", "planning", "expects",   "hopes",    "ahead",  "tomorrow", "next",
         "could",   "would",    "may",       "begins",   "starts", "opens",    "takes",
         "ll",      "going",    "expires",   "ends",     "should", "must"});
    static constexpr WordSet kPast(
        {"said", "was",  "were", "had",  "did",   "told",  "went",  "came",  "made", "took",
         "held", "met",  "won",  "lost", "found", "began", "broke", "fell",  "rose", "left",
         "gave", "saw",  "shot", "cut",  "has",   "have",  "been",  "since", "ago",  "wore",
         "got",  "sent", "kept", "rang", "spoke", "wrote", "grew",  "ran",   "drew", "beat"});
    // "is to", "plans to", "due to" before a verb.
    static constexpr WordSet kIntent({"is",       "are",      "was",   "were",   "be",     "set",
                                      "hope",     "hoped",    "want",  "wants",  "wanted", "intend",
                                      "intends",  "intended", "mean",  "means",  "meant",  "has",
                                      "have",     "ready",    "about", "likely", "plan",   "agreed",
                                      "promised", "pledged",  "vowed", "needs"});
    static constexpr WordSet kNoVerb(
        {"the", "a", "an", "his", "her", "their", "its", "this", "that", "be"});
    const std::string_view word = t.at(i).lower;
    if (t.is_month(i)) return Direction::kNone;
    if (word == "to" && i > 0 && t.is(i + 1, kOther) && !t.at(i + 1).capital &&
        kIntent.contains(t.at(i - 1).lower) &&
        (t.is(i + 1, "be") || !kNoVerb.contains(t.at(i + 1).lower)))
        return Direction::kFuture;
    if (word == "won" && t.is_mark(i + 1, '\'')) return Direction::kFuture;  // won't
    if (kFuture.contains(word)) return Direction::kFuture;
    if (t.before(i) == "be") return Direction::kNone;  // "to be held": the words before decide
    if (kPast.contains(word)) return Direction::kPast;
    return t.at(i).kind == kOther && is_regular_past(word) ? Direction::kPast : Direction::kNone;
}

}  // namespace dateline::dates
