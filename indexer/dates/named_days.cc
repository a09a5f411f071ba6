// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/dates/date_finder.h"

namespace dateline {

using enum DateWord;

namespace {

// Day `weekday` (0 Monday) of a month, the `nth`; the last one for -1.
Date nth_weekday(int year, int month, int day_of_week, int nth) {
    const Date first = make_date(year, month, 1);
    const Date found =
        add_days(first, (day_of_week - weekday(first) + 7) % 7 + 7 * (nth > 0 ? nth - 1 : 3));
    if (nth > 0) return found;
    const Date fifth = add_days(found, 7);
    return fifth.month == month ? fifth : found;
}

}  // namespace

// Days that are named, not numbered, and the same every year.
DateFinder::Match DateFinder::holiday(std::size_t i) const {
    struct Holiday {
        std::array<std::string_view, 4> words;
        int month;
        int day;
    };
    static constexpr auto kHolidays = std::to_array<Holiday>({{{"christmas", "eve"}, 12, 24},
                                                              {{"christmas", "day"}, 12, 25},
                                                              {{"christmas"}, 12, 25},
                                                              {{"boxing", "day"}, 12, 26},
                                                              {{"new", "year", "'", "s"}, 1, 1},
                                                              {{"halloween"}, 10, 31}});
    static constexpr WordSet kAfter({"and", "but", "or", "to", "in", "at", "is", "was", "when",
                                     "if", "this", "last", "next", "after"});
    if (!at(i).capital) return std::nullopt;
    for (const Holiday& holiday : kHolidays) {
        std::size_t to = i;
        while (to - i < holiday.words.size() && !holiday.words[to - i].empty() &&
               is(to, holiday.words[to - i])) {
            ++to;
        }
        if (to == i || (to - i < holiday.words.size() && !holiday.words[to - i].empty())) continue;
        int month = holiday.month;
        int day = holiday.day;
        if (holiday.words[0] == "new") {
            if (is(to, "eve")) {
                month = 12;
                day = 31;
            } else if (!is(to, "day")) {
                return std::nullopt;  // New Year's resolutions
            }
            ++to;
        } else if (has(to) && at(to).kind == kOther && !kAfter.contains(at(to).lower)) {
            return std::nullopt;  // Christmas Island, Christmas sales
        }
        return day_of(i, to, month, day, skip_comma(to));
    }
    return std::nullopt;
}

// "Thanksgiving 2024", "Labor Day": on a weekday of a month. The one without a year is the nearest
// that the verbs allow.
DateFinder::Match DateFinder::floating_holiday(std::size_t i) const {
    struct Floating {
        std::array<std::string_view, 2> words;
        int month;
        int weekday;
        int nth;
    };
    static constexpr auto kHolidays = std::to_array<Floating>({{{"thanksgiving", "day"}, 11, 3, 4},
                                                               {{"thanksgiving", ""}, 11, 3, 4},
                                                               {{"labor", "day"}, 9, 0, 1},
                                                               {{"memorial", "day"}, 5, 0, -1}});
    for (const Floating& holiday : kHolidays) {
        const bool two = !holiday.words[1].empty();
        if (!at(i).capital || !is(i, holiday.words[0]) || (two && !is(i + 1, holiday.words[1])))
            continue;
        return weekday_of_month(i, two ? i + 2 : i + 1, holiday.month, holiday.weekday,
                                holiday.nth);
    }
    return std::nullopt;
}

// "the second Tuesday of November", "the last Friday in May 2024".
DateFinder::Match DateFinder::nth_weekday_of(std::size_t i) const {
    const int nth = at(i).kind == kOrdinal ? at(i).value
                    : is(i, "second")      ? 2
                    : is(i, "last")        ? -1
                                           : 0;
    if (nth == 0 || nth > 4 || !is_weekday(i + 1) || !(is(i + 2, "of") || is(i + 2, "in")) ||
        !is_month(i + 3))
        return std::nullopt;
    return weekday_of_month(i, i + 4, at(i + 3).value, at(i + 1).value, nth);
}

DateFinder::Match DateFinder::weekday_of_month(
    std::size_t from, std::size_t to, int month, int day_of_week, int nth) const {
    const std::size_t year = skip_comma(to);
    if (is_year(year))
        return calendar(from, year + 1, nth_weekday(at(year).value, month, day_of_week, nth), true);
    const Match of_month = month_value(from, to, month, direction(from, to));
    if (!of_month || !of_month->date) return std::nullopt;
    return calendar(from, to, nth_weekday(of_month->date->year, month, day_of_week, nth), false);
}

// "the day before yesterday", "the day after tomorrow".
DateFinder::Match DateFinder::day_beyond(std::size_t i) const {
    const bool past = is(i + 1, "before") && is(i + 2, "yesterday");
    const bool future = is(i + 1, "after") && is(i + 2, "tomorrow");
    if (!is(i, "day") || (!past && !future) || !context_.reference || context_.reference->day == 0)
        return std::nullopt;
    return calendar(i, i + 3, add_days(*context_.reference, past ? -2 : 2), false);
}

// "the week of July 7", "the week ending 11 July".
DateFinder::Match DateFinder::week_of(std::size_t i) const {
    static constexpr WordSet kJoints({"of", "beginning", "starting", "ending", "ended"});
    if (!is(i, "week") || !has(i + 1) || !kJoints.contains(at(i + 1).lower)) return std::nullopt;
    Match day = named_day(is(i + 2, "on") ? i + 3 : i + 2);
    if (!day || !day->date || day->date->day == 0) return std::nullopt;
    day->from = i;
    day->value = iso_week(*day->date);
    return day;
}

}  // namespace dateline
