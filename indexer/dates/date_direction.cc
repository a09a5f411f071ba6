// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/dates/date_rules.h"

namespace dateline::dates {

using enum DateWord;

namespace {

// "until 9 a.m. Tuesday", "by noon on Friday": where the time of the day before token `from`
// begins.
std::size_t before_clock(const DateText& t, std::size_t from) {
    constexpr std::size_t kMost = 8;
    static constexpr WordSet kParts({"a",     "p",       "m",       "am",       "pm",  "et",
                                     "est",   "edt",     "gmt",     "utc",      "bst", "pt",
                                     "local", "time",    "noon",    "midnight", "on",  "early",
                                     "late",  "eastern", "sometime"});
    std::size_t at = from;
    for (std::size_t step = 0; step < kMost && at > 0; ++step, --at) {
        const DateToken& token = t.at(at - 1);
        const bool part = kParts.contains(token.lower) || token.kind == kNumber ||
                          t.is_mark(at - 1, ':') ||
                          (t.is(at - 1, kStop) && at >= 2 &&
                           (t.is(at - 2, "m") || t.is(at - 2, "a") || t.is(at - 2, "p")));
        if (!part) break;
    }
    return at;
}

// "polls open Thursday", "kicks off at 8pm on Saturday": a verb of beginning or ending in the
// present, directly before the day.
bool is_planned(const DateText& t, std::size_t from) {
    static constexpr WordSet kVerbs(
        {"open",      "opens",   "begin",    "begins",   "start",   "starts", "kick",  "kicks",
         "resume",    "resumes", "close",    "closes",   "faces",   "hosts",  "plays", "debuts",
         "premieres", "airs",    "launches", "convenes", "expires", "ends"});
    static constexpr WordSet kNoun({"the", "a", "an", "its", "his", "her", "at", "of", "from", "u",
                                    "s", "to", "for", "since", "french", "australian", "us", "this",
                                    "their"});
    std::size_t at = from;
    while (at > 0 && (t.is(at - 1, "at") || t.is(at - 1, "on") || t.is(at - 1, "off") ||
                      t.is(at - 1, "again"))) {
        --at;
    }
    // "is set for Oct. 1", "is due Saturday"
    const bool set =
        at >= 3 && (t.is(at - 1, "due") || (t.is(at - 1, "for") && t.is(at - 2, "set")));
    if (set)
        return t.is(at - 2, "is") || t.is(at - 2, "are") || t.is(at - 3, "is") ||
               t.is(at - 3, "are");
    return at >= 2 && kVerbs.contains(t.at(at - 1).lower) && !t.at(at - 1).capital &&
           !kNoun.contains(t.at(at - 2).lower) && t.at(at - 2).kind == kOther;
}

}  // namespace

// Whether a weekday or month is past or future: the nearest verb of the clause decides, with
// earlier words checked first. "until" means the future, and so does "by" unless a verb is in the
// past tense ("By Friday they had left").
Direction direction(const DateText& t, std::size_t from, std::size_t to) {
    constexpr std::size_t kReach = 14;
    from = before_clock(t, from);
    const std::string_view preposition = t.before(from);
    if ((preposition == "until" || preposition == "till") && !is_from_until(t, from))
        return Direction::kFuture;
    if (preposition == "as" && from >= 2 &&
        (t.is(from - 2, "soon") || t.is(from - 2, "early") || t.is(from - 2, "late")))
        return Direction::kFuture;
    if (is_planned(t, from)) return Direction::kFuture;
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

// Whether "will" occurs shortly before, or the verb plans, so that the event is still to come.
bool will_come(const DateText& t, std::size_t from) {
    constexpr std::size_t kReach = 9;
    if (is_planned(t, from)) return true;
    for (std::size_t step = 1; step <= kReach && step <= from && !ends_clause(t, from - step);
         ++step) {
        if (t.is(from - step, "will")) return true;
        if (cue(t, from - step) == Direction::kPast) return false;
    }
    return false;
}

// "On Nov. 3, voters will choose": whether "will" follows an expression at the beginning of a
// sentence, before any other verb.
bool will_follow(const DateText& t, std::size_t from, std::size_t to) {
    constexpr std::size_t kReach = 9;
    const bool first = from < 2 || ends_clause(t, from - 2);
    for (std::size_t i = to; first && i < std::min(t.size(), to + kReach) && !ends_clause(t, i);
         ++i) {
        if (t.is(i, "will")) return true;
        if (cue(t, i) == Direction::kPast) return false;
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
        {"will",  "shall",   "slated",   "scheduled", "expected", "due",    "upcoming",
         "plans", "planned", "planning", "expects",   "hopes",    "ahead",  "tomorrow",
         "next",  "could",   "would",    "may",       "begins",   "starts", "opens",
         "takes", "ll",      "going",    "expires",   "ends",     "should", "must"});
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
