// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/dates/date_finder.h"

#include <cstdlib>

#include <fmt/format.h>

namespace dateline {

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

std::string iso_week(const Date& day) {
    // The week's Thursday tells its year (ISO 8601).
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

void DateFinder::run(std::vector<Mention>& out) {
    for (std::size_t i = 0; i < t_.tokens.size();) {
        const Match found = begins_none(i) ? std::nullopt : match(i);
        if (!found) {
            ++i;
            continue;
        }
        remember(*found);
        out.push_back({at(found->from).start, at(found->to - 1).end, found->type, found->value});
        i = found->to;
    }
}

// What "the next day" and, in a narrative, dates without a year follow. A bare year far ahead of a
// narrative is an aside.
void DateFinder::remember(const Found& found) {
    constexpr int kAside = 15;
    if (found.type != MentionType::kDate && found.type != MentionType::kTime) return;
    const auto date =
        parse_iso_date(std::string_view(found.value).substr(0, found.value.find('T')));
    if (!date) return;
    if (date->day != 0) last_day_ = date;
    const bool aside =
        context_.narrative && last_ && date->month == 0 && date->year - last_->year > kAside;
    if (found.has_year ? !aside : context_.narrative && found.date && date->month != 0)
        last_ = date;
}

DateFinder::Match DateFinder::match(std::size_t i) const {
    using F = DateFinder;
    switch (at(i).kind) {
        case kNumber:
        case kOrdinal:
            return first_of(i, &F::iso_date, &F::slashed, &F::clock, &F::nth_weekday_of,
                            &F::day_month, &F::quarter, &F::century, &F::count_of_units,
                            &F::short_year, &F::year, &F::day_of_last_month);
        case kMonth:
            return first_of(i, &F::month_day, &F::month_alone);
        case kWeekday:
            return first_of(i, &F::weekday_date, &F::weekday_alone);
        case kSeason:
            return season(i);
        case kCount:
            return first_of(i, &F::clock_word, &F::count_of_units);
        case kUnit:
            return first_of(i, &F::day_beyond, &F::week_of, &F::nth_weekday_of, &F::quarter);
        case kDayPart:
            return first_of(i, &F::part_of_day);
        case kMark:
            return short_decade(i);
        case kOther:
            return triggered(i);
        default:
            return std::nullopt;
    }
}

DateFinder::Match DateFinder::triggered(std::size_t i) const {
    using F = DateFinder;
    using enum DateTrigger;
    switch (at(i).trigger) {
        case kDay:
            return deictic(i);
        case kCurrent:
            return first_of(i, &F::relative_unit, &F::relative_name);
        case kNext:
            return first_of(i, &F::relative_unit, &F::relative_name, &F::next_day);
        case kLast:
            return first_of(i, &F::nth_weekday_of, &F::modified, &F::relative_unit,
                            &F::relative_name, &F::part_of);
        case kEarly:
            return first_of(i, &F::modified, &F::relative_unit, &F::relative_name);
        case kMid:
            return modified(i);
        case kEvery:
            return every(i);
        case kAdverb:
            return adverb(i);
        case kSame:
            return anaphor(i);
        case kPart:
            return part_of(i);
        case kDayTime:
            return part_of_day(i);
        case kArticle:
            return first_of(i, &F::count_of_units, &F::one_unit);
        case kQuarter:
            return short_quarter(i);
        case kHoliday:
            return holiday(i);
        case kFloating:
            return floating_holiday(i);
        default:
            return std::nullopt;
    }
}

bool DateFinder::is_year(std::size_t i) const {
    return is(i, kNumber) && at(i).digits == 4 && at(i).value >= kFirstYear &&
           at(i).value <= kLastYear;
}

bool DateFinder::is_day(std::size_t i) const {
    return (is(i, kNumber) || is(i, kOrdinal)) && at(i).value >= 1 && at(i).value <= 31 &&
           at(i).digits <= 2;
}

// A number after a month that counts something: "In May 12 people died".
bool DateFinder::is_counted(std::size_t i) const {
    return is(i + 1, kUnit) || is(i + 1, "people") || is(i + 1, "percent") ||
           t_.is_mark(i + 1, '%') || t_.is_mark(i + 1, ':');
}

// The words of a compound stand without a space: "mid-August", "38-hour".
std::size_t DateFinder::after_hyphen(std::size_t i) const {
    return t_.is_mark(i, '-') && has(i + 1) && !at(i + 1).spaced ? i + 1 : i;
}

std::size_t DateFinder::skip_dot(std::size_t i) const {
    return is(i, kStop) && at(i).lower == "." && !at(i).spaced && at(i - 1).lower.size() <= 4
               ? i + 1
               : i;
}

DateFinder::Match DateFinder::found(std::size_t from,
                                    std::size_t to,
                                    std::string value,
                                    MentionType type) {
    return Found{from, to, type, std::move(value), std::nullopt, false};
}

DateFinder::Match DateFinder::calendar(std::size_t from,
                                       std::size_t to,
                                       const Date& date,
                                       bool has_year) {
    if (!is_valid(date)) return std::nullopt;
    return Found{from, to, MentionType::kDate, to_string(date), date, has_year};
}

}  // namespace dateline
