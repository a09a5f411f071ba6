// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "indexer/dates/date_rules.h"

namespace dateline::dates {

using enum DateWord;

bool may_be_year(const DateText& t, std::size_t i) {
    static constexpr WordSet kCounted(
        {"people",  "miles",  "km",       "kilometres", "kilometers", "feet",     "metres",
         "meters",  "tonnes", "tons",     "workers",    "jobs",       "dollars",  "euros",
         "pounds",  "men",    "women",    "soldiers",   "troops",     "square",   "points",
         "percent", "votes",  "seats",    "copies",     "homes",      "families", "patients",
         "cases",   "deaths", "hectares", "acres",      "kg",         "mln",      "dlrs",
         "pct",     "shares"});
    static constexpr WordSet kNumbered(
        {"$",       "flight",  "no",     "number",  "room",     "page",      "route",
         "highway", "chapter", "suite",  "channel", "section",  "unit",      "model",
         "boeing",  "nearly",  "almost", "about",   "over",     "roughly",   "approximately",
         "some",    "lot",     "train",  "bus",     "platform", "locomotive"});
    if (i > 0 && !t.at(i).spaced && !t.is_mark(i - 1, '(') && !t.is_mark(i - 1, '-') &&
        !t.is_mark(i - 1, '/'))
        return false;
    if (t.is(i + 1, kUnit) || (t.has(i + 1) && kCounted.contains(t.at(i + 1).lower))) return false;
    if (t.has(i + 1) && !t.at(i + 1).spaced &&
        (t.is_mark(i + 1, '%') ||
         (t.is(i + 1, kStop) && t.is(i + 2, kNumber) && !t.at(i + 2).spaced)))
        return false;
    const std::size_t named = i > 1 && t.is(i - 1, kStop) ? i - 1 : i;  // "No. 1984"
    return !kNumbered.contains(t.before(named)) && !counts_things(t, i) && !is_address(t, i);
}

// "1800 cars": a plural directly after a number, without a preposition or other word before it that
// marks a time.
bool counts_things(const DateText& t, std::size_t i) {
    static constexpr WordSet kInTime(
        {"in",     "of",     "since", "by",     "until",   "till",    "from",       "to",
         "after",  "before", "and",   "the",    "a",       "its",     "his",        "her",
         "their",  "our",    "this",  "that",   "s",       "early",   "late",       "mid",
         "during", "for",    "than",  "around", "between", "through", "throughout", "circa",
         "or",     "season", "year",  "spring", "summer",  "autumn",  "fall",       "winter"});
    static constexpr WordSet kSingular({"was",    "has",     "his",      "its",    "this",
                                        "as",     "is",      "does",     "us",     "thus",
                                        "across", "perhaps", "always",   "unless", "plus",
                                        "versus", "census",  "congress", "campus", "process"});
    if (!t.is(i + 1, kOther) || t.at(i + 1).capital || !t.at(i + 1).lower.ends_with('s'))
        return false;
    return !kSingular.contains(t.at(i + 1).lower) && i > 0 && t.is(i - 1, kOther) &&
           !kInTime.contains(t.before(i)) && !t.is_month(i - 1);
}

// "1600 Pennsylvania Avenue", "2023 Main Street".
bool is_address(const DateText& t, std::size_t i) {
    static constexpr WordSet kStreets({"street", "st", "avenue", "ave", "road", "rd", "boulevard",
                                       "blvd", "drive", "lane", "parkway", "highway", "place",
                                       "court", "square"});
    for (std::size_t k = i + 1; k <= i + 3 && t.is(k, kOther) && t.at(k).capital; ++k) {
        if (k > i + 1 && kStreets.contains(t.at(k).lower)) return true;
    }
    return false;
}

DateMatch year(const DateText& t, std::size_t i) {
    if (!t.is_year(i) || t.at(i).kind == kOrdinal) return std::nullopt;
    if (t.is(i + 1, "s") && !t.at(i + 1).spaced && t.at(i).value % 10 == 0)
        return found(i, i + 2, std::to_string(t.at(i).value / 10));
    if (!may_be_year(t, i)) return std::nullopt;
    return calendar(i, i + 1, make_date(t.at(i).value, 0, 0), true);
}

// "nineteen ninety-six", "two thousand and fifteen": the year, in `steps`, and the token after it.
std::optional<Shift> spoken_year_at(const DateText& t, std::size_t i) {
    if (!t.is(i, kCount)) return std::nullopt;
    const int first = t.at(i).value;
    if (first == 2 && t.is(i + 1, "thousand")) {
        const std::size_t rest = t.is(i + 2, "and") ? i + 3 : i + 2;
        const bool more = t.is(rest, kCount) && t.at(rest).value > 0 && t.at(rest).value < 100 &&
                          !t.is(rest + 1, kUnit);
        return more ? Shift{rest + 1, 2000 + t.at(rest).value} : Shift{i + 2, 2000};
    }
    if (first < 15 || first > 20) return std::nullopt;
    std::size_t next = i + 1;
    if (t.is(next, "hundred")) {
        ++next;
        if (t.is(next, "and")) ++next;
    }
    if (!t.is(next, kCount) || t.at(next).value < 1 || t.at(next).value > 99) return std::nullopt;
    int rest = t.at(next).value;
    const bool units = rest >= 20 && rest % 10 == 0 && t.is(next + 1, kCount) &&
                       t.at(next + 1).value >= 1 && t.at(next + 1).value <= 9;
    if (units) rest += t.at(++next).value;
    if (rest < 10 && next == i + 1) return std::nullopt;
    return Shift{next + 1, first * 100 + rest};
}

// "in nineteen ninety-six".
DateMatch spoken_year(const DateText& t, std::size_t i) {
    static constexpr WordSet kBefore({"in", "since", "by", "until", "of", "from", "to", "before",
                                      "after", "early", "late", "year"});
    if (!kBefore.contains(t.before(i))) return std::nullopt;
    const auto year = spoken_year_at(t, i);
    if (!year || t.is(year->next, kUnit) || (t.is(i + 1, "thousand") && year->next == i + 2))
        return std::nullopt;
    return calendar(i, year->next, make_date(year->steps, 0, 0), true);
}

// The second year of "1915-17".
DateMatch short_year(const DateText& t, std::size_t i) {
    if (i < 2 || t.at(i).kind != kNumber || t.at(i).digits != 2 || t.at(i).spaced ||
        t.at(i - 1).spaced || !t.is_mark(i - 1, '-') || !t.is_year(i - 2) || !may_be_year(t, i - 2))
        return std::nullopt;
    const int year = t.at(i - 2).value / 100 * 100 + t.at(i).value;
    if (year <= t.at(i - 2).value || (t.has(i + 1) && !t.at(i + 1).spaced && t.is_mark(i + 1, '-')))
        return std::nullopt;
    return calendar(i, i + 1, make_date(year, 0, 0), true);
}

// "since '82", "the class of ’09".
DateMatch apostrophe_year(const DateText& t, std::size_t i) {
    static constexpr WordSet kBefore({"in", "since", "of", "by", "until", "from", "to", "and",
                                      "summer", "spring", "fall", "winter", "before", "after"});
    const bool shape = t.is_mark(i, '\'') && t.at(i).spaced && t.is(i + 1, kNumber) &&
                       t.at(i + 1).digits == 2 && !t.at(i + 1).spaced &&
                       kBefore.contains(t.before(i));
    if (!shape || t.is_mark(i + 2, '\'') || t.is_mark(i + 2, ':') || t.is(i + 2, kUnit))
        return std::nullopt;
    const int year = t.at(i + 1).value + (t.at(i + 1).value >= 30 ? 1900 : 2000);
    return calendar(i, i + 2, make_date(year, 0, 0), true);
}

// "'90s".
DateMatch short_decade(const DateText& t, std::size_t i) {
    const bool shape = t.is_mark(i, '\'') && t.is(i + 1, kNumber) && t.at(i + 1).digits == 2 &&
                       t.at(i + 1).value % 10 == 0 && t.is(i + 2, "s") && !t.at(i + 2).spaced;
    if (!shape) return std::nullopt;
    return found(i, i + 3,
                 fmt::format("{}{}", t.at(i + 1).value >= 30 ? 19 : 20, t.at(i + 1).value / 10));
}

}  // namespace dateline::dates
