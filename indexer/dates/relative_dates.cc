// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "indexer/dates/date_rules.h"

namespace dateline::dates {

using enum DateWord;

DateMatch deictic(const DateText& t, std::size_t i) {
    const std::string_view w = t.at(i).lower;
    const int days = w == "yesterday" ? -1 : w == "tomorrow" ? 1 : 0;
    const bool night = w == "tonight";
    const bool part = t.is(i + 1, kDayPart) && !night;
    const std::string suffix = night  ? "TNI"
                               : part ? std::string(kDayParts[t.at(i + 1).value])
                                      : "";
    const bool known = t.context.reference && t.context.reference->day != 0;
    const std::string day = known ? to_string(add_days(*t.context.reference, days)) : "XXXX-XX-XX";
    return found(i, part ? i + 2 : i + 1, day + suffix,
                 suffix.empty() ? MentionType::kDate : MentionType::kTime);
}

// "mid-August", "early 2025", "late July", "early next week".
DateMatch modified(const DateText& t, std::size_t i) {
    const std::string_view w = t.at(i).lower;
    if (w != "mid" && w != "early" && w != "late") return std::nullopt;
    const std::size_t next = t.is(i + 1, "in") ? i + 2 : t.after_hyphen(i + 1);
    if (!t.has(next)) return std::nullopt;
    DateMatch inner;
    if (t.is_month(next)) {
        inner = month_of_part(t, next, i);
    } else if (t.is(next, kNumber)) {
        inner = year(t, next);
    } else if (t.is(next, "last") || t.is(next, "next") || t.is(next, "this")) {
        inner = first_of(t, next, relative_unit, relative_name);
    } else if (t.is(next, kSeason)) {
        inner = season(t, next);
    }
    if (inner) inner->from = i;
    return inner;
}

std::optional<Shift> shift(const DateText& t, std::size_t i) {
    std::size_t at_word = i;
    if ((t.is(i, "earlier") || t.is(i, "later")) &&
        (t.is(i + 1, "this") || t.is(i + 1, "last") || t.is(i + 1, "next")))
        at_word = i + 1;
    if (t.is(at_word, "last") || t.is(at_word, "past") || t.is(at_word, "previous"))
        return Shift{at_word + 1, -1};
    if (t.is(at_word, "next") || t.is(at_word, "coming")) return Shift{at_word + 1, 1};
    if (t.is(at_word, "this") || t.is(at_word, "current")) return Shift{at_word + 1, 0};
    return std::nullopt;
}

// "the next year", "the previous month": in a narrative they are relative to the date named last.
bool anaphoric(const DateText& t, std::size_t i) {
    return t.context.narrative && t.last && t.before(i) == "the";
}

// "the next day", "that same year": from the date named last.
DateMatch anaphor(const DateText& t, std::size_t i) {
    const std::size_t unit_at = t.is(i, "that") && t.is(i + 1, "same") ? i + 2 : i + 1;
    if (!t.last || (!t.is(unit_at, kUnit) && !t.is(unit_at, kDayPart))) return std::nullopt;
    const int steps = t.is(i, "next") || t.is(i, "following") ? 1 : t.is(i, "previous") ? -1 : 0;
    if (t.is(unit_at, kDayPart)) {
        const std::optional<Date>& day = t.last_day ? t.last_day : t.last;
        if (day->day == 0) return std::nullopt;
        return found(i, unit_at + 1,
                     to_string(add_days(*day, steps)) + std::string(kDayParts[t.at(unit_at).value]),
                     MentionType::kTime);
    }
    if (t.at(unit_at).plural) return std::nullopt;
    const auto unit = static_cast<DateUnit>(t.at(unit_at).value);
    if (unit == DateUnit::kDay)
        return t.last_day ? calendar(i, unit_at + 1, add_days(*t.last_day, steps), false)
                          : std::nullopt;
    if (!t.context.narrative || (unit != DateUnit::kMonth && unit != DateUnit::kYear) ||
        (unit == DateUnit::kMonth && t.last->month == 0))
        return std::nullopt;
    return found(i, unit_at + 1, unit_value(unit, steps, t.last));
}

// "ended the day at 9,505", "late in the day": the day named last, else that of publication.
DateMatch whole_day(const DateText& t, std::size_t i) {
    static constexpr WordSet kBefore({"end", "ends", "ended", "ending", "finish", "finished",
                                      "finishing", "close", "closed", "closing", "start", "started",
                                      "began", "begin"});
    if (!t.is(i, "day") || i < 2 || t.before(i) != "the" || t.is(i + 1, "of") ||
        t.is(i + 1, "before") || t.is(i + 1, "after") || t.is(i + 1, "when") || t.is(i + 1, "that"))
        return std::nullopt;
    const bool inside = t.is(i - 2, "in") && i >= 3 &&
                        (t.is(i - 3, "late") || t.is(i - 3, "later") || t.is(i - 3, "earlier") ||
                         t.is(i - 3, "early"));
    if (!inside && !kBefore.contains(t.before(i - 1))) return std::nullopt;
    const std::optional<Date>& day = t.last_day ? t.last_day : t.context.reference;
    return day && day->day != 0 ? calendar(i, i + 1, *day, false) : std::nullopt;
}

// "later in the year", "earlier in the week".
DateMatch inside_unit(const DateText& t, std::size_t i) {
    const bool in =
        (t.is(i, "later") || t.is(i, "earlier") || t.is(i, "late") || t.is(i, "early")) &&
        t.is(i + 1, "in") && t.is(i + 2, "the");
    if (!in || !t.is(i + 3, kUnit) || t.at(i + 3).plural || t.is(i + 4, "of")) return std::nullopt;
    const auto unit = static_cast<DateUnit>(t.at(i + 3).value);
    if (unit != DateUnit::kWeek && unit != DateUnit::kMonth && unit != DateUnit::kYear)
        return std::nullopt;
    const std::string value =
        unit_value(unit, 0, t.context.narrative ? t.last : t.context.reference);
    return value.empty() ? std::nullopt : found(i, i + 4, value);
}

DateMatch next_day(const DateText& t, std::size_t i) {
    return t.is(i + 1, "day") || t.is(i + 1, kDayPart) ? anaphor(t, i) : std::nullopt;
}

// "on the 20th" of the month named last.
DateMatch day_of_last_month(const DateText& t, std::size_t i) {
    static constexpr WordSet kAfter(
        {"and", "was", "were", "when", "he", "she", "they", "but", "it"});
    if (t.at(i).kind != kOrdinal || !t.is_day(i) || i < 2 || t.before(i) != "the" ||
        t.before(i - 1) != "on")
        return std::nullopt;
    const bool ends = !t.has(i + 1) || t.is(i + 1, kStop) || t.is(i + 1, kMark) ||
                      kAfter.contains(t.at(i + 1).lower);
    const std::optional<Date>& base = t.last_day ? t.last_day : t.last;
    if (!ends || !base || base->month == 0) return std::nullopt;
    return calendar(i, i + 1, make_date(base->year, base->month, t.at(i).value), false);
}

// "two days later", "two years earlier", from the date named last; `count` is negative for earlier.
DateMatch later(const DateText& t, std::size_t from, std::size_t to, int count, DateUnit unit) {
    if (!t.last || count == 0) return std::nullopt;
    if (unit == DateUnit::kDay && t.last_day)
        return calendar(from, to, add_days(*t.last_day, count), false);
    if (unit == DateUnit::kMonth && t.last->month != 0)
        return calendar(from, to, add_months(*t.last, count), false);
    if (unit == DateUnit::kYear)
        return calendar(from, to, make_date(t.last->year + count, 0, 0), false);
    return std::nullopt;
}

DateMatch ago(const DateText& t, std::size_t from, std::size_t to, int count, DateUnit unit) {
    if (is_clock(unit) || count == 0) return found(from, to, "PAST_REF");
    if (!t.context.reference) return std::nullopt;
    const Date reference = first_day(*t.context.reference);
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
DateMatch relative_unit(const DateText& t, std::size_t i) {
    const auto by = shift(t, i);
    if (!by) return std::nullopt;
    if ((t.is(by->next, kCount) || t.is(by->next, kNumber)) && t.is(by->next + 1, kUnit) &&
        by->steps != 0) {
        return found(
            i, by->next + 2,
            duration(t.at(by->next).value, static_cast<DateUnit>(t.at(by->next + 1).value)),
            MentionType::kDuration);
    }
    if (t.is(by->next, kDayPart)) return day_part_of(t, i, *by);
    if (!t.is(by->next, kUnit) || t.at(by->next).plural) return std::nullopt;
    // "the last week of August" isn't relative to the publication.
    if (by->steps != 0 && t.is(by->next + 1, "of") && t.is_month(by->next + 2)) return std::nullopt;
    // "next week on Tuesday", "next week Wednesday"
    const std::size_t day = t.is(by->next + 1, "on") ? by->next + 2 : by->next + 1;
    const bool known = t.context.reference && t.context.reference->day != 0;
    if (t.is(by->next, "week") && known && t.is_weekday(day) && !t.at(day).plural) {
        const Date monday =
            add_days(*t.context.reference, 7 * by->steps - weekday(*t.context.reference));
        return calendar(i, day + 1, add_days(monday, t.at(day).value), false);
    }
    const std::string value = unit_value(static_cast<DateUnit>(t.at(by->next).value), by->steps,
                                         anaphoric(t, i) ? t.last : t.context.reference);
    return value.empty() ? std::nullopt : found(i, by->next + 1, value);
}

DateMatch day_part_of(const DateText& t, std::size_t i, const Shift& by) {
    if (by.steps > 0 || !t.context.reference || t.context.reference->day == 0) return std::nullopt;
    const Date day = add_days(*t.context.reference, by.steps);
    return found(i, by.next + 1, to_string(day) + std::string(kDayParts[t.at(by.next).value]),
                 MentionType::kTime);
}

std::string unit_value(DateUnit unit, int steps, const std::optional<Date>& base) {
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
DateMatch relative_name(const DateText& t, std::size_t i) {
    const auto by = shift(t, i);
    if (!by || !t.has(by->next)) return std::nullopt;
    const Direction way = by->steps < 0   ? Direction::kPast
                          : by->steps > 0 ? Direction::kFuture
                                          : Direction::kNone;
    const DateToken& name = t.at(by->next);
    if (const DateMatch day = first_of(t, by->next, month_day, weekday_date))
        return by->steps == 0 || day->has_year ? std::nullopt : relative_day(t, i, *day, by->steps);
    if (t.is_weekday(by->next)) return weekday_value(t, i, by->next, way);
    if (t.is_month(by->next)) return relative_month(t, i, by->next, by->steps);
    if (name.kind != kSeason) return std::nullopt;
    if (anaphoric(t, i))
        return found(i, by->next + 1,
                     season_value(t.last->year + (by->steps > 0 ? 1 : 0), name.value));
    if (!t.context.reference) return std::nullopt;
    const int year = t.context.reference->year + relative_season(t, name.value, by->steps);
    return found(i, by->next + 1, season_value(year, name.value));
}

// "next May 3": the nearest one in that direction.
DateMatch relative_day(const DateText& t, std::size_t from, const FoundDate& day, int steps) {
    if (!t.context.reference || !day.date) return std::nullopt;
    const Date reference = first_day(*t.context.reference);
    Date date = *day.date;
    date.year = reference.year;
    if (steps < 0 && date >= reference) --date.year;
    if (steps > 0 && date <= reference) ++date.year;
    return calendar(from, day.to, date, false);
}

DateMatch relative_month(const DateText& t, std::size_t from, std::size_t i, int steps) {
    const std::optional<Date>& base = anaphoric(t, from) ? t.last : t.context.reference;
    if (!base) return found(from, i + 1, fmt::format("XXXX-{:02}", t.at(i).value));
    const Date reference = first_day(*base);
    int year = reference.year;
    if (steps < 0 && t.at(i).value >= reference.month) --year;
    if (steps > 0 && t.at(i).value <= reference.month) ++year;
    return calendar(from, i + 1, make_date(year, t.at(i).value, 0), false);
}

// Years to add for "last summer" said in March (-1) or October (0).
int relative_season(const DateText& t, int season, int steps) {
    static constexpr std::array<int, 4> kEnds = {5, 8, 11, 12};
    const int month = first_day(*t.context.reference).month;
    if (steps < 0) return month > kEnds[static_cast<std::size_t>(season)] ? 0 : -1;
    if (steps > 0) return month >= kEnds[static_cast<std::size_t>(season)] - 2 ? 1 : 0;
    return 0;
}

DateMatch weekday_alone(const DateText& t, std::size_t i) {
    if (!t.is_weekday(i) || t.before(i) == "black" || t.before(i) == "bloody" ||
        t.before(i) == "cyber")
        return std::nullopt;
    if (t.at(i).plural)
        return found(i, i + 1, fmt::format("XXXX-WXX-{}", t.at(i).value + 1), MentionType::kSet);
    return weekday_value(t, i, i, Direction::kNone);
}

// "Thursday of last week", "Friday next week".
std::optional<Shift> week_after(const DateText& t, std::size_t i) {
    const std::size_t modifier = t.is(i, "of") ? i + 1 : i;
    const bool named = t.is(modifier, "last") || t.is(modifier, "next") || t.is(modifier, "this");
    if (!named || !t.is(modifier + 1, "week")) return std::nullopt;
    return Shift{modifier + 2, t.is(modifier, "last") ? -1 : t.is(modifier, "next") ? 1 : 0};
}

DateMatch weekday_value(const DateText& t, std::size_t from, std::size_t i, Direction asked) {
    const bool part = t.is(i + 1, kDayPart);
    const std::size_t to = part ? i + 2 : i + 1;
    const std::string suffix = part ? std::string(kDayParts[t.at(i + 1).value]) : "";
    const bool known = t.context.reference && t.context.reference->day != 0;
    if (const auto week = known ? week_after(t, to) : std::nullopt) {
        const Date monday =
            add_days(*t.context.reference, 7 * week->steps - weekday(*t.context.reference));
        return found(from, week->next, to_string(add_days(monday, t.at(i).value)));
    }
    const MentionType type = part ? MentionType::kTime : MentionType::kDate;
    if (!known)
        return found(from, to, fmt::format("XXXX-WXX-{}{}", t.at(i).value + 1, suffix), type);
    const Date reference = *t.context.reference;
    const int ahead = (t.at(i).value - weekday(reference) + 7) % 7;
    const Direction way = asked != Direction::kNone ? asked : direction(t, from, to);
    int days = ahead == 0 ? 0 : way == Direction::kFuture ? ahead : ahead - 7;
    if (ahead == 0 && asked == Direction::kPast) days = -7;
    if (ahead == 0 && asked == Direction::kFuture) days = 7;
    return found(from, to, to_string(add_days(reference, days)) + suffix, type);
}

}  // namespace dateline::dates
