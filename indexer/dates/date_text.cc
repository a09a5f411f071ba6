// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/dates/date_text.h"

#include <cstdlib>

#include <fmt/format.h>

namespace dateline::dates {

using enum DateWord;

namespace {

constexpr int kFirstYear = 1500;
constexpr int kLastYear = 2099;

char unit_letter(DateUnit unit) {
    switch (unit) {
        case DateUnit::kSecond:
            return 'S';
        case DateUnit::kMinute:
        case DateUnit::kMonth:
            return 'M';
        case DateUnit::kHour:
            return 'H';
        case DateUnit::kDay:
            return 'D';
        case DateUnit::kWeek:
            return 'W';
        case DateUnit::kQuarter:
            return 'Q';
        default:
            return 'Y';
    }
}

}  // namespace

Date make_date(int year, int month, int day) {
    return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
            static_cast<std::uint8_t>(day)};
}

Date add_months(const Date& date, int months) {
    const int index = date.year * 12 + date.month - 1 + months;
    return make_date(index / 12, index % 12 + 1, 0);
}

Date nth_weekday(int year, int month, int day_of_week, int nth) {
    const Date first = make_date(year, month, 1);
    const Date found =
        add_days(first, (day_of_week - weekday(first) + 7) % 7 + 7 * (nth > 0 ? nth - 1 : 3));
    if (nth > 0) return found;
    const Date fifth = add_days(found, 7);
    return fifth.month == month ? fifth : found;
}

std::string iso_week(const Date& day) {
    // The year of a week is that of its Thursday (ISO 8601).
    const Date thursday = add_days(day, 3 - weekday(day));
    int number = 1;
    for (Date at = add_days(thursday, -7); at.year == thursday.year; at = add_days(at, -7)) {
        ++number;
    }
    return fmt::format("{:04}-W{:02}", thursday.year, number);
}

bool is_clock(DateUnit unit) {
    return unit == DateUnit::kSecond || unit == DateUnit::kMinute || unit == DateUnit::kHour;
}

std::string duration(int count, DateUnit unit) {
    const int factor = unit == DateUnit::kDecade ? 10 : unit == DateUnit::kCentury ? 100 : 1;
    const std::string number = count == 0 ? "X" : std::to_string(count * factor);
    return fmt::format("P{}{}{}", is_clock(unit) ? "T" : "", number, unit_letter(unit));
}

std::string season_value(int year, int season) {
    static constexpr std::array<std::string_view, 4> kSeasons = {"SP", "SU", "FA", "WI"};
    return fmt::format("{:04}-{}", year, kSeasons[static_cast<std::size_t>(season)]);
}

bool DateText::is_year(std::size_t i) const {
    return is(i, kNumber) && at(i).digits == 4 && at(i).value >= kFirstYear &&
           at(i).value <= kLastYear;
}

bool DateText::is_day(std::size_t i) const {
    return (is(i, kNumber) || is(i, kOrdinal)) && at(i).value >= 1 && at(i).value <= 31 &&
           at(i).digits <= 2;
}

// A number after a month that counts something: "In May 12 people died".
bool DateText::is_counted(std::size_t i) const {
    return is(i + 1, kUnit) || is(i + 1, "people") || is(i + 1, "percent") ||
           tokens.is_mark(i + 1, '%') || tokens.is_mark(i + 1, ':');
}

// The words of a compound have no space between them: "mid-August", "38-hour".
std::size_t DateText::after_hyphen(std::size_t i) const {
    return tokens.is_mark(i, '-') && has(i + 1) && !at(i + 1).spaced ? i + 1 : i;
}

std::size_t DateText::skip_dot(std::size_t i) const {
    return is(i, kStop) && at(i).lower == "." && !at(i).spaced && at(i - 1).lower.size() <= 4
               ? i + 1
               : i;
}

DateMatch found(std::size_t from, std::size_t to, std::string value, MentionType type) {
    return FoundDate{from, to, type, std::move(value), std::nullopt, false};
}

DateMatch calendar(std::size_t from, std::size_t to, const Date& date, bool has_year) {
    if (!is_valid(date)) return std::nullopt;
    return FoundDate{from, to, MentionType::kDate, to_string(date), date, has_year};
}

}  // namespace dateline::dates
