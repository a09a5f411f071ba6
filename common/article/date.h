// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

enum class Precision : std::uint8_t { kYear, kMonth, kDay };

/// A date of the proleptic Gregorian calendar, known to the day, the month or the year. `month` and
/// `day` are 0 if unknown. Ordered by year, month, day; a month sorts before its days.
struct Date {
    std::int16_t year = 0;  ///< 1 to 9999
    std::uint8_t month = 0;
    std::uint8_t day = 0;

    Precision precision() const;
    auto operator<=>(const Date&) const = default;
};

/// A closed range of days; an end that is absent is open.
struct DateRange {
    std::optional<Date> first;  ///< of day precision
    std::optional<Date> last;

    bool operator==(const DateRange&) const = default;
};

int days_in_month(int year, int month);

/// Whether the date exists: 2025-02-30 doesn't.
bool is_valid(const Date& date);

/// Parses "2025-07-11", "2025-07" or "2025" (RFC 3339 full-date and its truncations), nothing else;
/// `std::nullopt` for impossible dates.
std::optional<Date> parse_iso_date(std::string_view text);

std::string to_string(const Date& date);

/// The first and the last day that `date` covers.
Date first_day(const Date& date);
Date last_day(const Date& date);

/// The UTC day of a time in nanoseconds since 1970.
Date day_of_time(std::int64_t nanoseconds);

/// Days from 1970-01-01 to `date` (of day precision).
int days_since_1970(const Date& date);

/// `date` (of day precision) moved by `days`.
Date add_days(const Date& date, int days);

/// Day of the week, 0 Monday to 6 Sunday.
int weekday(const Date& date);

/// The number, 1 to 12, of the English month `name`, written in full or cut to three letters
/// ("Sept" too); 0 if it is none.
int month_of_name(std::string_view name);

/// Parses a date as article headers write it: "July 11, 2025", "11 July 2025", "11 Jul 2025", "Fri,
/// 09 May 2025 08:15:00 +0200", "2025-07-11T09:00:00Z", "20250711", "July 2025", "14.05.2025" (with
/// slashes only if just one order is possible: "31/05/2025"), and in a few other languages ("14 mai
/// 2025", "13. März 2025", "4 de julio de 2025"). The time zone is ignored: the day stays as
/// printed. The whole text must be the date (a weekday before it and a time after it are allowed).
std::optional<Date> parse_header_date(std::string_view text);

}  // namespace dateline
