// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/syntax/relative_date.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace dateline {
namespace {

constexpr int kMostDays = 100 * 366;

DateRange day_of(const Date& date) {
    return {date, date};
}

// Months since year 0, for arithmetic.
int month_number(const Date& date) {
    return date.year * 12 + date.month - 1;
}

Date month_of(int number) {
    return {static_cast<std::int16_t>(number / 12), static_cast<std::uint8_t>(number % 12 + 1), 0};
}

DateRange whole(const Date& date) {
    return {first_day(date), last_day(date)};
}

// The same day in another month, or the last day of that month.
Date in_month(const Date& day, int number) {
    Date date = month_of(number);
    date.day =
        static_cast<std::uint8_t>(std::min<int>(day.day, days_in_month(date.year, date.month)));
    return date;
}

std::optional<DateRange> distance(std::string_view text, const Date& today) {
    int count = 0;
    const char unit = text.back();
    std::from_chars(text.data(), text.data() + text.size() - 1, count);
    const int days = unit == 'w' ? 7 : 1;
    const int months = unit == 'y' ? 12 : 1;
    const bool counts_days = unit == 'd' || unit == 'w';
    if (count > kMostDays / (counts_days ? days : 31 * months)) return std::nullopt;
    return day_of(counts_days ? add_days(today, -count * days)
                              : in_month(today, month_number(today) - count * months));
}

std::optional<DateRange> calendar_unit(std::string_view unit, int shift, const Date& today) {
    if (unit == "week") {
        const Date monday = add_days(today, shift * 7 - weekday(today));
        return DateRange{monday, add_days(monday, 6)};
    }
    if (unit == "month") return whole(month_of(month_number(today) + shift));
    if (unit == "year") return whole({static_cast<std::int16_t>(today.year + shift), 0, 0});
    return std::nullopt;
}

std::optional<DateRange> named_weekday(std::string_view name, const Date& today) {
    static constexpr std::array<std::string_view, 7> kDays = {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    const auto found = std::ranges::find_if(kDays, [&](std::string_view day) {
        return name == day || (name.size() == 3 && day.starts_with(name));
    });
    if (found == kDays.end()) return std::nullopt;
    const int wanted = static_cast<int>(found - kDays.begin());
    return day_of(add_days(today, -((weekday(today) - wanted + 7) % 7)));
}

}  // namespace

bool is_distance(std::string_view text) {
    return text.size() > 1 && text.size() < 8 &&
           std::string_view("dwmy").find(text.back()) != std::string_view::npos &&
           text.find_first_not_of("0123456789") == text.size() - 1;
}

std::optional<DateRange> relative_date(std::string_view text, const Date& today) {
    if (text == "today") return day_of(today);
    if (text == "yesterday") return day_of(add_days(today, -1));
    if (text == "tomorrow") return day_of(add_days(today, 1));
    if (is_distance(text)) return distance(text, today);
    static constexpr std::array<std::string_view, 3> kShifts = {"last-", "this-", "next-"};
    for (int shift = -1; shift <= 1; ++shift) {
        const std::string_view prefix = kShifts[static_cast<std::size_t>(shift + 1)];
        if (text.starts_with(prefix))
            return calendar_unit(text.substr(prefix.size()), shift, today);
    }
    if (const int month = month_of_name(text); month > 0) {
        const int year = month > today.month ? today.year - 1 : today.year;
        return whole({static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), 0});
    }
    return named_weekday(text, today);
}

}  // namespace dateline
