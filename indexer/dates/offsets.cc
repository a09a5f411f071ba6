// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "indexer/dates/date_rules.h"

namespace dateline::dates {

using enum DateWord;

namespace {

// A number of units: "two weeks", "a year", "sixteen (16) days"; `next` is the token after it.
struct Span {
    int count = 0;
    DateUnit unit = DateUnit::kDay;
    std::size_t next = 0;
};

std::optional<Span> span_at(const DateText& t, std::size_t i) {
    const bool article = t.is(i, "a") || t.is(i, "an");
    const bool counted = t.is(i, kNumber) || t.is(i, kCount);
    if ((!article && !counted) || !t.is(i + 1, kUnit)) return std::nullopt;
    const int count = article ? 1 : t.at(i).value;
    const auto unit = static_cast<DateUnit>(t.at(i + 1).value);
    const bool plain = unit == DateUnit::kDay || unit == DateUnit::kWeek ||
                       unit == DateUnit::kMonth || unit == DateUnit::kYear;
    if (count < 1 || count > 1000 || !plain) return std::nullopt;
    return Span{count, unit, i + 2};
}

Date moved(const Date& day, const Span& by, int sign) {
    switch (by.unit) {
        case DateUnit::kDay:
            return add_days(day, sign * by.count);
        case DateUnit::kWeek:
            return add_days(day, sign * 7 * by.count);
        default: {
            const int months = by.count * (by.unit == DateUnit::kYear ? 12 : 1) * sign;
            Date to = add_months(make_date(day.year, day.month, 1), months);
            to.day =
                static_cast<std::uint8_t>(std::min<int>(day.day, days_in_month(to.year, to.month)));
            return to;
        }
    }
}

// The day named at token `i`: a weekday, a date, "today"; the next one of a weekday.
DateMatch day_at(const DateText& t, std::size_t i, Direction way) {
    if (!t.has(i)) return std::nullopt;
    if (t.is(i, "now") && t.context.reference && t.context.reference->day != 0)
        return calendar(i, i + 1, *t.context.reference, false);
    if (t.at(i).trigger == DateTrigger::kDay) return deictic(t, i);
    if (t.is(i, "next") && t.is_weekday(i + 1)) return relative_name(t, i);
    if (t.at(i).trigger == DateTrigger::kHoliday) return holiday(t, i);
    if (t.is_weekday(i)) {
        if (DateMatch dated = weekday_date(t, i)) return dated;
        return weekday_value(t, i, i, way);
    }
    return named_day(t, i);
}

std::optional<Date> full_day(const DateMatch& day) {
    const auto date =
        day ? parse_iso_date(std::string_view(day->value).substr(0, 10)) : std::nullopt;
    return date && date->day != 0 ? date : std::nullopt;
}

// The day of the last `day_of_week` up to the reference.
Date last_weekday(const Date& reference, int day_of_week) {
    return add_days(reference, -((weekday(reference) - day_of_week + 7) % 7));
}

}  // namespace

// "two days after today", "a week from Friday", "3 days before Christmas", "three weeks from now".
DateMatch units_from(const DateText& t, std::size_t i) {
    const auto by = span_at(t, i);
    if (!by) return std::nullopt;
    const bool back = t.is(by->next, "before");
    static constexpr WordSet kLength({"over", "in", "for", "than", "nearly", "almost", "least",
                                      "most", "about", "within", "lasted", "of"});
    const bool forth = t.is(by->next, "after") || t.is(by->next, "from") ||
                       (t.is(by->next, "on") && t.is_weekday(by->next + 1) && t.is(i, "a") &&
                        !kLength.contains(t.before(i)));
    if (!back && !forth) return std::nullopt;
    const DateMatch day = day_at(t, by->next + 1, back ? Direction::kNone : Direction::kFuture);
    const auto date = full_day(day);
    if (!date || (t.is(by->next, "from") && day->has_year)) return std::nullopt;
    return calendar(i, day->to, moved(*date, *by, back ? -1 : 1), false);
}

// "a year ago Tuesday", "a week ago Monday": that weekday, and as long before.
DateMatch ago_weekday(const DateText& t, std::size_t i) {
    const auto by = span_at(t, i);
    const bool known = t.context.reference && t.context.reference->day != 0;
    if (!by || !known || !t.is(by->next, "ago")) return std::nullopt;
    const std::size_t day =
        t.is(by->next + 1, "on") || t.is(by->next + 1, "this") || t.is(by->next + 1, "last")
            ? by->next + 2
            : by->next + 1;
    if (!t.is_weekday(day) || t.at(day).plural) return std::nullopt;
    const Date last = last_weekday(*t.context.reference, t.at(day).value);
    return calendar(i, day + 1, moved(last, *by, -1), false);
}

// "Friday week": the Friday of next week.
DateMatch weekday_week(const DateText& t, std::size_t i) {
    static constexpr WordSet kAfter({"of", "s"});
    const bool known = t.context.reference && t.context.reference->day != 0;
    if (!t.is_weekday(i) || t.at(i).plural || !t.is(i + 1, "week") || !known) return std::nullopt;
    if (t.has(i + 2) && (kAfter.contains(t.at(i + 2).lower) || t.is_mark(i + 2, '-')))
        return std::nullopt;
    const int ahead = (t.at(i).value - weekday(*t.context.reference) + 7) % 7;
    return calendar(i, i + 2, add_days(*t.context.reference, (ahead == 0 ? 7 : ahead) + 7), false);
}

// "in two weeks" beside a verb that looks ahead.
DateMatch in_units(const DateText& t, std::size_t i) {
    const auto by = span_at(t, i);
    const bool known = t.context.reference && t.context.reference->day != 0;
    if (!by || !known || t.before(i) != "in" || t.is(i, "a")) return std::nullopt;
    const bool near = by->unit == DateUnit::kDay || by->unit == DateUnit::kWeek;
    if (!near || t.is(by->next, "of") || !(will_come(t, i) || will_follow(t, i, by->next)))
        return std::nullopt;
    return calendar(i, by->next, moved(*t.context.reference, *by, 1), false);
}

// "2 1/2 years".
DateMatch half_units(const DateText& t, std::size_t i) {
    const bool half = t.is(i, kNumber) && t.is(i + 1, kNumber) && t.at(i + 1).value == 1 &&
                      t.at(i + 1).spaced && t.is_mark(i + 2, '/') && t.is(i + 3, kNumber) &&
                      t.at(i + 3).value == 2 && t.is(t.after_hyphen(i + 4), kUnit);
    if (!half) return std::nullopt;
    const std::size_t unit = t.after_hyphen(i + 4);
    const std::string whole = duration(t.at(i).value, static_cast<DateUnit>(t.at(unit).value));
    const std::size_t letter = whole.size() - 1;
    return found(i, unit + 1, whole.substr(0, letter) + ".5" + whole.substr(letter),
                 MentionType::kDuration);
}

// "week 36 of 2024", "week 31".
DateMatch numbered_week(const DateText& t, std::size_t i) {
    if (!t.is(i, "week") || !t.is(i + 1, kNumber) || t.at(i + 1).value < 1 ||
        t.at(i + 1).value > 53)
        return std::nullopt;
    std::size_t to = i + 2;
    int year = t.context.reference ? t.context.reference->year : 0;
    const std::size_t at_year = t.is(to, "of") ? to + 1 : t.skip_comma(to);
    if (t.is_year(at_year)) {
        year = t.at(at_year).value;
        to = at_year + 1;
    } else if (const auto named = year_after(t, to)) {
        year = named->steps;
        to = named->next;
    } else if (!t.is(i, "week") || t.before(i) == "the" || i == 0 || !t.is(to, "of")) {
        if (t.before(i) != "in" && t.before(i) != "the")
            return std::nullopt;  // "Week 5" of a league
    }
    if (year == 0) return std::nullopt;
    return found(i, to, fmt::format("{:04}-W{:02}", year, t.at(i + 1).value));
}

// "the first week of 2015", "the third month of next year".
DateMatch nth_unit_of_year(const DateText& t, std::size_t i) {
    const int nth = t.at(i).kind == kOrdinal ? t.at(i).value
                    : t.is(i, "second")      ? 2
                    : t.is(i, "last")        ? -1
                                             : 0;
    const bool week = t.is(i + 1, "week");  // of a year, not of a month
    const bool month = t.is(i + 1, "month");
    if (nth == 0 || (!week && !month) || !(t.is(i + 2, "of") || t.is(i + 2, "in")))
        return std::nullopt;
    int year = 0;
    std::size_t to = i + 4;
    if (t.is_year(i + 3)) {
        year = t.at(i + 3).value;
    } else if (const auto named = year_after(t, i + 2)) {
        year = named->steps;
        to = named->next;
    }
    if (year == 0) return std::nullopt;
    if (month) return found(i, to, fmt::format("{:04}-{:02}", year, nth < 0 ? 12 : nth));
    return found(i, to, fmt::format("{:04}-W{:02}", year, nth < 0 ? 52 : nth));
}

// "now", "currently", "recently": times that no calendar has.
DateMatch vague_time(const DateText& t, std::size_t i) {
    if (t.is(i, "now") && (t.is_mark(i + 1, '-') || t.before(i) == "right")) return std::nullopt;
    const bool present = t.is(i, "now") || t.is(i, "currently") || t.is(i, "nowadays");
    return found(i, i + 1, present ? "PRESENT_REF" : "PAST_REF");
}

}  // namespace dateline::dates
