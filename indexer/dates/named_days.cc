// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/dates/date_rules.h"

namespace dateline::dates {

using enum DateWord;

// Named days that have the same date every year.
DateMatch holiday(const DateText& t, std::size_t i) {
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
    if (!t.at(i).capital) return std::nullopt;
    for (const Holiday& holiday : kHolidays) {
        std::size_t to = i;
        while (to - i < holiday.words.size() && !holiday.words[to - i].empty() &&
               t.is(to, holiday.words[to - i])) {
            ++to;
        }
        if (to == i || (to - i < holiday.words.size() && !holiday.words[to - i].empty())) continue;
        int month = holiday.month;
        int day = holiday.day;
        if (holiday.words[0] == "new") {
            if (t.is(to, "eve")) {
                month = 12;
                day = 31;
            } else if (!t.is(to, "day")) {
                return std::nullopt;  // New Year's resolutions
            }
            ++to;
        } else if (t.has(to) && t.at(to).kind == kOther && !kAfter.contains(t.at(to).lower)) {
            return std::nullopt;  // Christmas Island, Christmas sales
        }
        return day_of(t, i, to, month, day, t.skip_comma(to));
    }
    return std::nullopt;
}

// "Thanksgiving 2024", "Labor Day": a holiday on a weekday of a month. Without a year it is the
// nearest one that fits the verbs.
DateMatch floating_holiday(const DateText& t, std::size_t i) {
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
        if (!t.at(i).capital || !t.is(i, holiday.words[0]) ||
            (two && !t.is(i + 1, holiday.words[1])))
            continue;
        return weekday_of_month(t, i, two ? i + 2 : i + 1, holiday.month, holiday.weekday,
                                holiday.nth);
    }
    return std::nullopt;
}

// "the second Tuesday of November", "the last Friday in May 2024".
DateMatch nth_weekday_of(const DateText& t, std::size_t i) {
    const int nth = t.at(i).kind == kOrdinal ? t.at(i).value
                    : t.is(i, "second")      ? 2
                    : t.is(i, "last")        ? -1
                                             : 0;
    if (nth == 0 || nth > 4 || !t.is_weekday(i + 1) || !(t.is(i + 2, "of") || t.is(i + 2, "in")) ||
        !t.is_month(i + 3))
        return std::nullopt;
    return weekday_of_month(t, i, i + 4, t.at(i + 3).value, t.at(i + 1).value, nth);
}

DateMatch weekday_of_month(
    const DateText& t, std::size_t from, std::size_t to, int month, int day_of_week, int nth) {
    const std::size_t year = t.skip_comma(to);
    if (t.is_year(year))
        return calendar(from, year + 1, nth_weekday(t.at(year).value, month, day_of_week, nth),
                        true);
    const DateMatch of_month = month_value(t, from, to, month, direction(t, from, to));
    if (!of_month || !of_month->date) return std::nullopt;
    return calendar(from, to, nth_weekday(of_month->date->year, month, day_of_week, nth), false);
}

// "the day before yesterday", "the day after tomorrow".
DateMatch day_beyond(const DateText& t, std::size_t i) {
    const bool past = t.is(i + 1, "before") && t.is(i + 2, "yesterday");
    const bool future = t.is(i + 1, "after") && t.is(i + 2, "tomorrow");
    if (!t.is(i, "day") || (!past && !future) || !t.context.reference ||
        t.context.reference->day == 0)
        return std::nullopt;
    return calendar(i, i + 3, add_days(*t.context.reference, past ? -2 : 2), false);
}

// "the week of July 7", "the week ending 11 July".
DateMatch week_of(const DateText& t, std::size_t i) {
    static constexpr WordSet kJoints({"of", "beginning", "starting", "ending", "ended"});
    if (!t.is(i, "week") || !t.has(i + 1) || !kJoints.contains(t.at(i + 1).lower))
        return std::nullopt;
    DateMatch day = named_day(t, t.is(i + 2, "on") ? i + 3 : i + 2);
    if (!day || !day->date || day->date->day == 0) return std::nullopt;
    day->from = i;
    day->value = iso_week(*day->date);
    return day;
}

}  // namespace dateline::dates
