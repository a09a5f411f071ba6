// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>

#include <fmt/format.h>

#include "indexer/dates/date_rules.h"

namespace dateline::dates {

using enum DateWord;

DateMatch iso_date(const DateText& t, std::size_t i) {
    const bool shape = t.is_year(i) && t.is_mark(i + 1, '-') && t.is(i + 2, kNumber) &&
                       t.at(i + 2).digits == 2 && t.is_mark(i + 3, '-') && t.is(i + 4, kNumber) &&
                       t.at(i + 4).digits == 2;
    if (!shape || t.at(i + 1).spaced || t.at(i + 2).spaced) return std::nullopt;
    return calendar(i, i + 5, make_date(t.at(i).value, t.at(i + 2).value, t.at(i + 4).value), true);
}

DateMatch slashed(const DateText& t, std::size_t i) {
    const auto mark = [&](std::size_t k) { return t.is_mark(k, '/') || t.is(k, kStop); };
    const bool shape = t.is_day(i) && mark(i + 1) && t.is_day(i + 2) && mark(i + 3) &&
                       t.is_year(i + 4) && !t.at(i + 2).spaced && !t.at(i + 4).spaced;
    if (!shape) return year_first(t, i);
    const bool month_first = t.is_mark(i + 1, '/') && t.at(i).value <= 12 &&
                             (!t.context.day_first || t.at(i + 2).value > 12);
    const int month = month_first ? t.at(i).value : t.at(i + 2).value;
    const int day = month_first ? t.at(i + 2).value : t.at(i).value;
    return calendar(i, i + 5, make_date(t.at(i + 4).value, month, day), true);
}

// "7/8/07".
DateMatch slashed_short(const DateText& t, std::size_t i) {
    const bool shape = t.is_day(i) && t.is_mark(i + 1, '/') && t.is_day(i + 2) &&
                       t.is_mark(i + 3, '/') && t.is(i + 4, kNumber) && t.at(i + 4).digits == 2 &&
                       !t.at(i + 1).spaced && !t.at(i + 2).spaced && !t.at(i + 4).spaced &&
                       !t.is_mark(i + 5, '/');
    if (!shape) return std::nullopt;
    const int year = t.at(i + 4).value + (t.at(i + 4).value >= 50 ? 1900 : 2000);
    const bool month_first =
        t.at(i).value <= 12 && (!t.context.day_first || t.at(i + 2).value > 12);
    return month_first
               ? calendar(i, i + 5, make_date(year, t.at(i).value, t.at(i + 2).value), true)
               : calendar(i, i + 5, make_date(year, t.at(i + 2).value, t.at(i).value), true);
}

// "9/11": the attacks of 2001, in any article of a later day.
DateMatch nine_eleven(const DateText& t, std::size_t i) {
    const bool shape = t.at(i).value == 9 && t.at(i).digits == 1 && t.is_mark(i + 1, '/') &&
                       t.is(i + 2, kNumber) && t.at(i + 2).value == 11 && !t.at(i + 1).spaced &&
                       !t.at(i + 2).spaced && !t.is_mark(i + 3, '/') && !t.is(i + 3, "of") &&
                       (i == 0 || t.at(i).spaced);
    const Date attacks = make_date(2001, 9, 11);
    const bool later = !t.context.reference || first_day(*t.context.reference) > attacks;
    return shape && later ? calendar(i, i + 3, attacks, true) : std::nullopt;
}

// "2025/07/11".
DateMatch year_first(const DateText& t, std::size_t i) {
    const bool shape = t.is_year(i) && t.is_mark(i + 1, '/') && t.is_day(i + 2) &&
                       t.is_mark(i + 3, '/') && t.is_day(i + 4) && !t.at(i + 2).spaced &&
                       !t.at(i + 4).spaced;
    if (!shape) return std::nullopt;
    return calendar(i, i + 5, make_date(t.at(i).value, t.at(i + 2).value, t.at(i + 4).value), true);
}

namespace {

// A month that no other word is spelled like, so that it needs no capital.
bool is_plain_month(const DateText& t, std::size_t i) {
    const std::string_view name = t.at(i).lower;
    return t.is(i, kMonth) && name.size() >= 4 && name != "march" && name != "june" &&
           name != "sept" && name != "april" && name != "august";
}

}  // namespace

// "July 11, 2025", "July 11", "July 2025", from the month on.
DateMatch month_day(const DateText& t, std::size_t i) {
    const bool small = !t.at(i).capital && is_plain_month(t, i) && t.is(i + 1, kOrdinal);
    if (!t.at(i).capital && !small) return std::nullopt;
    const std::size_t next = t.skip_dot(i + 1);
    if (t.is_day(next) && !t.is_counted(next) && !t.is_year(t.skip_comma(next + 1))) {
        if (const auto date = day_of_event(t, next + 1, t.at(i).value, t.at(next).value))
            return calendar(i, next + 1, *date, false);
        if (const auto year = spoken_year_at(t, t.skip_comma(next + 1)))
            return calendar(i, year->next, make_date(year->steps, t.at(i).value, t.at(next).value),
                            true);
        if (t.is(next + 1, "of") && t.is_year(next + 2))
            return day_of(t, i, next + 1, t.at(i).value, t.at(next).value, next + 2);
    }
    if (t.is_day(next) && !t.is_counted(next))
        return day_of(t, i, next + 1, t.at(i).value, t.at(next).value, t.skip_comma(next + 1));
    const std::size_t year = t.is(next, "of") ? next + 1 : t.skip_comma(next);
    if (t.is_year(year))
        return calendar(i, year + 1, make_date(t.at(year).value, t.at(i).value, 0), true);
    if (const auto spoken = spoken_year_at(t, next))
        return calendar(i, spoken->next, make_date(spoken->steps, t.at(i).value, 0), true);
    return std::nullopt;
}

// A day whose year is at token `year_at`, in a phrase after the expression, or missing.
DateMatch day_of(
    const DateText& t, std::size_t from, std::size_t to, int month, int day, std::size_t year_at) {
    if (t.is_year(year_at))
        return calendar(from, year_at + 1, make_date(t.at(year_at).value, month, day), true);
    if (const auto year = year_after(t, to))
        return calendar(from, year->next, make_date(year->steps, month, day), false);
    if (const auto year = shared_year(t, to, month))
        return calendar(from, to, make_date(*year, month, day), true);
    if (const auto year = year_of_list(t, to))
        return calendar(from, to, make_date(*year, month, day), true);
    return yearless(t, from, to, month, day);
}

namespace {

// "10, 11 and 12 September": the month behind a list of days that ends in "and".
std::optional<int> month_after_list(const DateText& t, std::size_t i) {
    std::size_t last = i;
    bool joined = false;
    for (std::size_t step = 0; step < DateText::kLongestList && t.is_day(last + 2); ++step) {
        if (!joins_days(t, last + 1) && !t.is_mark(last + 1, ',')) return std::nullopt;
        if (t.at(last + 2).value <= t.at(last).value) return std::nullopt;
        joined = joins_days(t, last + 1);
        last += 2;
        if (joined) break;
    }
    const std::size_t month = t.is(last + 1, "of") ? last + 2 : last + 1;
    if (!joined || last == i || !t.is_month(month)) return std::nullopt;
    return t.at(month).value;
}

}  // namespace

// "05-Aug-2016", "23/Sep/2020", "Dec-2018", "Oct/2": a date whose parts are joined by marks.
DateMatch joined_date(const DateText& t, std::size_t i) {
    const auto joint = [&](std::size_t k) {
        return (t.is_mark(k, '-') || t.is_mark(k, '/')) && !t.at(k).spaced && t.has(k + 1) &&
               !t.at(k + 1).spaced;
    };
    if (t.is_day(i) && joint(i + 1) && t.is(i + 2, kMonth) && joint(i + 3) && t.is_year(i + 4))
        return calendar(i, i + 5, make_date(t.at(i + 4).value, t.at(i + 2).value, t.at(i).value),
                        true);
    if (t.is_month(i) && joint(i + 1) && t.is_year(i + 2))
        return calendar(i, i + 3, make_date(t.at(i + 2).value, t.at(i).value, 0), true);
    if (t.is_month(i) && t.is_mark(i + 1, '/') && joint(i + 1) && t.is_day(i + 2))
        return yearless(t, i, i + 3, t.at(i).value, t.at(i + 2).value);
    return std::nullopt;
}

// "20161016" on its own.
DateMatch compact_date(const DateText& t, std::size_t i) {
    if (t.at(i).kind != kNumber || t.at(i).digits != 8) return std::nullopt;
    const int value = t.at(i).value;
    const int year = value / 10000;
    if (year < 1900 || year > 2099) return std::nullopt;
    return calendar(i, i + 1, make_date(year, value / 100 % 100, value % 100), true);
}

// "the Sept. 11 attacks", "the Oct. 7 attack": the year of an event that is named by its day; for
// others the last one before the reference.
std::optional<Date> day_of_event(const DateText& t, std::size_t to, int month, int day) {
    static constexpr WordSet kEvents(
        {"attack",    "attacks",   "riot",       "riots",      "insurrection",
         "massacre",  "shooting",  "shootings",  "bombing",    "bombings",
         "siege",     "assault",   "committee",  "commission", "terror",
         "terrorist", "hijackers", "hijackings", "rioters",    "crash",
         "killings",  "murders",   "coup",       "earthquake", "panel"});
    if (!t.has(to) || !kEvents.contains(t.at(to).lower) || !t.context.reference ||
        t.context.narrative)
        return std::nullopt;
    const Date reference = first_day(*t.context.reference);
    struct Event {
        int year;
        int month;
        int day;
    };
    static constexpr auto kKnown =
        std::to_array<Event>({{2001, 9, 11}, {2021, 1, 6}, {2023, 10, 7}});
    for (const Event& event : kKnown) {
        const Date date = make_date(event.year, event.month, event.day);
        if (event.month == month && event.day == day && date <= reference) return date;
    }
    Date date = make_date(reference.year, month, day);
    if (reference < date) --date.year;
    return is_valid(date) ? std::optional(date) : std::nullopt;
}

// "11 July 2025", "the 11th of July", "9 and 10 July", from the day on.
DateMatch day_month(const DateText& t, std::size_t i) {
    if (!t.is_day(i)) return std::nullopt;
    const bool list = t.is(i + 1, "and") || t.is(i + 1, "to") || t.is_mark(i + 1, '-');
    if (list && t.is_day(i + 2) && t.is_month(i + 3)) {
        const std::size_t year = t.skip_comma(i + 4);
        if (!t.is_year(year)) return yearless(t, i, i + 1, t.at(i + 3).value, t.at(i).value);
        return calendar(i, i + 1, make_date(t.at(year).value, t.at(i + 3).value, t.at(i).value),
                        true);
    }
    if (const auto month = month_after_list(t, i))
        return day_of(t, i, i + 1, *month, t.at(i).value, i + 1);
    if (const auto month = month_of_list(t, i))
        return day_of(t, i, i + 1, *month, t.at(i).value, t.skip_comma(i + 1));
    const std::size_t month = t.is(i + 1, "of") ? i + 2 : i + 1;
    const bool small = t.has(month) && !t.at(month).capital && is_plain_month(t, month) &&
                       (t.at(i).kind == kOrdinal || t.is_year(month + 1));
    if (!t.is_month(month) && !small) return std::nullopt;
    const std::size_t after = t.skip_dot(month + 1);
    if (const auto date = day_of_event(t, after, t.at(month).value, t.at(i).value))
        return calendar(i, after, *date, false);
    if (const auto year = spoken_year_at(t, after))
        return calendar(i, year->next, make_date(year->steps, t.at(month).value, t.at(i).value),
                        true);
    const std::size_t year =
        t.is(after, "in") && t.is_year(after + 1) ? after + 1 : t.skip_comma(after);
    return day_of(t, i, month + 1, t.at(month).value, t.at(i).value, year);
}

bool joins_days(const DateText& t, std::size_t i) {
    return t.is(i, "and") || t.is(i, "to") || t.is(i, "through") || t.is_mark(i, '-');
}

// "July 9 and 10", "July 7, 9 and 11", "August 1-5": the number at `i` shares the month before
// them. After a comma only if the list ends in "and".
std::optional<int> month_of_list(const DateText& t, std::size_t i) {
    if (t.is_counted(i)) return std::nullopt;
    bool joined = joins_days(t, i - 1) || ends_list(t, i + 1);
    std::size_t later = i;
    for (std::size_t step = 0; later >= 3 && joined && step < DateText::kLongestList; ++step) {
        const bool day = t.is_day(later - 2) && t.at(later).value > t.at(later - 2).value;
        if (!day || !(joins_days(t, later - 1) || t.is_mark(later - 1, ','))) return std::nullopt;
        if (t.is_month(later - 3)) return t.at(later - 3).value;
        if (later >= 4 && t.is(later - 3, kStop) && t.is_month(later - 4))  // "Sept. 10 and 11"
            return t.at(later - 4).value;
        later -= 2;
        joined = true;
    }
    return std::nullopt;
}

// Whether a list of days continues here: ", 9 and 11", "and 11".
bool ends_list(const DateText& t, std::size_t i) {
    for (std::size_t step = 0; step < DateText::kLongestList; ++step, i += 2) {
        if (!t.is_day(i + 1) || t.is_counted(i + 1)) return false;
        if (t.is(i, "and")) return true;
        if (!t.is_mark(i, ',')) return false;
    }
    return false;
}

// "May 3 and 4, 2024": the year after the last day of a list that begins before `i`.
std::optional<int> year_of_list(const DateText& t, std::size_t i) {
    std::size_t behind = i;
    for (std::size_t step = 0; step < DateText::kLongestList && t.is_day(behind + 1);
         ++step, behind += 2) {
        if (!joins_days(t, behind) && !t.is_mark(behind, ',')) break;
    }
    const std::size_t year = t.skip_comma(behind);
    if (behind == i || !t.is_year(year)) return std::nullopt;
    return t.at(year).value;
}

// In a narrative a month is in the year of the month named last, or in the next year if it comes
// much earlier in the calendar.
std::optional<int> narrative_year(const DateText& t, int month) {
    constexpr int kTurn = 7;
    if (!t.context.narrative || !t.last) return std::nullopt;
    return t.last->year + (t.last->month - month >= kTurn ? 1 : 0);
}

// A day without a year is the nearest one, but after "will" it is in the future, and if something
// happened on it, in the past.
DateMatch yearless(const DateText& t, std::size_t from, std::size_t to, int month, int day) {
    if (const auto year = narrative_year(t, month))
        return calendar(from, to, make_date(*year, month, day), false);
    if (!t.context.reference)
        return is_valid(make_date(2024, month, day))
                   ? found(from, to, fmt::format("XXXX-{:02}-{:02}", month, day))
                   : std::nullopt;
    const Date reference = first_day(*t.context.reference);
    const auto distance = [&](const Date& date) {
        return (date.year - reference.year) * 365 + (date.month - reference.month) * 30 + date.day -
               reference.day;
    };
    std::optional<Date> nearest;
    for (int year = reference.year - 1; year <= reference.year + 1; ++year) {
        const Date date = make_date(year, month, day);
        if (!is_valid(date)) continue;
        if (!nearest || std::abs(distance(date)) < std::abs(distance(*nearest))) nearest = date;
    }
    if (!nearest) return std::nullopt;
    constexpr int kSoon = 14;
    static constexpr WordSet kToCome(
        {"payable", "effective", "due", "until", "till", "beginning", "starting"});
    const bool past = t.context.reference->day != 0 && distance(*nearest) < -2;
    if (past &&
        (will_come(t, from) || will_follow(t, from, to) || kToCome.contains(t.before(from))))
        ++nearest->year;
    if (distance(*nearest) > kSoon && happened(t, from)) --nearest->year;
    return calendar(from, to, *nearest, false);
}

// "July last year", "March of this year", "August of that year": the year, in `steps`, and the
// token after the expression.
std::optional<Shift> year_after(const DateText& t, std::size_t i) {
    std::size_t modifier = t.is(i, "of") ? i + 1 : i;
    if (modifier > i && (t.is(modifier, "that") || t.is(modifier, "the"))) {
        const std::size_t unit = t.is(modifier + 1, "same") ? modifier + 2 : modifier + 1;
        const bool named = t.is(modifier, "that") || unit == modifier + 2;
        if (named && t.is(unit, "year") && t.last) return Shift{unit + 1, t.last->year};
    }
    const bool named = t.is(modifier, "last") || t.is(modifier, "next") || t.is(modifier, "this");
    if (!named || !t.is(modifier + 1, "year") || !t.context.reference) return std::nullopt;
    const int steps = t.is(modifier, "last") ? -1 : t.is(modifier, "next") ? 1 : 0;
    return Shift{modifier + 2, t.context.reference->year + steps};
}

// "August and September 1914", "between March 3 and April 9, 1918": the year after the next month
// of the list. A range that crosses the turn of the year begins in the year before.
std::optional<int> shared_year(const DateText& t, std::size_t i, int month) {
    const bool range = t.is(i, "to") || t.is(i, "through") || t.is(i, "until") || t.is_mark(i, '-');
    if (!range && !t.is(i, "and") && !t.is(i, "or") && !t.is_mark(i, ',')) return std::nullopt;
    std::size_t next = i + 1;
    if (t.is_day(next)) ++next;
    if (!t.is_month(next)) return std::nullopt;
    std::size_t year = t.skip_dot(next + 1);
    if (t.is_day(year) && !t.is_counted(year)) ++year;
    year = t.skip_comma(year);
    if (!t.is_year(year)) return std::nullopt;
    return t.at(year).value - (range && month > t.at(next).value ? 1 : 0);
}

// Whether the name at `i` is a month without a day. "May" and "March" count only after a
// preposition or modifier, and so do "April", "June" and "August" before another capitalised word,
// as in a person's name. Short forms don't count.
bool names_month(const DateText& t, std::size_t i) {
    static constexpr WordSet kCompany({"in", "since", "until", "till", "by", "of", "from",
                                       "through", "before", "after", "during", "late", "early",
                                       "mid", "around", "to", "and", "-", "between"});
    const std::string_view name = t.at(i).lower;
    if (!t.at(i).capital) return false;
    if (name == "may" || name == "march") return kCompany.contains(t.before(i));
    static constexpr WordSet kGiven({"april", "june", "august"});
    if (kGiven.contains(name) && t.is(i + 1, kOther) && t.at(i + 1).capital)
        return t.before(i) != "and" && kCompany.contains(t.before(i));
    return name.size() > 4 || name == "june" || name == "july";
}

DateMatch month_alone(const DateText& t, std::size_t i) {
    if (const auto year = t.at(i).capital ? year_after(t, i + 1) : std::nullopt)
        return calendar(i, year->next, make_date(year->steps, t.at(i).value, 0), false);
    if (!names_month(t, i)) return std::nullopt;
    if (const auto year = shared_year(t, i + 1, t.at(i).value))
        return calendar(i, i + 1, make_date(*year, t.at(i).value, 0), true);
    return month_value(t, i, i + 1, t.at(i).value, direction(t, i, i + 1));
}

// A month without a year: the next one if the verbs point to the future or it is at most two months
// ahead (nobody writes "in June" in May of the June eleven months ago), else the last one.
DateMatch month_value(
    const DateText& t, std::size_t from, std::size_t to, int month, Direction way) {
    constexpr int kSoon = 2;
    if (const auto year = narrative_year(t, month))
        return calendar(from, to, make_date(*year, month, 0), false);
    if (!t.context.reference) return found(from, to, fmt::format("XXXX-{:02}", month));
    const Date reference = first_day(*t.context.reference);
    const int ahead = (month - reference.month + 12) % 12;
    const bool future = way == Direction::kFuture || ahead <= kSoon;
    const int year = future ? reference.year + (month < reference.month ? 1 : 0)
                            : reference.year - (month > reference.month ? 1 : 0);
    return calendar(from, to, make_date(year, month, 0), false);
}

// "Friday, July 11, 2025", "Friday 11 July".
DateMatch weekday_date(const DateText& t, std::size_t i) {
    const std::size_t next = t.skip_comma(t.skip_dot(i + 1));
    if (!t.has(next)) return std::nullopt;
    DateMatch date = t.is(next, kMonth)                            ? month_day(t, next)
                     : t.is(next, kNumber) || t.is(next, kOrdinal) ? day_month(t, next)
                                                                   : std::nullopt;
    if (date) date->from = i;
    return date;
}

DateMatch century(const DateText& t, std::size_t i) {
    if (t.at(i).kind != kOrdinal || !t.is(t.after_hyphen(i + 1), "century")) return std::nullopt;
    return found(i, t.after_hyphen(i + 1) + 1, fmt::format("{:02}", t.at(i).value - 1));
}

// "summer 2025", "the spring of 2024"; without a year after "the" and a preposition: "since the
// spring".
DateMatch season(const DateText& t, std::size_t i) {
    static constexpr WordSet kBefore(
        {"in", "since", "until", "till", "by", "during", "throughout", "over", "before", "after"});
    const std::size_t year = t.is(i + 1, "of") ? i + 2 : i + 1;
    if (t.is_year(year)) return found(i, year + 1, season_value(t.at(year).value, t.at(i).value));
    if (i < 2 || t.before(i) != "the" || !kBefore.contains(t.before(i - 1)) || t.is(i + 1, "of"))
        return std::nullopt;
    const std::optional<Date>& base = t.context.narrative && t.last ? t.last : t.context.reference;
    if (!base) return std::nullopt;
    const int month = first_day(*base).month;
    static constexpr std::array<int, 4> kEnds = {5, 8, 11, 12};
    const bool over = month > kEnds[static_cast<std::size_t>(t.at(i).value)];
    const bool ahead = over && direction(t, i, i + 1) == Direction::kFuture;
    return found(i, i + 1, season_value(base->year + (ahead ? 1 : 0), t.at(i).value));
}

// "the first quarter of 2025", "second half of last year".
DateMatch quarter(const DateText& t, std::size_t i) {
    const int number = t.at(i).kind == kOrdinal ? t.at(i).value : t.is(i, "second") ? 2 : 0;
    const std::size_t unit = t.after_hyphen(i + 1);
    if (number < 1 || !t.is(unit, kUnit) || t.at(unit).plural) return std::nullopt;
    const auto kind = static_cast<DateUnit>(t.at(unit).value);
    if ((kind != DateUnit::kQuarter || number > 4) && (kind != DateUnit::kHalf || number > 2))
        return std::nullopt;
    std::size_t to = unit + 1;
    std::optional<int> year =
        t.context.reference ? std::optional<int>(t.context.reference->year) : std::nullopt;
    const std::size_t of = t.is(to, "of") || t.is(to, "in") ? to + 1 : to;
    if (t.is_year(of)) {
        year = t.at(of).value;
        to = of + 1;
    } else if (const auto named = year_after(t, to)) {
        year = named->steps;
        to = named->next;
    } else if (kind == DateUnit::kHalf) {
        return std::nullopt;  // the half of a match more often than of a year
    }
    return found(i, to,
                 (year ? std::to_string(*year) : "XXXX") + (kind == DateUnit::kHalf ? "-H" : "-Q") +
                     std::to_string(number));
}

// "Q3 2025", "Q3".
DateMatch short_quarter(const DateText& t, std::size_t i) {
    const bool shape = t.at(i).capital && t.is(i + 1, kNumber) && !t.at(i + 1).spaced &&
                       t.at(i + 1).digits == 1 && t.at(i + 1).value >= 1 && t.at(i + 1).value <= 4;
    if (!shape) return std::nullopt;
    const std::size_t year = t.is(i + 2, "of") ? i + 3 : i + 2;
    if (t.is_year(year))
        return found(i, year + 1, fmt::format("{}-Q{}", t.at(year).value, t.at(i + 1).value));
    if (!t.context.reference) return std::nullopt;
    return found(i, i + 2, fmt::format("{}-Q{}", t.context.reference->year, t.at(i + 1).value));
}

// The month at `i`, part of which is named by the expression that begins at `from`.
DateMatch month_of_part(const DateText& t, std::size_t i, std::size_t from) {
    if (DateMatch date = month_day(t, i)) return date;
    const int month = t.at(i).value;
    if (const auto year = year_after(t, i + 1))
        return calendar(i, year->next, make_date(year->steps, month, 0), false);
    if (const auto year = shared_year(t, i + 1, month))
        return calendar(i, i + 1, make_date(*year, month, 0), true);
    return month_value(t, i, i + 1, month, direction(t, from, i + 1));
}

// "the end of the month", "the beginning of April", "the latter part of the year": the value is
// that of the whole.
DateMatch part_of(const DateText& t, std::size_t i) {
    const std::size_t of = t.is(i, "latter") ? i + 2 : i + 1;
    if (!t.is(of, "of") || t.before(i) != "the") return std::nullopt;
    const std::size_t whole = of + 1;
    DateMatch inner;
    if (t.is_month(whole)) {
        inner = month_of_part(t, whole, i - 1);
    } else if (t.is_year(whole)) {
        inner = year(t, whole);
    } else if (t.is(whole, "the") && (t.is(whole + 1, "month") || t.is(whole + 1, "year"))) {
        const std::optional<Date>& base =
            t.context.narrative && t.last ? t.last : t.context.reference;
        const auto unit = t.is(whole + 1, "month") ? DateUnit::kMonth : DateUnit::kYear;
        if (!base || (unit == DateUnit::kMonth && base->month == 0)) return std::nullopt;
        inner = found(whole, whole + 2, unit_value(unit, 0, base));
    } else if (t.is(whole, "this") || t.is(whole, "last") || t.is(whole, "next")) {
        inner = relative_unit(t, whole);
    }
    if (inner) inner->from = i;
    return inner;
}

}  // namespace dateline::dates
