// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/word_set.h"
#include "indexer/dates/date_tokens.h"
#include "indexer/dates/mentions.h"

namespace dateline {

/// Finds the date expressions of one paragraph: at each token the rules that its class may begin,
/// longest first; the first that fits gives the expression and its value, and the search goes on
/// behind it. Rules look at neighbours only, so that a paragraph takes linear time.
///
/// The rules are in files by what they read: calendar_dates (stated in full or in part), years,
/// named_days (holidays, weekdays of a month), relative_dates (from the publication or the date
/// named before), durations (and sets), times_of_day, and date_direction (which way a weekday or
/// month points).
class DateFinder {
  public:
    DateFinder(const DateTokens& tokens, const DateContext& context, DateMemory& memory)
        : t_(tokens), context_(context), last_(memory.last), last_day_(memory.last_day) {}

    void run(std::vector<Mention>& out);

  private:
    static constexpr std::size_t kLongestList = 8;  // days of one month

    // An expression: tokens [from, to), its value, and the date where it states or yields one.
    struct Found {
        std::size_t from = 0;
        std::size_t to = 0;
        MentionType type = MentionType::kDate;
        std::string value;
        std::optional<Date> date;
        bool has_year = false;  // of its own
    };
    using Match = std::optional<Found>;
    using Rule = Match (DateFinder::*)(std::size_t) const;

    enum class Direction : unsigned char { kNone, kPast, kFuture };

    struct Shift {
        std::size_t next;  // token after the modifier
        int steps;         // -1 last, 0 this, 1 next; of year_after: the year
    };

    Match match(std::size_t i) const;
    Match triggered(std::size_t i) const;
    // Most words.
    bool begins_none(std::size_t i) const {
        return at(i).kind == DateWord::kOther && at(i).trigger == DateTrigger::kNone;
    }
    void remember(const Found& found);

    template <class... Rules>
    Match first_of(std::size_t i, Rules... rules) const {
        Match found;
        static_cast<void>(((found = (this->*rules)(i)) || ...));
        return found;
    }

    // ---- what tokens are

    const DateToken& at(std::size_t i) const { return t_.tokens[i]; }
    bool has(std::size_t i) const { return i < t_.tokens.size(); }
    bool is(std::size_t i, std::string_view word) const { return t_.is(i, word); }
    bool is(std::size_t i, DateWord kind) const { return t_.is(i, kind); }
    std::string_view before(std::size_t i) const {
        return i > 0 ? at(i - 1).lower : std::string_view();
    }
    bool is_month(std::size_t i) const { return is(i, DateWord::kMonth) && at(i).capital; }
    bool is_weekday(std::size_t i) const {
        return is(i, DateWord::kWeekday) && at(i).capital && at(i).lower.size() >= 6;
    }
    bool is_year(std::size_t i) const;
    bool is_day(std::size_t i) const;
    bool is_counted(std::size_t i) const;
    std::size_t after_hyphen(std::size_t i) const;
    std::size_t skip_dot(std::size_t i) const;
    std::size_t skip_comma(std::size_t i) const { return t_.is_mark(i, ',') ? i + 1 : i; }

    static Match found(std::size_t from,
                       std::size_t to,
                       std::string value,
                       MentionType type = MentionType::kDate);
    static Match calendar(std::size_t from, std::size_t to, const Date& date, bool has_year);

    // ---- calendar_dates

    Match iso_date(std::size_t i) const;
    Match slashed(std::size_t i) const;
    Match month_day(std::size_t i) const;
    Match day_month(std::size_t i) const;
    Match month_alone(std::size_t i) const;
    Match weekday_date(std::size_t i) const;
    Match century(std::size_t i) const;
    Match season(std::size_t i) const;
    Match quarter(std::size_t i) const;
    Match part_of(std::size_t i) const;
    Match year_first(std::size_t i) const;
    Match short_quarter(std::size_t i) const;
    bool joins_days(std::size_t i) const;
    bool ends_list(std::size_t i) const;
    std::optional<int> month_of_list(std::size_t i) const;
    std::optional<int> year_of_list(std::size_t i) const;
    Match day_of(std::size_t from, std::size_t to, int month, int day, std::size_t year_at) const;
    Match yearless(std::size_t from, std::size_t to, int month, int day) const;
    Match month_of_part(std::size_t i, std::size_t from) const;
    Match month_value(std::size_t from, std::size_t to, int month, Direction way) const;
    bool names_month(std::size_t i) const;
    std::optional<int> narrative_year(int month) const;
    std::optional<int> shared_year(std::size_t i, int month) const;
    std::optional<Shift> year_after(std::size_t i) const;

    // ---- years

    Match year(std::size_t i) const;
    Match short_year(std::size_t i) const;
    Match short_decade(std::size_t i) const;
    bool may_be_year(std::size_t i) const;
    bool counts_things(std::size_t i) const;
    bool is_address(std::size_t i) const;

    // ---- named_days

    Match holiday(std::size_t i) const;
    Match floating_holiday(std::size_t i) const;
    Match nth_weekday_of(std::size_t i) const;
    Match weekday_of_month(
        std::size_t from, std::size_t to, int month, int day_of_week, int nth) const;
    Match day_beyond(std::size_t i) const;
    Match week_of(std::size_t i) const;

    // ---- relative_dates

    Match deictic(std::size_t i) const;
    Match modified(std::size_t i) const;
    Match anaphor(std::size_t i) const;
    Match next_day(std::size_t i) const;
    Match day_of_last_month(std::size_t i) const;
    Match relative_unit(std::size_t i) const;
    Match relative_name(std::size_t i) const;
    Match relative_day(std::size_t from, const Found& day, int steps) const;
    Match relative_month(std::size_t from, std::size_t i, int steps) const;
    Match weekday_alone(std::size_t i) const;
    Match weekday_value(std::size_t from, std::size_t i, Direction asked) const;
    Match day_part_of(std::size_t i, const Shift& by) const;
    Match later(std::size_t from, std::size_t to, int count, DateUnit unit) const;
    Match ago(std::size_t from, std::size_t to, int count, DateUnit unit) const;
    std::optional<Shift> shift(std::size_t i) const;
    std::optional<Shift> week_after(std::size_t i) const;
    bool anaphoric(std::size_t i) const;
    std::string unit_value(DateUnit unit, int steps, const std::optional<Date>& base) const;
    int relative_season(int season, int steps) const;

    // ---- durations

    Match count_of_units(std::size_t i) const;
    Match one_unit(std::size_t i) const;
    Match every(std::size_t i) const;
    Match adverb(std::size_t i) const;

    // ---- times_of_day

    Match clock(std::size_t i) const;
    Match clock_word(std::size_t i) const;
    Match part_of_day(std::size_t i) const;
    Match time_on_day(std::size_t from, std::size_t to, std::string_view time) const;
    Match named_day(std::size_t i) const;
    std::string day_of_time() const;

    // ---- date_direction

    Direction direction(std::size_t from, std::size_t to) const;
    bool is_from_until(std::size_t i) const;
    bool will_come(std::size_t from) const;
    bool happened(std::size_t from) const;
    bool ends_clause(std::size_t i) const;
    Direction cue(std::size_t i) const;

    const DateTokens& t_;
    const DateContext& context_;
    std::optional<Date>& last_;  // of DateMemory
    std::optional<Date>& last_day_;
};

// Calendar arithmetic that rules share.
Date make_date(int year, int month, int day);
Date add_months(const Date& date, int months);
std::string iso_week(const Date& day);
std::string duration(int count, DateUnit unit);
std::string season_value(int year, int season);
bool is_clock(DateUnit unit);

}  // namespace dateline
