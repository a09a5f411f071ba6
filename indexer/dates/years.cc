// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "indexer/dates/date_finder.h"

namespace dateline {

using enum DateWord;

bool DateFinder::may_be_year(std::size_t i) const {
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
    if (i > 0 && !at(i).spaced && !t_.is_mark(i - 1, '(') && !t_.is_mark(i - 1, '-') &&
        !t_.is_mark(i - 1, '/'))
        return false;
    if (is(i + 1, kUnit) || (has(i + 1) && kCounted.contains(at(i + 1).lower))) return false;
    if (has(i + 1) && !at(i + 1).spaced &&
        (t_.is_mark(i + 1, '%') || (is(i + 1, kStop) && is(i + 2, kNumber) && !at(i + 2).spaced)))
        return false;
    const std::size_t named = i > 1 && is(i - 1, kStop) ? i - 1 : i;  // "No. 1984"
    return !kNumbered.contains(before(named)) && !counts_things(i) && !is_address(i);
}

// "1800 cars": a plural right behind a number that nothing sets in time.
bool DateFinder::counts_things(std::size_t i) const {
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
    if (!is(i + 1, kOther) || at(i + 1).capital || !at(i + 1).lower.ends_with('s')) return false;
    return !kSingular.contains(at(i + 1).lower) && i > 0 && is(i - 1, kOther) &&
           !kInTime.contains(before(i)) && !is_month(i - 1);
}

// "1600 Pennsylvania Avenue", "2023 Main Street".
bool DateFinder::is_address(std::size_t i) const {
    static constexpr WordSet kStreets({"street", "st", "avenue", "ave", "road", "rd", "boulevard",
                                       "blvd", "drive", "lane", "parkway", "highway", "place",
                                       "court", "square"});
    for (std::size_t k = i + 1; k <= i + 3 && is(k, kOther) && at(k).capital; ++k) {
        if (k > i + 1 && kStreets.contains(at(k).lower)) return true;
    }
    return false;
}

DateFinder::Match DateFinder::year(std::size_t i) const {
    if (!is_year(i) || at(i).kind == kOrdinal) return std::nullopt;
    if (is(i + 1, "s") && !at(i + 1).spaced && at(i).value % 10 == 0)
        return found(i, i + 2, std::to_string(at(i).value / 10));
    if (!may_be_year(i)) return std::nullopt;
    return calendar(i, i + 1, make_date(at(i).value, 0, 0), true);
}

// The second year of "1915-17".
DateFinder::Match DateFinder::short_year(std::size_t i) const {
    if (i < 2 || at(i).kind != kNumber || at(i).digits != 2 || at(i).spaced || at(i - 1).spaced ||
        !t_.is_mark(i - 1, '-') || !is_year(i - 2) || !may_be_year(i - 2))
        return std::nullopt;
    const int year = at(i - 2).value / 100 * 100 + at(i).value;
    if (year <= at(i - 2).value || (has(i + 1) && !at(i + 1).spaced && t_.is_mark(i + 1, '-')))
        return std::nullopt;
    return calendar(i, i + 1, make_date(year, 0, 0), true);
}

// "'90s".
DateFinder::Match DateFinder::short_decade(std::size_t i) const {
    const bool shape = t_.is_mark(i, '\'') && is(i + 1, kNumber) && at(i + 1).digits == 2 &&
                       at(i + 1).value % 10 == 0 && is(i + 2, "s") && !at(i + 2).spaced;
    if (!shape) return std::nullopt;
    return found(i, i + 3,
                 fmt::format("{}{}", at(i + 1).value >= 30 ? 19 : 20, at(i + 1).value / 10));
}

}  // namespace dateline
