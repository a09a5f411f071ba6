// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "indexer/dates/date_finder.h"

namespace dateline {

using enum DateWord;

DateFinder::Match DateFinder::deictic(std::size_t i) const {
    const std::string_view w = at(i).lower;
    const int days = w == "yesterday" ? -1 : w == "tomorrow" ? 1 : 0;
    const bool night = w == "tonight";
    const bool part = is(i + 1, kDayPart) && !night;
    const std::string suffix = night ? "TNI" : part ? std::string(kDayParts[at(i + 1).value]) : "";
    const bool known = context_.reference && context_.reference->day != 0;
    const std::string day = known ? to_string(add_days(*context_.reference, days)) : "XXXX-XX-XX";
    return found(i, part ? i + 2 : i + 1, day + suffix,
                 suffix.empty() ? MentionType::kDate : MentionType::kTime);
}

// "mid-August", "early 2025", "late July", "early next week".
DateFinder::Match DateFinder::modified(std::size_t i) const {
    const std::string_view w = at(i).lower;
    if (w != "mid" && w != "early" && w != "late") return std::nullopt;
    const std::size_t next = is(i + 1, "in") ? i + 2 : after_hyphen(i + 1);
    if (!has(next)) return std::nullopt;
    Match inner;
    if (is_month(next)) {
        inner = month_of_part(next, i);
    } else if (is(next, kNumber)) {
        inner = year(next);
    } else if (is(next, "last") || is(next, "next") || is(next, "this")) {
        inner = first_of(next, &DateFinder::relative_unit, &DateFinder::relative_name);
    } else if (is(next, kSeason)) {
        inner = season(next);
    }
    if (inner) inner->from = i;
    return inner;
}

std::optional<DateFinder::Shift> DateFinder::shift(std::size_t i) const {
    std::size_t at_word = i;
    if ((is(i, "earlier") || is(i, "later")) &&
        (is(i + 1, "this") || is(i + 1, "last") || is(i + 1, "next")))
        at_word = i + 1;
    if (is(at_word, "last") || is(at_word, "past") || is(at_word, "previous"))
        return Shift{at_word + 1, -1};
    if (is(at_word, "next") || is(at_word, "coming")) return Shift{at_word + 1, 1};
    if (is(at_word, "this") || is(at_word, "current")) return Shift{at_word + 1, 0};
    return std::nullopt;
}

// "the next year", "the previous month" in a narrative speak of the date before them.
bool DateFinder::anaphoric(std::size_t i) const {
    return context_.narrative && last_ && before(i) == "the";
}

// "the next day", "that same year": from the date named last.
DateFinder::Match DateFinder::anaphor(std::size_t i) const {
    const std::size_t unit_at = is(i, "that") && is(i + 1, "same") ? i + 2 : i + 1;
    if (!last_ || (!is(unit_at, kUnit) && !is(unit_at, kDayPart))) return std::nullopt;
    const int steps = is(i, "next") || is(i, "following") ? 1 : is(i, "previous") ? -1 : 0;
    if (is(unit_at, kDayPart)) {
        const std::optional<Date>& day = last_day_ ? last_day_ : last_;
        if (day->day == 0) return std::nullopt;
        return found(i, unit_at + 1,
                     to_string(add_days(*day, steps)) + std::string(kDayParts[at(unit_at).value]),
                     MentionType::kTime);
    }
    if (at(unit_at).plural) return std::nullopt;
    const auto unit = static_cast<DateUnit>(at(unit_at).value);
    if (unit == DateUnit::kDay)
        return last_day_ ? calendar(i, unit_at + 1, add_days(*last_day_, steps), false)
                         : std::nullopt;
    if (!context_.narrative || (unit != DateUnit::kMonth && unit != DateUnit::kYear) ||
        (unit == DateUnit::kMonth && last_->month == 0))
        return std::nullopt;
    return found(i, unit_at + 1, unit_value(unit, steps, last_));
}

DateFinder::Match DateFinder::next_day(std::size_t i) const {
    return is(i + 1, "day") || is(i + 1, kDayPart) ? anaphor(i) : std::nullopt;
}

// "on the 20th" of the month named last.
DateFinder::Match DateFinder::day_of_last_month(std::size_t i) const {
    static constexpr WordSet kAfter(
        {"and", "was", "were", "when", "he", "she", "they", "but", "it"});
    if (at(i).kind != kOrdinal || !is_day(i) || i < 2 || before(i) != "the" ||
        before(i - 1) != "on")
        return std::nullopt;
    const bool ends =
        !has(i + 1) || is(i + 1, kStop) || is(i + 1, kMark) || kAfter.contains(at(i + 1).lower);
    const std::optional<Date>& base = last_day_ ? last_day_ : last_;
    if (!ends || !base || base->month == 0) return std::nullopt;
    return calendar(i, i + 1, make_date(base->year, base->month, at(i).value), false);
}

// "two days later", "two years earlier", from the date named last; `count` is negative for earlier.
DateFinder::Match DateFinder::later(std::size_t from,
                                    std::size_t to,
                                    int count,
                                    DateUnit unit) const {
    if (!last_ || count == 0) return std::nullopt;
    if (unit == DateUnit::kDay && last_day_)
        return calendar(from, to, add_days(*last_day_, count), false);
    if (unit == DateUnit::kMonth && last_->month != 0)
        return calendar(from, to, add_months(*last_, count), false);
    if (unit == DateUnit::kYear)
        return calendar(from, to, make_date(last_->year + count, 0, 0), false);
    return std::nullopt;
}

DateFinder::Match DateFinder::ago(std::size_t from,
                                  std::size_t to,
                                  int count,
                                  DateUnit unit) const {
    if (is_clock(unit) || count == 0) return found(from, to, "PAST_REF");
    if (!context_.reference) return std::nullopt;
    const Date reference = first_day(*context_.reference);
    switch (unit) {
        case DateUnit::kDay:
            return calendar(from, to, add_days(reference, -count), false);
        case DateUnit::kWeek:
            return found(from, to, iso_week(add_days(reference, -7 * count)));
        case DateUnit::kMonth:
            return calendar(from, to, add_months(reference, -count), false);
        case DateUnit::kYear:
            return calendar(from, to, make_date(reference.year - count, 0, 0), false);
        case DateUnit::kDecade:
            return found(from, to, std::to_string(reference.year / 10 - count));
        default:
            return std::nullopt;
    }
}

// "last week", "this year", "next month", "past five years".
DateFinder::Match DateFinder::relative_unit(std::size_t i) const {
    const auto by = shift(i);
    if (!by) return std::nullopt;
    if ((is(by->next, kCount) || is(by->next, kNumber)) && is(by->next + 1, kUnit) &&
        by->steps != 0) {
        return found(i, by->next + 2,
                     duration(at(by->next).value, static_cast<DateUnit>(at(by->next + 1).value)),
                     MentionType::kDuration);
    }
    if (is(by->next, kDayPart)) return day_part_of(i, *by);
    if (!is(by->next, kUnit) || at(by->next).plural) return std::nullopt;
    // "the last week of August" is no week of the publication's.
    if (by->steps != 0 && is(by->next + 1, "of") && is_month(by->next + 2)) return std::nullopt;
    const std::string value = unit_value(static_cast<DateUnit>(at(by->next).value), by->steps,
                                         anaphoric(i) ? last_ : context_.reference);
    return value.empty() ? std::nullopt : found(i, by->next + 1, value);
}

DateFinder::Match DateFinder::day_part_of(std::size_t i, const Shift& by) const {
    if (by.steps > 0 || !context_.reference || context_.reference->day == 0) return std::nullopt;
    const Date day = add_days(*context_.reference, by.steps);
    return found(i, by.next + 1, to_string(day) + std::string(kDayParts[at(by.next).value]),
                 MentionType::kTime);
}

std::string DateFinder::unit_value(DateUnit unit,
                                   int steps,
                                   const std::optional<Date>& base) const {
    if (!base)
        return unit == DateUnit::kYear    ? "XXXX"
               : unit == DateUnit::kMonth ? "XXXX-XX"
               : unit == DateUnit::kWeek  ? "XXXX-WXX"
                                          : "";
    const Date reference = first_day(*base);
    switch (unit) {
        case DateUnit::kWeek:
            return iso_week(add_days(reference, 7 * steps));
        case DateUnit::kWeekend:
            return iso_week(add_days(reference, 7 * steps)) + "-WE";
        case DateUnit::kMonth:
            return to_string(add_months(reference, steps));
        case DateUnit::kYear:
            return fmt::format("{:04}", reference.year + steps);
        case DateUnit::kDecade:
            return std::to_string(reference.year / 10 + steps);
        case DateUnit::kCentury:
            return std::to_string(reference.year / 100 + steps);
        case DateUnit::kQuarter: {
            const Date shifted = add_months(reference, 3 * steps);
            return fmt::format("{:04}-Q{}", shifted.year, (shifted.month - 1) / 3 + 1);
        }
        default:
            return "";
    }
}

// "last Friday", "next January", "this summer". Not "this Dec. 10, 2018, file photo".
DateFinder::Match DateFinder::relative_name(std::size_t i) const {
    const auto by = shift(i);
    if (!by || !has(by->next)) return std::nullopt;
    const Direction way = by->steps < 0   ? Direction::kPast
                          : by->steps > 0 ? Direction::kFuture
                                          : Direction::kNone;
    const DateToken& name = at(by->next);
    if (const Match day = first_of(by->next, &DateFinder::month_day, &DateFinder::weekday_date))
        return by->steps == 0 || day->has_year ? std::nullopt : relative_day(i, *day, by->steps);
    if (is_weekday(by->next)) return weekday_value(i, by->next, way);
    if (is_month(by->next)) return relative_month(i, by->next, by->steps);
    if (name.kind != kSeason) return std::nullopt;
    if (anaphoric(i))
        return found(i, by->next + 1,
                     season_value(last_->year + (by->steps > 0 ? 1 : 0), name.value));
    if (!context_.reference) return std::nullopt;
    const int year = context_.reference->year + relative_season(name.value, by->steps);
    return found(i, by->next + 1, season_value(year, name.value));
}

// "next May 3": the first one on that side.
DateFinder::Match DateFinder::relative_day(std::size_t from, const Found& day, int steps) const {
    if (!context_.reference || !day.date) return std::nullopt;
    const Date reference = first_day(*context_.reference);
    Date date = *day.date;
    date.year = reference.year;
    if (steps < 0 && date >= reference) --date.year;
    if (steps > 0 && date <= reference) ++date.year;
    return calendar(from, day.to, date, false);
}

DateFinder::Match DateFinder::relative_month(std::size_t from, std::size_t i, int steps) const {
    const std::optional<Date>& base = anaphoric(from) ? last_ : context_.reference;
    if (!base) return found(from, i + 1, fmt::format("XXXX-{:02}", at(i).value));
    const Date reference = first_day(*base);
    int year = reference.year;
    if (steps < 0 && at(i).value >= reference.month) --year;
    if (steps > 0 && at(i).value <= reference.month) ++year;
    return calendar(from, i + 1, make_date(year, at(i).value, 0), false);
}

// Years to add for "last summer" said in March (-1) or October (0).
int DateFinder::relative_season(int season, int steps) const {
    static constexpr std::array<int, 4> kEnds = {5, 8, 11, 12};
    const int month = first_day(*context_.reference).month;
    if (steps < 0) return month > kEnds[static_cast<std::size_t>(season)] ? 0 : -1;
    if (steps > 0) return month >= kEnds[static_cast<std::size_t>(season)] - 2 ? 1 : 0;
    return 0;
}

DateFinder::Match DateFinder::weekday_alone(std::size_t i) const {
    if (!is_weekday(i) || before(i) == "black" || before(i) == "bloody" || before(i) == "cyber")
        return std::nullopt;
    if (at(i).plural)
        return found(i, i + 1, fmt::format("XXXX-WXX-{}", at(i).value + 1), MentionType::kSet);
    return weekday_value(i, i, Direction::kNone);
}

// "Thursday of last week", "Friday next week".
std::optional<DateFinder::Shift> DateFinder::week_after(std::size_t i) const {
    const std::size_t modifier = is(i, "of") ? i + 1 : i;
    const bool named = is(modifier, "last") || is(modifier, "next") || is(modifier, "this");
    if (!named || !is(modifier + 1, "week")) return std::nullopt;
    return Shift{modifier + 2, is(modifier, "last") ? -1 : is(modifier, "next") ? 1 : 0};
}

DateFinder::Match DateFinder::weekday_value(std::size_t from,
                                            std::size_t i,
                                            Direction asked) const {
    const bool part = is(i + 1, kDayPart);
    const std::size_t to = part ? i + 2 : i + 1;
    const std::string suffix = part ? std::string(kDayParts[at(i + 1).value]) : "";
    const bool known = context_.reference && context_.reference->day != 0;
    if (const auto week = known ? week_after(to) : std::nullopt) {
        const Date monday =
            add_days(*context_.reference, 7 * week->steps - weekday(*context_.reference));
        return found(from, week->next, to_string(add_days(monday, at(i).value)));
    }
    const MentionType type = part ? MentionType::kTime : MentionType::kDate;
    if (!known) return found(from, to, fmt::format("XXXX-WXX-{}{}", at(i).value + 1, suffix), type);
    const Date reference = *context_.reference;
    const int ahead = (at(i).value - weekday(reference) + 7) % 7;
    const Direction way = asked != Direction::kNone ? asked : direction(from, to);
    int days = ahead == 0 ? 0 : way == Direction::kFuture ? ahead : ahead - 7;
    if (ahead == 0 && asked == Direction::kPast) days = -7;
    if (ahead == 0 && asked == Direction::kFuture) days = 7;
    return found(from, to, to_string(add_days(reference, days)) + suffix, type);
}

}  // namespace dateline
