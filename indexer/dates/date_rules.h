// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/dates/date_text.h"

/// The rules of English date expressions: each reads the expression that begins at token `i`, if
/// there is one, and looks only at nearby tokens. They are free functions over a constant
/// paragraph; date_finder.cc lists which are tried where, and names them.
namespace dateline::dates {

/// The result of the first rule that matches.
template <class... Rules>
DateMatch first_of(const DateText& t, std::size_t i, Rules... rules) {
    DateMatch found;
    static_cast<void>(((found = rules(t, i)) || ...));
    return found;
}

// ---- calendar_dates: stated in full or in part

DateMatch iso_date(const DateText& t, std::size_t i);
DateMatch slashed_short(const DateText& t, std::size_t i);
DateMatch slashed(const DateText& t, std::size_t i);
DateMatch joined_date(const DateText& t, std::size_t i);
DateMatch compact_date(const DateText& t, std::size_t i);
DateMatch year_first(const DateText& t, std::size_t i);
DateMatch month_day(const DateText& t, std::size_t i);
DateMatch day_of(
    const DateText& t, std::size_t from, std::size_t to, int month, int day, std::size_t year_at);
DateMatch day_month(const DateText& t, std::size_t i);
bool joins_days(const DateText& t, std::size_t i);
std::optional<int> month_of_list(const DateText& t, std::size_t i);
bool ends_list(const DateText& t, std::size_t i);
std::optional<int> year_of_list(const DateText& t, std::size_t i);
std::optional<int> narrative_year(const DateText& t, int month);
DateMatch yearless(const DateText& t, std::size_t from, std::size_t to, int month, int day);
std::optional<Shift> year_after(const DateText& t, std::size_t i);
std::optional<int> shared_year(const DateText& t, std::size_t i, int month);
bool names_month(const DateText& t, std::size_t i);
DateMatch month_alone(const DateText& t, std::size_t i);
std::optional<Date> day_of_event(const DateText& t, std::size_t to, int month, int day);
DateMatch month_value(
    const DateText& t, std::size_t from, std::size_t to, int month, Direction way);
DateMatch weekday_date(const DateText& t, std::size_t i);
DateMatch century(const DateText& t, std::size_t i);
DateMatch season(const DateText& t, std::size_t i);
DateMatch quarter(const DateText& t, std::size_t i);
DateMatch short_quarter(const DateText& t, std::size_t i);
DateMatch month_of_part(const DateText& t, std::size_t i, std::size_t from);
DateMatch part_of(const DateText& t, std::size_t i);

// ---- date_direction: whether a weekday or month is past or future

Direction direction(const DateText& t, std::size_t from, std::size_t to);
bool is_from_until(const DateText& t, std::size_t i);
bool will_come(const DateText& t, std::size_t from);
bool will_follow(const DateText& t, std::size_t from, std::size_t to);
bool happened(const DateText& t, std::size_t from);
bool ends_clause(const DateText& t, std::size_t i);
Direction cue(const DateText& t, std::size_t i);

// ---- durations: durations and sets

DateMatch count_of_units(const DateText& t, std::size_t i);
DateMatch one_unit(const DateText& t, std::size_t i);
DateMatch every(const DateText& t, std::size_t i);
DateMatch adverb(const DateText& t, std::size_t i);

// ---- feasts: Easter and what hangs on it, days named by a feast; weekdays that are names

DateMatch feast(const DateText& t, std::size_t i);
DateMatch titled_weekday(const DateText& t, std::size_t i);

// ---- offsets: so many units from a day

DateMatch units_from(const DateText& t, std::size_t i);
DateMatch ago_weekday(const DateText& t, std::size_t i);
DateMatch weekday_week(const DateText& t, std::size_t i);
DateMatch in_units(const DateText& t, std::size_t i);
DateMatch half_units(const DateText& t, std::size_t i);
DateMatch numbered_week(const DateText& t, std::size_t i);
DateMatch nth_unit_of_year(const DateText& t, std::size_t i);
DateMatch vague_time(const DateText& t, std::size_t i);

// ---- named_days: holidays, weekdays of a month

DateMatch holiday(const DateText& t, std::size_t i);
DateMatch floating_holiday(const DateText& t, std::size_t i);
DateMatch nth_weekday_of(const DateText& t, std::size_t i);
DateMatch weekday_of_month(
    const DateText& t, std::size_t from, std::size_t to, int month, int day_of_week, int nth);
DateMatch day_beyond(const DateText& t, std::size_t i);
DateMatch week_of(const DateText& t, std::size_t i);

// ---- relative_dates: relative to the publication or to the date named last

DateMatch deictic(const DateText& t, std::size_t i);
DateMatch modified(const DateText& t, std::size_t i);
std::optional<Shift> shift(const DateText& t, std::size_t i);
bool anaphoric(const DateText& t, std::size_t i);
DateMatch anaphor(const DateText& t, std::size_t i);
DateMatch whole_day(const DateText& t, std::size_t i);
DateMatch inside_unit(const DateText& t, std::size_t i);
DateMatch next_day(const DateText& t, std::size_t i);
DateMatch day_of_last_month(const DateText& t, std::size_t i);
DateMatch later(const DateText& t, std::size_t from, std::size_t to, int count, DateUnit unit);
DateMatch ago(const DateText& t, std::size_t from, std::size_t to, int count, DateUnit unit);
DateMatch relative_unit(const DateText& t, std::size_t i);
DateMatch day_part_of(const DateText& t, std::size_t i, const Shift& by);
std::string unit_value(DateUnit unit, int steps, const std::optional<Date>& base);
DateMatch relative_name(const DateText& t, std::size_t i);
DateMatch relative_day(const DateText& t, std::size_t from, const FoundDate& day, int steps);
DateMatch relative_month(const DateText& t, std::size_t from, std::size_t i, int steps);
int relative_season(const DateText& t, int season, int steps);
DateMatch weekday_alone(const DateText& t, std::size_t i);
std::optional<Shift> week_after(const DateText& t, std::size_t i);
DateMatch weekday_value(const DateText& t, std::size_t from, std::size_t i, Direction asked);

// ---- times_of_day: times of the day

DateMatch clock(const DateText& t, std::size_t i);
DateMatch clock_word(const DateText& t, std::size_t i);
DateMatch four_digit_clock(const DateText& t, std::size_t i);
DateMatch part_of_day(const DateText& t, std::size_t i);
DateMatch time_on_day(const DateText& t, std::size_t from, std::size_t to, std::string_view time);
DateMatch named_day(const DateText& t, std::size_t i);
std::string day_of_time(const DateText& t);

// ---- years: years

bool may_be_year(const DateText& t, std::size_t i);
bool counts_things(const DateText& t, std::size_t i);
bool is_address(const DateText& t, std::size_t i);
DateMatch year(const DateText& t, std::size_t i);
DateMatch nine_eleven(const DateText& t, std::size_t i);
DateMatch short_year(const DateText& t, std::size_t i);
DateMatch short_decade(const DateText& t, std::size_t i);
DateMatch apostrophe_year(const DateText& t, std::size_t i);
DateMatch spoken_year(const DateText& t, std::size_t i);
std::optional<Shift> spoken_year_at(const DateText& t, std::size_t i);

}  // namespace dateline::dates
