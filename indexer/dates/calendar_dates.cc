// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>

#include <fmt/format.h>

#include "indexer/dates/date_finder.h"

namespace dateline {

using enum DateWord;

DateFinder::Match DateFinder::iso_date(std::size_t i) const {
    const bool shape = is_year(i) && t_.is_mark(i + 1, '-') && is(i + 2, kNumber) &&
                       at(i + 2).digits == 2 && t_.is_mark(i + 3, '-') && is(i + 4, kNumber) &&
                       at(i + 4).digits == 2;
    if (!shape || at(i + 1).spaced || at(i + 2).spaced) return std::nullopt;
    return calendar(i, i + 5, make_date(at(i).value, at(i + 2).value, at(i + 4).value), true);
}

DateFinder::Match DateFinder::slashed(std::size_t i) const {
    const auto mark = [&](std::size_t k) { return t_.is_mark(k, '/') || is(k, kStop); };
    const bool shape = is_day(i) && mark(i + 1) && is_day(i + 2) && mark(i + 3) && is_year(i + 4) &&
                       !at(i + 2).spaced && !at(i + 4).spaced;
    if (!shape) return year_first(i);
    const bool month_first = t_.is_mark(i + 1, '/') && at(i).value <= 12;
    const int month = month_first ? at(i).value : at(i + 2).value;
    const int day = month_first ? at(i + 2).value : at(i).value;
    return calendar(i, i + 5, make_date(at(i + 4).value, month, day), true);
}

// "2025/07/11".
DateFinder::Match DateFinder::year_first(std::size_t i) const {
    const bool shape = is_year(i) && t_.is_mark(i + 1, '/') && is_day(i + 2) &&
                       t_.is_mark(i + 3, '/') && is_day(i + 4) && !at(i + 2).spaced &&
                       !at(i + 4).spaced;
    if (!shape) return std::nullopt;
    return calendar(i, i + 5, make_date(at(i).value, at(i + 2).value, at(i + 4).value), true);
}

// "July 11, 2025", "July 11", "July 2025", from the month on.
DateFinder::Match DateFinder::month_day(std::size_t i) const {
    if (!at(i).capital) return std::nullopt;
    const std::size_t next = skip_dot(i + 1);
    if (is_day(next) && !is_counted(next))
        return day_of(i, next + 1, at(i).value, at(next).value, skip_comma(next + 1));
    const std::size_t year = is(next, "of") ? next + 1 : skip_comma(next);
    if (is_year(year))
        return calendar(i, year + 1, make_date(at(year).value, at(i).value, 0), true);
    return std::nullopt;
}

// A day whose year stands at token `year_at`, behind the expression, or nowhere.
DateFinder::Match DateFinder::day_of(
    std::size_t from, std::size_t to, int month, int day, std::size_t year_at) const {
    if (is_year(year_at))
        return calendar(from, year_at + 1, make_date(at(year_at).value, month, day), true);
    if (const auto year = year_after(to))
        return calendar(from, year->next, make_date(year->steps, month, day), false);
    if (const auto year = shared_year(to, month))
        return calendar(from, to, make_date(*year, month, day), true);
    if (const auto year = year_of_list(to))
        return calendar(from, to, make_date(*year, month, day), true);
    return yearless(from, to, month, day);
}

// "11 July 2025", "the 11th of July", "9 and 10 July", from the day on.
DateFinder::Match DateFinder::day_month(std::size_t i) const {
    if (!is_day(i)) return std::nullopt;
    const bool list = is(i + 1, "and") || is(i + 1, "to") || t_.is_mark(i + 1, '-');
    if (list && is_day(i + 2) && is_month(i + 3)) {
        const std::size_t year = skip_comma(i + 4);
        if (!is_year(year)) return yearless(i, i + 1, at(i + 3).value, at(i).value);
        return calendar(i, i + 1, make_date(at(year).value, at(i + 3).value, at(i).value), true);
    }
    if (const auto month = month_of_list(i))
        return day_of(i, i + 1, *month, at(i).value, skip_comma(i + 1));
    const std::size_t month = is(i + 1, "of") ? i + 2 : i + 1;
    if (!is_month(month)) return std::nullopt;
    return day_of(i, month + 1, at(month).value, at(i).value, skip_comma(skip_dot(month + 1)));
}

bool DateFinder::joins_days(std::size_t i) const {
    return is(i, "and") || is(i, "to") || is(i, "through") || t_.is_mark(i, '-');
}

// "July 9 and 10", "July 7, 9 and 11", "August 1-5": the number at `i` shares the month before
// them. Behind a comma only where the list ends in "and".
std::optional<int> DateFinder::month_of_list(std::size_t i) const {
    if (is_counted(i)) return std::nullopt;
    bool joined = joins_days(i - 1) || ends_list(i + 1);
    std::size_t later = i;
    for (std::size_t step = 0; later >= 3 && joined && step < kLongestList; ++step) {
        const bool day = is_day(later - 2) && at(later).value > at(later - 2).value;
        if (!day || !(joins_days(later - 1) || t_.is_mark(later - 1, ','))) return std::nullopt;
        if (is_month(later - 3)) return at(later - 3).value;
        later -= 2;
        joined = true;
    }
    return std::nullopt;
}

// Whether a list of days goes on here: ", 9 and 11", "and 11".
bool DateFinder::ends_list(std::size_t i) const {
    for (std::size_t step = 0; step < kLongestList; ++step, i += 2) {
        if (!is_day(i + 1) || is_counted(i + 1)) return false;
        if (is(i, "and")) return true;
        if (!t_.is_mark(i, ',')) return false;
    }
    return false;
}

// "May 3 and 4, 2024": the year behind the last day of a list that begins before `i`.
std::optional<int> DateFinder::year_of_list(std::size_t i) const {
    std::size_t behind = i;
    for (std::size_t step = 0; step < kLongestList && is_day(behind + 1); ++step, behind += 2) {
        if (!joins_days(behind) && !t_.is_mark(behind, ',')) break;
    }
    const std::size_t year = skip_comma(behind);
    if (behind == i || !is_year(year)) return std::nullopt;
    return at(year).value;
}

// In a narrative a month follows the one named last; long before it in the year, it is the next
// year's.
std::optional<int> DateFinder::narrative_year(int month) const {
    constexpr int kTurn = 7;
    if (!context_.narrative || !last_) return std::nullopt;
    return last_->year + (last_->month - month >= kTurn ? 1 : 0);
}

// A day without a year is the nearest one; after "will" it is one to come, and what happened on it
// is past.
DateFinder::Match DateFinder::yearless(std::size_t from, std::size_t to, int month, int day) const {
    if (const auto year = narrative_year(month))
        return calendar(from, to, make_date(*year, month, day), false);
    if (!context_.reference)
        return is_valid(make_date(2024, month, day))
                   ? found(from, to, fmt::format("XXXX-{:02}-{:02}", month, day))
                   : std::nullopt;
    const Date reference = first_day(*context_.reference);
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
    const bool past = context_.reference->day != 0 && distance(*nearest) < -2;
    if (past && will_come(from)) ++nearest->year;
    if (distance(*nearest) > kSoon && happened(from)) --nearest->year;
    return calendar(from, to, *nearest, false);
}

// "July last year", "March of this year", "August of that year": the year named so, in `steps`, and
// the token after it.
std::optional<DateFinder::Shift> DateFinder::year_after(std::size_t i) const {
    std::size_t modifier = is(i, "of") ? i + 1 : i;
    if (modifier > i && (is(modifier, "that") || is(modifier, "the"))) {
        const std::size_t unit = is(modifier + 1, "same") ? modifier + 2 : modifier + 1;
        const bool named = is(modifier, "that") || unit == modifier + 2;
        if (named && is(unit, "year") && last_) return Shift{unit + 1, last_->year};
    }
    const bool named = is(modifier, "last") || is(modifier, "next") || is(modifier, "this");
    if (!named || !is(modifier + 1, "year") || !context_.reference) return std::nullopt;
    const int steps = is(modifier, "last") ? -1 : is(modifier, "next") ? 1 : 0;
    return Shift{modifier + 2, context_.reference->year + steps};
}

// "August and September 1914", "between March 3 and April 9, 1918": the year that stands behind the
// next month of the list. A range that turns the year begins in the year before.
std::optional<int> DateFinder::shared_year(std::size_t i, int month) const {
    const bool range = is(i, "to") || is(i, "through") || is(i, "until") || t_.is_mark(i, '-');
    if (!range && !is(i, "and") && !is(i, "or") && !t_.is_mark(i, ',')) return std::nullopt;
    std::size_t next = i + 1;
    if (is_day(next)) ++next;
    if (!is_month(next)) return std::nullopt;
    std::size_t year = skip_dot(next + 1);
    if (is_day(year) && !is_counted(year)) ++year;
    year = skip_comma(year);
    if (!is_year(year)) return std::nullopt;
    return at(year).value - (range && month > at(next).value ? 1 : 0);
}

// Whether a month stands at `i`: "May" and "March" and short forms only where a preposition or
// modifier says that a month is meant.
bool DateFinder::names_month(std::size_t i) const {
    static constexpr WordSet kCompany({"in", "since", "until", "till", "by", "of", "from",
                                       "through", "before", "after", "during", "late", "early",
                                       "mid", "around", "to", "and", "-", "between"});
    const std::string_view name = at(i).lower;
    if (!at(i).capital) return false;
    if (name == "may" || name == "march") return kCompany.contains(before(i));
    static constexpr WordSet kGiven({"april", "june", "august"});
    if (kGiven.contains(name) && is(i + 1, kOther) && at(i + 1).capital)
        return before(i) != "and" && kCompany.contains(before(i));
    return name.size() > 4 || name == "june" || name == "july";
}

DateFinder::Match DateFinder::month_alone(std::size_t i) const {
    if (const auto year = at(i).capital ? year_after(i + 1) : std::nullopt)
        return calendar(i, year->next, make_date(year->steps, at(i).value, 0), false);
    if (!names_month(i)) return std::nullopt;
    if (const auto year = shared_year(i + 1, at(i).value))
        return calendar(i, i + 1, make_date(*year, at(i).value, 0), true);
    return month_value(i, i + 1, at(i).value, direction(i, i + 1));
}

// A month without a year: as the verbs say, else the last one, but where it lies far back and soon
// ahead: nobody writes "in June" in May of the June eleven months ago.
DateFinder::Match DateFinder::month_value(std::size_t from,
                                          std::size_t to,
                                          int month,
                                          Direction way) const {
    constexpr int kSoon = 2;
    if (const auto year = narrative_year(month))
        return calendar(from, to, make_date(*year, month, 0), false);
    if (!context_.reference) return found(from, to, fmt::format("XXXX-{:02}", month));
    const Date reference = first_day(*context_.reference);
    const int ahead = (month - reference.month + 12) % 12;
    const bool future = way == Direction::kFuture || ahead <= kSoon;
    const int year = future ? reference.year + (month < reference.month ? 1 : 0)
                            : reference.year - (month > reference.month ? 1 : 0);
    return calendar(from, to, make_date(year, month, 0), false);
}

// "Friday, July 11, 2025", "Friday 11 July".
DateFinder::Match DateFinder::weekday_date(std::size_t i) const {
    const std::size_t next = skip_comma(skip_dot(i + 1));
    if (!has(next)) return std::nullopt;
    Match date = is(next, kMonth)                          ? month_day(next)
                 : is(next, kNumber) || is(next, kOrdinal) ? day_month(next)
                                                           : std::nullopt;
    if (date) date->from = i;
    return date;
}

DateFinder::Match DateFinder::century(std::size_t i) const {
    if (at(i).kind != kOrdinal || !is(after_hyphen(i + 1), "century")) return std::nullopt;
    return found(i, after_hyphen(i + 1) + 1, fmt::format("{:02}", at(i).value - 1));
}

// "summer 2025", "the spring of 2024"; without a year after "the" and a preposition: "since the
// spring".
DateFinder::Match DateFinder::season(std::size_t i) const {
    static constexpr WordSet kBefore(
        {"in", "since", "until", "till", "by", "during", "throughout", "over", "before", "after"});
    const std::size_t year = is(i + 1, "of") ? i + 2 : i + 1;
    if (is_year(year)) return found(i, year + 1, season_value(at(year).value, at(i).value));
    if (i < 2 || before(i) != "the" || !kBefore.contains(before(i - 1)) || is(i + 1, "of"))
        return std::nullopt;
    const std::optional<Date>& base = context_.narrative && last_ ? last_ : context_.reference;
    if (!base) return std::nullopt;
    const int month = first_day(*base).month;
    static constexpr std::array<int, 4> kEnds = {5, 8, 11, 12};
    const bool over = month > kEnds[static_cast<std::size_t>(at(i).value)];
    const bool ahead = over && direction(i, i + 1) == Direction::kFuture;
    return found(i, i + 1, season_value(base->year + (ahead ? 1 : 0), at(i).value));
}

// "the first quarter of 2025", "second half of last year".
DateFinder::Match DateFinder::quarter(std::size_t i) const {
    const int number = at(i).kind == kOrdinal ? at(i).value : is(i, "second") ? 2 : 0;
    const std::size_t unit = after_hyphen(i + 1);
    if (number < 1 || !is(unit, kUnit) || at(unit).plural) return std::nullopt;
    const auto kind = static_cast<DateUnit>(at(unit).value);
    if ((kind != DateUnit::kQuarter || number > 4) && (kind != DateUnit::kHalf || number > 2))
        return std::nullopt;
    std::size_t to = unit + 1;
    std::optional<int> year =
        context_.reference ? std::optional<int>(context_.reference->year) : std::nullopt;
    const std::size_t of = is(to, "of") || is(to, "in") ? to + 1 : to;
    if (is_year(of)) {
        year = at(of).value;
        to = of + 1;
    } else if (const auto named = year_after(to)) {
        year = named->steps;
        to = named->next;
    } else if (kind == DateUnit::kHalf) {
        return std::nullopt;  // of a match, more often than of a year
    }
    return found(i, to,
                 (year ? std::to_string(*year) : "XXXX") + (kind == DateUnit::kHalf ? "-H" : "-Q") +
                     std::to_string(number));
}

// "Q3 2025", "Q3".
DateFinder::Match DateFinder::short_quarter(std::size_t i) const {
    const bool shape = at(i).capital && is(i + 1, kNumber) && !at(i + 1).spaced &&
                       at(i + 1).digits == 1 && at(i + 1).value >= 1 && at(i + 1).value <= 4;
    if (!shape) return std::nullopt;
    const std::size_t year = is(i + 2, "of") ? i + 3 : i + 2;
    if (is_year(year))
        return found(i, year + 1, fmt::format("{}-Q{}", at(year).value, at(i + 1).value));
    if (!context_.reference) return std::nullopt;
    return found(i, i + 2, fmt::format("{}-Q{}", context_.reference->year, at(i + 1).value));
}

// The month at `i` of which a part is named, whose expression begins at `from`.
DateFinder::Match DateFinder::month_of_part(std::size_t i, std::size_t from) const {
    if (Match date = month_day(i)) return date;
    const int month = at(i).value;
    if (const auto year = year_after(i + 1))
        return calendar(i, year->next, make_date(year->steps, month, 0), false);
    if (const auto year = shared_year(i + 1, month))
        return calendar(i, i + 1, make_date(*year, month, 0), true);
    return month_value(i, i + 1, month, direction(from, i + 1));
}

// "the end of the month", "the beginning of April", "the latter part of the year": the whole that
// it is a part of.
DateFinder::Match DateFinder::part_of(std::size_t i) const {
    const std::size_t of = is(i, "latter") ? i + 2 : i + 1;
    if (!is(of, "of") || before(i) != "the") return std::nullopt;
    const std::size_t whole = of + 1;
    Match inner;
    if (is_month(whole)) {
        inner = month_of_part(whole, i - 1);
    } else if (is_year(whole)) {
        inner = year(whole);
    } else if (is(whole, "the") && (is(whole + 1, "month") || is(whole + 1, "year"))) {
        const std::optional<Date>& base = context_.narrative && last_ ? last_ : context_.reference;
        const auto unit = is(whole + 1, "month") ? DateUnit::kMonth : DateUnit::kYear;
        if (!base || (unit == DateUnit::kMonth && base->month == 0)) return std::nullopt;
        inner = found(whole, whole + 2, unit_value(unit, 0, base));
    } else if (is(whole, "this") || is(whole, "last") || is(whole, "next")) {
        inner = relative_unit(whole);
    }
    if (inner) inner->from = i;
    return inner;
}

}  // namespace dateline
