// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/dates/mentions.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <fmt/format.h>

#include "indexer/dates/date_tokens.h"

namespace dateline {
namespace {

using enum DateWord;

constexpr int kFirstYear = 1500;
constexpr int kLastYear = 2099;

// An expression found: tokens [from, to), its value, and the date where it states one in full or in
// part.
struct Found {
    std::size_t from = 0;
    std::size_t to = 0;
    MentionType type = MentionType::kDate;
    std::string value;
    std::optional<Date> explicit_date;  // with a year of its own
};

enum class Direction : std::uint8_t { kNone, kPast, kFuture };

std::string iso_week(const Date& day) {
    // The week's Thursday tells its year (ISO 8601).
    const Date thursday = add_days(day, 3 - weekday(day));
    int number = 1;
    for (Date at = add_days(thursday, -7); at.year == thursday.year; at = add_days(at, -7)) {
        ++number;
    }
    return fmt::format("{:04}-W{:02}", thursday.year, number);
}

Date add_months(const Date& date, int months) {
    const int index = date.year * 12 + date.month - 1 + months;
    return {static_cast<std::int16_t>(index / 12), static_cast<std::uint8_t>(index % 12 + 1), 0};
}

Date make_date(int year, int month, int day) {
    return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
            static_cast<std::uint8_t>(day)};
}

char unit_letter(DateUnit unit) {
    switch (unit) {
        case DateUnit::kSecond:
            return 'S';
        case DateUnit::kMinute:
            return 'M';
        case DateUnit::kHour:
            return 'H';
        case DateUnit::kDay:
            return 'D';
        case DateUnit::kWeek:
            return 'W';
        case DateUnit::kMonth:
            return 'M';
        case DateUnit::kQuarter:
            return 'Q';
        default:
            return 'Y';
    }
}

bool is_clock(DateUnit unit) {
    return unit == DateUnit::kSecond || unit == DateUnit::kMinute || unit == DateUnit::kHour;
}

std::string duration(int count, DateUnit unit) {
    const int factor = unit == DateUnit::kDecade ? 10 : unit == DateUnit::kCentury ? 100 : 1;
    const std::string number = count == 0 ? "X" : std::to_string(count * factor);
    return fmt::format("P{}{}{}", is_clock(unit) ? "T" : "", number, unit_letter(unit));
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::ranges::find(words, word) != words.end();
}

class Finder {
  public:
    Finder(const DateTokens& tokens, const DateContext& context, std::optional<Date>& last)
        : t_(tokens), context_(context), last_(last) {}

    void run(std::vector<Mention>& out) {
        for (std::size_t i = 0; i < t_.tokens.size();) {
            const std::optional<Found> found = match(i);
            if (!found) {
                ++i;
                continue;
            }
            remember(*found);
            out.push_back({t_.tokens[found->from].start, t_.tokens[found->to - 1].end, found->type,
                           found->value});
            i = found->to;
        }
    }

  private:
    // What "the next day" and, in a narrative, dates without a year follow.
    void remember(const Found& found) {
        if (found.type != MentionType::kDate && found.type != MentionType::kTime) return;
        if (found.explicit_date) last_ = found.explicit_date;
        const auto date =
            parse_iso_date(std::string_view(found.value).substr(0, found.value.find('T')));
        if (date && date->day != 0) last_day_ = date;
    }

    const DateToken& at(std::size_t i) const { return t_.tokens[i]; }
    bool is(std::size_t i, std::string_view word) const { return t_.is(i, word); }
    bool is(std::size_t i, DateWord kind) const { return t_.is(i, kind); }
    std::string_view before(std::size_t i) const {
        return i > 0 ? at(i - 1).lower : std::string_view();
    }
    // The words of a compound stand without a space: "mid-August", "38-hour".
    std::size_t after_hyphen(std::size_t i) const {
        return t_.is_mark(i, '-') && i + 1 < t_.tokens.size() && !at(i + 1).spaced ? i + 1 : i;
    }

    // Cheap: most words begin nothing.
    std::optional<Found> match(std::size_t i) {
        switch (at(i).kind) {
            case kNumber:
            case kOrdinal:
                return first_of(i, &Finder::iso_date, &Finder::slashed, &Finder::clock,
                                &Finder::day_month, &Finder::quarter, &Finder::century,
                                &Finder::count_of_units, &Finder::year);
            case kMonth:
                return first_of(i, &Finder::month_day, &Finder::month_alone);
            case kWeekday:
                return first_of(i, &Finder::weekday_date, &Finder::weekday_alone);
            case kSeason:
                return first_of(i, &Finder::season);
            case kCount:
                return first_of(i, &Finder::count_of_units);
            case kUnit:
                return first_of(i, &Finder::quarter);
            case kMark:
                return first_of(i, &Finder::short_decade);
            case kOther:
                return word(i);
            default:
                return std::nullopt;
        }
    }

    using Rule = std::optional<Found> (Finder::*)(std::size_t) const;

    template <class... Rules>
    std::optional<Found> first_of(std::size_t i, Rules... rules) const {
        std::optional<Found> found;
        static_cast<void>(((found = (this->*rules)(i)) || ...));
        return found;
    }

    std::optional<Found> word(std::size_t i) const {
        const std::string_view w = at(i).lower;
        if (w == "today" || w == "yesterday" || w == "tomorrow" || w == "tonight")
            return deictic(i);
        if (w == "last" || w == "next" || w == "this" || w == "past" || w == "previous" ||
            w == "coming" || w == "current" || w == "earlier" || w == "later" || w == "late" ||
            w == "early" || w == "mid") {
            return first_of(i, &Finder::modified, &Finder::relative_unit, &Finder::relative_name,
                            &Finder::next_day);
        }
        if (w == "that" || w == "same" || w == "following") return anaphor(i);
        if (w == "every" || w == "each") return every(i);
        if (w == "daily" || w == "weekly" || w == "monthly" || w == "annually" || w == "yearly")
            return adverb(i);
        if (w == "a" || w == "an" || w == "one") return count_of_units(i);
        return std::nullopt;
    }

    static std::optional<Found> found(std::size_t from,
                                      std::size_t to,
                                      std::string value,
                                      MentionType type = MentionType::kDate,
                                      std::optional<Date> date = std::nullopt) {
        return Found{from, to, type, std::move(value), date};
    }

    static std::optional<Found> calendar(std::size_t from,
                                         std::size_t to,
                                         const Date& date,
                                         bool has_year) {
        if (!is_valid(date)) return std::nullopt;
        return Found{from, to, MentionType::kDate, to_string(date),
                     has_year ? std::optional(date) : std::nullopt};
    }

    struct Shift {
        std::size_t next;  // token after the modifier
        int steps;         // -1 last, 0 this, 1 next; of year_after: the year
    };

    bool is_year(std::size_t i) const {
        return is(i, kNumber) && at(i).digits == 4 && at(i).value >= kFirstYear &&
               at(i).value <= kLastYear;
    }
    bool is_day(std::size_t i) const {
        return (is(i, kNumber) || is(i, kOrdinal)) && at(i).value >= 1 && at(i).value <= 31 &&
               at(i).digits <= 2;
    }

    // ---- calendar dates

    std::optional<Found> iso_date(std::size_t i) const {
        const bool shape = is_year(i) && t_.is_mark(i + 1, '-') && is(i + 2, kNumber) &&
                           at(i + 2).digits == 2 && t_.is_mark(i + 3, '-') && is(i + 4, kNumber) &&
                           at(i + 4).digits == 2;
        if (!shape || at(i + 1).spaced || at(i + 2).spaced) return std::nullopt;
        return calendar(i, i + 5, make_date(at(i).value, at(i + 2).value, at(i + 4).value), true);
    }

    std::optional<Found> slashed(std::size_t i) const {
        const auto mark = [&](std::size_t k) { return t_.is_mark(k, '/') || is(k, kStop); };
        const bool shape = is_day(i) && mark(i + 1) && is_day(i + 2) && mark(i + 3) &&
                           is_year(i + 4) && !at(i + 2).spaced && !at(i + 4).spaced;
        if (!shape) return std::nullopt;
        const bool month_first = t_.is_mark(i + 1, '/') && at(i).value <= 12;
        return calendar(i, i + 5,
                        make_date(at(i + 4).value, month_first ? at(i).value : at(i + 2).value,
                                  month_first ? at(i + 2).value : at(i).value),
                        true);
    }

    std::size_t skip_dot(std::size_t i) const {
        return is(i, kStop) && at(i).lower == "." && !at(i).spaced && at(i - 1).lower.size() <= 4
                   ? i + 1
                   : i;
    }
    std::size_t skip_comma(std::size_t i) const { return t_.is_mark(i, ',') ? i + 1 : i; }

    // "July 11, 2025", "July 11", "July 2025", from the month on.
    std::optional<Found> month_day(std::size_t i) const {
        if (!at(i).capital) return std::nullopt;
        const int month = at(i).value;
        const std::size_t next = skip_dot(i + 1);
        if (is_day(next) && !is_counted(next)) {
            const std::size_t year = skip_comma(next + 1);
            if (is_year(year))
                return calendar(i, year + 1, make_date(at(year).value, month, at(next).value),
                                true);
            return yearless(i, next + 1, month, at(next).value);
        }
        const std::size_t year = is(next, "of") ? next + 1 : skip_comma(next);
        if (is_year(year)) return calendar(i, year + 1, make_date(at(year).value, month, 0), true);
        return std::nullopt;
    }

    // A number after a month that counts something: "In May 12 people died".
    bool is_counted(std::size_t i) const {
        return is(i + 1, kUnit) || is(i + 1, "people") || is(i + 1, "percent") ||
               t_.is_mark(i + 1, '%') || t_.is_mark(i + 1, ':');
    }

    // "11 July 2025", "the 11th of July", "9 and 10 July", from the day on.
    std::optional<Found> day_month(std::size_t i) const {
        if (!is_day(i)) return std::nullopt;
        const bool list = is(i + 1, "and") || is(i + 1, "to") || t_.is_mark(i + 1, '-');
        if (list && is_day(i + 2) && is(i + 3, kMonth) && at(i + 3).capital) {
            const std::size_t year = skip_comma(i + 4);
            if (is_year(year))
                return calendar(i, i + 1, make_date(at(year).value, at(i + 3).value, at(i).value),
                                true);
            return yearless(i, i + 1, at(i + 3).value, at(i).value);
        }
        if (list_continues(i)) return yearless_or_last(i);
        const std::size_t month = is(i + 1, "of") ? i + 2 : i + 1;
        if (!is(month, kMonth) || !at(month).capital) return std::nullopt;
        const std::size_t year = skip_comma(skip_dot(month + 1));
        if (is_year(year))
            return calendar(i, year + 1, make_date(at(year).value, at(month).value, at(i).value),
                            true);
        return yearless(i, month + 1, at(month).value, at(i).value);
    }

    // "July 9 and 10", "August 1-5": the number shares the month before it.
    bool list_continues(std::size_t i) const {
        if (i < 3 || !(before(i) == "and" || before(i) == "to" || t_.is_mark(i - 1, '-')))
            return false;
        return is_day(i - 2) && is(i - 3, kMonth) && at(i - 3).capital && !is_counted(i) &&
               at(i).value > at(i - 2).value;
    }

    std::optional<Found> yearless_or_last(std::size_t i) const {
        const std::size_t year = skip_comma(i + 1);
        if (is_year(year))
            return calendar(i, year + 1, make_date(at(year).value, at(i - 3).value, at(i).value),
                            true);
        return yearless(i, i + 1, at(i - 3).value, at(i).value);
    }

    // In a narrative a month follows the one named last; long before it in the year, it is the next
    // year's.
    std::optional<int> narrative_year(int month) const {
        constexpr int kTurn = 7;
        if (!context_.narrative || !last_) return std::nullopt;
        return last_->year + (last_->month - month >= kTurn ? 1 : 0);
    }

    // A day without a year is the nearest one.
    std::optional<Found> yearless(std::size_t from, std::size_t to, int month, int day) const {
        if (const auto year = narrative_year(month))
            return calendar(from, to, make_date(*year, month, day), false);
        if (!context_.reference)
            return is_valid(make_date(2024, month, day))
                       ? found(from, to, fmt::format("XXXX-{:02}-{:02}", month, day))
                       : std::nullopt;
        const Date reference = first_day(*context_.reference);
        std::optional<Date> nearest;
        int best = 1000;
        for (int year = reference.year - 1; year <= reference.year + 1; ++year) {
            const Date date = make_date(year, month, day);
            if (!is_valid(date)) continue;
            const int distance = std::abs((year - reference.year) * 365 +
                                          (month - reference.month) * 30 + day - reference.day);
            if (distance < best) nearest = date;
            best = std::min(best, distance);
        }
        return nearest ? calendar(from, to, *nearest, false) : std::nullopt;
    }

    // "July last year", "March of this year": the year named so, in `steps`, and the token after
    // it.
    std::optional<Shift> year_after(std::size_t i) const {
        const std::size_t modifier = is(i, "of") ? i + 1 : i;
        const bool named = is(modifier, "last") || is(modifier, "next") || is(modifier, "this");
        if (!named || !is(modifier + 1, "year") || !context_.reference) return std::nullopt;
        const int steps = is(modifier, "last") ? -1 : is(modifier, "next") ? 1 : 0;
        return Shift{modifier + 2, context_.reference->year + steps};
    }

    bool needs_company(std::size_t i) const {
        return at(i).lower == "may" || at(i).lower == "march" || at(i).lower == "mar" ||
               at(i).lower.size() <= 4;
    }

    // A month alone; "May" and "March" and short forms only where a preposition or modifier says
    // that a month is meant.
    std::optional<Found> month_alone(std::size_t i) const {
        constexpr auto kCompany = std::to_array<std::string_view>(
            {"in", "since", "until", "till", "by", "of", "from", "through", "before", "after",
             "during", "late", "early", "mid", "around", "to", "and", "-"});
        if (!at(i).capital) return std::nullopt;
        const bool company = is_one_of(before(i), kCompany);
        const bool full_name =
            at(i).lower.size() > 4 || at(i).lower == "june" || at(i).lower == "july";
        if (const auto year = year_after(i + 1))
            return calendar(i, year->next, make_date(year->steps, at(i).value, 0), false);
        if (needs_company(i) && !company && !(full_name && at(i).lower != "march"))
            return std::nullopt;
        if (!full_name && at(i).lower != "may") return std::nullopt;
        return month_value(i, i + 1, at(i).value, direction(i, i + 1));
    }

    std::optional<Found> month_value(std::size_t from,
                                     std::size_t to,
                                     int month,
                                     Direction way) const {
        if (const auto year = narrative_year(month))
            return calendar(from, to, make_date(*year, month, 0), false);
        if (!context_.reference) return found(from, to, fmt::format("XXXX-{:02}", month));
        const Date reference = first_day(*context_.reference);
        const int ahead = month - reference.month;
        const int year = way == Direction::kFuture ? reference.year + (ahead < 0 ? 1 : 0)
                                                   : reference.year - (ahead > 0 ? 1 : 0);
        return calendar(from, to, make_date(year, month, 0), false);
    }

    // ---- days of the week

    // "Friday, July 11, 2025", "Friday 11 July".
    std::optional<Found> weekday_date(std::size_t i) const {
        const std::size_t next = skip_comma(skip_dot(i + 1));
        if (next >= t_.tokens.size()) return std::nullopt;
        std::optional<Found> date = is(next, kMonth)                          ? month_day(next)
                                    : is(next, kNumber) || is(next, kOrdinal) ? day_month(next)
                                                                              : std::nullopt;
        if (!date) return std::nullopt;
        date->from = i;
        return date;
    }

    std::optional<Found> weekday_alone(std::size_t i) const {
        if (!at(i).capital || at(i).lower.size() < 6) return std::nullopt;
        if (at(i).plural)
            return found(i, i + 1, fmt::format("XXXX-WXX-{}", at(i).value + 1), MentionType::kSet);
        return weekday_value(i, i, Direction::kNone);
    }

    // "Thursday of last week", "Friday next week".
    std::optional<Shift> week_after(std::size_t i) const {
        const std::size_t modifier = is(i, "of") ? i + 1 : i;
        const bool named = is(modifier, "last") || is(modifier, "next") || is(modifier, "this");
        if (!named || !is(modifier + 1, "week")) return std::nullopt;
        return Shift{modifier + 2, is(modifier, "last") ? -1 : is(modifier, "next") ? 1 : 0};
    }

    std::optional<Found> weekday_value(std::size_t from, std::size_t i, Direction asked) const {
        const bool part = is(i + 1, kDayPart);
        const std::size_t to = part ? i + 2 : i + 1;
        const std::string suffix = part ? std::string(kDayParts[at(i + 1).value]) : "";
        if (const auto week = week_after(to);
            week && context_.reference && context_.reference->day != 0) {
            const Date monday =
                add_days(*context_.reference, 7 * week->steps - weekday(*context_.reference));
            return found(from, week->next, to_string(add_days(monday, at(i).value)));
        }
        const MentionType type = part ? MentionType::kTime : MentionType::kDate;
        if (!context_.reference || context_.reference->day == 0)
            return found(from, to, fmt::format("XXXX-WXX-{}{}", at(i).value + 1, suffix), type);
        const Date reference = *context_.reference;
        const int ahead = (at(i).value - weekday(reference) + 7) % 7;
        const Direction way = asked != Direction::kNone ? asked : direction(from, to);
        int days = ahead == 0 ? 0 : way == Direction::kFuture ? ahead : ahead - 7;
        if (ahead == 0 && asked == Direction::kPast) days = -7;
        if (ahead == 0 && asked == Direction::kFuture) days = 7;
        return found(from, to, to_string(add_days(reference, days)) + suffix, type);
    }

    // ---- years, seasons, quarters

    bool may_be_year(std::size_t i) const {
        constexpr auto kCounted = std::to_array<std::string_view>(
            {"people",  "miles",  "km",       "kilometres", "kilometers", "feet",     "metres",
             "meters",  "tonnes", "tons",     "workers",    "jobs",       "dollars",  "euros",
             "pounds",  "men",    "women",    "soldiers",   "troops",     "square",   "points",
             "percent", "votes",  "seats",    "copies",     "homes",      "families", "patients",
             "cases",   "deaths", "hectares", "acres",      "kg",         "mln",      "dlrs",
             "pct",     "shares"});
        if (i > 0 && !at(i).spaced && !t_.is_mark(i - 1, '(') && !t_.is_mark(i - 1, '-') &&
            !t_.is_mark(i - 1, '/'))
            return false;
        if (is(i + 1, kUnit) || (i + 1 < t_.tokens.size() && is_one_of(at(i + 1).lower, kCounted)))
            return false;
        if (i + 1 < t_.tokens.size() && !at(i + 1).spaced &&
            (t_.is_mark(i + 1, '%') || ((is(i + 1, kStop) || t_.is_mark(i + 1, ',')) &&
                                        is(i + 2, kNumber) && !at(i + 2).spaced)))
            return false;
        return before(i) != "$" && before(i) != "flight" && before(i) != "no" &&
               before(i) != "number";
    }

    std::optional<Found> year(std::size_t i) const {
        if (!is_year(i) || at(i).kind == kOrdinal) return std::nullopt;
        if (is(i + 1, "s") && !at(i + 1).spaced && at(i).value % 10 == 0)
            return found(i, i + 2, std::to_string(at(i).value / 10));
        if (!may_be_year(i)) return std::nullopt;
        return calendar(i, i + 1, make_date(at(i).value, 0, 0), true);
    }

    // "'90s".
    std::optional<Found> short_decade(std::size_t i) const {
        const bool shape = t_.is_mark(i, '\'') && is(i + 1, kNumber) && at(i + 1).digits == 2 &&
                           at(i + 1).value % 10 == 0 && is(i + 2, "s") && !at(i + 2).spaced;
        if (!shape) return std::nullopt;
        return found(i, i + 3,
                     fmt::format("{}{}", at(i + 1).value >= 30 ? 19 : 20, at(i + 1).value / 10));
    }

    std::optional<Found> century(std::size_t i) const {
        if (at(i).kind != kOrdinal || !is(after_hyphen(i + 1), "century")) return std::nullopt;
        return found(i, after_hyphen(i + 1) + 1, fmt::format("{:02}", at(i).value - 1));
    }

    static std::string season_value(int year, int season) {
        constexpr std::array<std::string_view, 4> kSeasons = {"SP", "SU", "FA", "WI"};
        return fmt::format("{:04}-{}", year, kSeasons[static_cast<std::size_t>(season)]);
    }

    std::optional<Found> season(std::size_t i) const {
        const std::size_t year = is(i + 1, "of") ? i + 2 : i + 1;
        if (!is_year(year)) return std::nullopt;
        return found(i, year + 1, season_value(at(year).value, at(i).value));
    }

    // "the first quarter of 2025", "second half of last year".
    std::optional<Found> quarter(std::size_t i) const {
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
        } else if ((is(of, "last") || is(of, "next") || is(of, "this")) && is(of + 1, "year") &&
                   year) {
            *year += is(of, "last") ? -1 : is(of, "next") ? 1 : 0;
            to = of + 2;
        } else if (kind == DateUnit::kHalf) {
            return std::nullopt;  // of a match, more often than of a year
        }
        return found(i, to,
                     (year ? std::to_string(*year) : "XXXX") +
                         (kind == DateUnit::kHalf ? "-H" : "-Q") + std::to_string(number));
    }

    // ---- relative to the reference

    std::optional<Found> deictic(std::size_t i) const {
        const std::string_view w = at(i).lower;
        const int days = w == "yesterday" ? -1 : w == "tomorrow" ? 1 : 0;
        const bool night = w == "tonight";
        const bool part = is(i + 1, kDayPart) && !night;
        const std::string suffix = night  ? "TNI"
                                   : part ? std::string(kDayParts[at(i + 1).value])
                                          : "";
        const bool known = context_.reference && context_.reference->day != 0;
        const std::string day =
            known ? to_string(add_days(*context_.reference, days)) : "XXXX-XX-XX";
        return found(i, part ? i + 2 : i + 1, day + suffix,
                     suffix.empty() ? MentionType::kDate : MentionType::kTime);
    }

    // "mid-August", "early 2025", "late July", "early next week".
    std::optional<Found> modified(std::size_t i) const {
        const std::string_view w = at(i).lower;
        if (w != "mid" && w != "early" && w != "late") return std::nullopt;
        const std::size_t next = is(i + 1, "in") ? i + 2 : after_hyphen(i + 1);
        if (next >= t_.tokens.size()) return std::nullopt;
        std::optional<Found> inner;
        if (is(next, kMonth) && at(next).capital) {
            inner = month_day(next);
            if (!inner) inner = month_value(next, next + 1, at(next).value, direction(i, next + 1));
        } else if (is(next, kNumber)) {
            inner = year(next);
        } else if (is(next, "last") || is(next, "next") || is(next, "this")) {
            inner = first_of(next, &Finder::relative_unit, &Finder::relative_name);
        } else if (is(next, kSeason)) {
            inner = season(next);
        }
        if (inner) inner->from = i;
        return inner;
    }

    std::optional<Shift> shift(std::size_t i) const {
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
    bool anaphoric(std::size_t i) const {
        return context_.narrative && last_ && before(i) == "the";
    }

    // "the next day", "that same year": from the date named last.
    std::optional<Found> anaphor(std::size_t i) const {
        const std::size_t unit_at = is(i, "that") && is(i + 1, "same") ? i + 2 : i + 1;
        if (!last_ || (!is(unit_at, kUnit) && !is(unit_at, kDayPart))) return std::nullopt;
        const int steps = is(i, "next") || is(i, "following") ? 1 : is(i, "previous") ? -1 : 0;
        if (is(unit_at, kDayPart)) {
            if (last_->day == 0) return std::nullopt;
            return found(
                i, unit_at + 1,
                to_string(add_days(*last_, steps)) + std::string(kDayParts[at(unit_at).value]),
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

    std::optional<Found> next_day(std::size_t i) const {
        return (is(i, "next") || is(i, "previous")) && (is(i + 1, "day") || is(i + 1, kDayPart))
                   ? anaphor(i)
                   : std::nullopt;
    }

    // "two days later", from the date named last.
    std::optional<Found> later(std::size_t from, std::size_t to, int count, DateUnit unit) const {
        if (!last_ || count == 0) return std::nullopt;
        if (unit == DateUnit::kDay && last_day_)
            return calendar(from, to, add_days(*last_day_, count), false);
        if (unit == DateUnit::kMonth && last_->month != 0)
            return calendar(from, to, add_months(*last_, count), false);
        if (unit == DateUnit::kYear)
            return calendar(from, to, make_date(last_->year + count, 0, 0), false);
        return std::nullopt;
    }

    // "last week", "this year", "next month", "past five years".
    std::optional<Found> relative_unit(std::size_t i) const {
        const auto by = shift(i);
        if (!by) return std::nullopt;
        if ((is(by->next, kCount) || is(by->next, kNumber)) && is(by->next + 1, kUnit) &&
            by->steps != 0) {
            return found(
                i, by->next + 2,
                duration(at(by->next).value, static_cast<DateUnit>(at(by->next + 1).value)),
                MentionType::kDuration);
        }
        if (is(by->next, kDayPart)) return day_part_of(i, *by);
        if (!is(by->next, kUnit) || at(by->next).plural) return std::nullopt;
        const std::string value = unit_value(static_cast<DateUnit>(at(by->next).value), by->steps,
                                             anaphoric(i) ? last_ : context_.reference);
        return value.empty() ? std::nullopt : found(i, by->next + 1, value);
    }

    std::optional<Found> day_part_of(std::size_t i, const Shift& by) const {
        if (by.steps > 0 || !context_.reference || context_.reference->day == 0)
            return std::nullopt;
        const Date day = add_days(*context_.reference, by.steps);
        return found(i, by.next + 1, to_string(day) + std::string(kDayParts[at(by.next).value]),
                     MentionType::kTime);
    }

    std::string unit_value(DateUnit unit, int steps, const std::optional<Date>& base) const {
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

    // "last Friday", "next January", "this summer", "July last year" from its month on is
    // month_alone.
    std::optional<Found> relative_name(std::size_t i) const {
        const auto by = shift(i);
        if (!by || by->next >= t_.tokens.size()) return std::nullopt;
        const Direction way = by->steps < 0   ? Direction::kPast
                              : by->steps > 0 ? Direction::kFuture
                                              : Direction::kNone;
        const DateToken& name = at(by->next);
        if (name.kind == kWeekday && name.capital && name.lower.size() >= 6)
            return weekday_value(i, by->next, way);
        if (name.kind == kMonth && name.capital) return relative_month(i, by->next, by->steps);
        if (name.kind == kSeason && context_.reference)
            return found(
                i, by->next + 1,
                season_value(context_.reference->year + relative_season(name.value, by->steps),
                             name.value));
        return std::nullopt;
    }

    std::optional<Found> relative_month(std::size_t from, std::size_t i, int steps) const {
        if (!context_.reference) return found(from, i + 1, fmt::format("XXXX-{:02}", at(i).value));
        const Date reference = first_day(*context_.reference);
        int year = reference.year;
        if (steps < 0 && at(i).value >= reference.month) --year;
        if (steps > 0 && at(i).value <= reference.month) ++year;
        return calendar(from, i + 1, make_date(year, at(i).value, 0), false);
    }

    // Years to add for "last summer" said in March (-1) or October (0).
    int relative_season(int season, int steps) const {
        constexpr std::array<int, 4> kEnds = {5, 8, 11, 12};
        const int month = first_day(*context_.reference).month;
        if (steps < 0) return month > kEnds[static_cast<std::size_t>(season)] ? 0 : -1;
        if (steps > 0) return month >= kEnds[static_cast<std::size_t>(season)] - 2 ? 1 : 0;
        return 0;
    }

    // ---- durations and sets

    // "two weeks", "38-hour", "three days ago", "a year ago".
    std::optional<Found> count_of_units(std::size_t i) const {
        const bool article = is(i, "a") || is(i, "an");
        if (at(i).kind == kOrdinal) return std::nullopt;
        const int count = article ? 1 : at(i).value;
        const std::size_t unit_at = after_hyphen(i + 1);
        if (!is(unit_at, kUnit)) return std::nullopt;
        const auto unit = static_cast<DateUnit>(at(unit_at).value);
        if (unit == DateUnit::kWeekend || unit == DateUnit::kHalf || at(i).value > 100'000)
            return std::nullopt;
        const std::size_t to = unit_at + 1;
        if (is(to, "ago")) return ago(i, to + 1, count, unit);
        if (is(to, "later") || is(to, "afterwards")) {
            if (auto date = later(i, to + 1, count, unit)) return date;
        }
        if (article) return std::nullopt;
        const bool singular = count != 1 && !at(unit_at).plural && unit_at == i + 1;
        return singular ? std::nullopt
                        : found(i, to, duration(count, unit), MentionType::kDuration);
    }

    std::optional<Found> ago(std::size_t from, std::size_t to, int count, DateUnit unit) const {
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

    std::optional<Found> every(std::size_t i) const {
        const std::size_t next = i + 1;
        if (is(next, kUnit) && !at(next).plural)
            return found(i, next + 1, duration(1, static_cast<DateUnit>(at(next).value)),
                         MentionType::kSet);
        if (is(next, kWeekday))
            return found(i, next + 1, fmt::format("XXXX-WXX-{}", at(next).value + 1),
                         MentionType::kSet);
        if (is(next, kMonth) && at(next).capital)
            return found(i, next + 1, fmt::format("XXXX-{:02}", at(next).value), MentionType::kSet);
        if ((is(next, kCount) || is(next, kNumber)) && is(next + 1, kUnit))
            return found(i, next + 2,
                         duration(at(next).value, static_cast<DateUnit>(at(next + 1).value)),
                         MentionType::kSet);
        return std::nullopt;
    }

    std::optional<Found> adverb(std::size_t i) const {
        const char letter = at(i).lower[0];
        return found(i, i + 1,
                     letter == 'd'   ? "P1D"
                     : letter == 'w' ? "P1W"
                     : letter == 'm' ? "P1M"
                                     : "P1Y",
                     MentionType::kSet);
    }

    // ---- times of day

    // "10 a.m.", "3:30 pm", "14:05", with a weekday after it: "10 p.m. Wednesday".
    std::optional<Found> clock(std::size_t i) const {
        if (at(i).kind != kNumber || at(i).value > 23 || at(i).digits > 2) return std::nullopt;
        const bool minutes = t_.is_mark(i + 1, ':') && is(i + 2, kNumber) &&
                             at(i + 2).digits == 2 && at(i + 2).value < 60 && !at(i + 2).spaced;
        std::size_t to = minutes ? i + 3 : i + 1;
        int hour = at(i).value;
        const bool half = (is(to, "am") || is(to, "pm"));
        const bool dotted = (is(to, "a") || is(to, "p")) && is(to + 1, kStop) && is(to + 2, "m");
        if (!half && !dotted && !minutes) return std::nullopt;
        if (half || dotted) {
            if (hour > 12) return std::nullopt;
            hour = hour % 12 + (at(to).lower[0] == 'p' ? 12 : 0);
            to += half ? 1 : is(to + 3, kStop) && !at(to + 3).spaced ? 4 : 3;
        }
        const std::string time = fmt::format("T{:02}:{:02}", hour, minutes ? at(i + 2).value : 0);
        const std::size_t day = is(to, "on") ? to + 1 : to;
        if (is(day, kWeekday) && at(day).capital && at(day).lower.size() >= 6) {
            const auto date = weekday_value(day, day, Direction::kNone);
            return found(i, day + 1, date->value.substr(0, 10) + time, MentionType::kTime);
        }
        const bool known = context_.reference && context_.reference->day != 0;
        return found(i, to, (known ? to_string(*context_.reference) : "XXXX-XX-XX") + time,
                     MentionType::kTime);
    }

    // ---- which way a weekday or month points

    // The nearest verb of the sentence decides, looking back first; "by", "until" and "next" look
    // ahead.
    Direction direction(std::size_t from, std::size_t to) const {
        constexpr std::size_t kReach = 14;
        if (before(from) == "by" || before(from) == "until" || before(from) == "till")
            return Direction::kFuture;
        for (std::size_t step = 1; step <= kReach && step <= from && !ends_clause(from - step);
             ++step) {
            if (const Direction way = cue(from - step); way != Direction::kNone) return way;
        }
        for (std::size_t i = to; i < std::min(t_.tokens.size(), to + kReach) && !ends_clause(i);
             ++i) {
            if (const Direction way = cue(i); way != Direction::kNone) return way;
        }
        return Direction::kNone;
    }

    bool ends_clause(std::size_t i) const {
        return is(i, kStop) && (i + 1 >= t_.tokens.size() || at(i + 1).spaced) &&
               at(i).end - at(i).start == 1 && (i == 0 || at(i - 1).lower.size() > 1);
    }

    Direction cue(std::size_t i) const {
        constexpr auto kFuture = std::to_array<std::string_view>(
            {"will",    "shall",    "scheduled", "expected", "due",    "upcoming", "plans",
             "planned", "planning", "expects",   "hopes",    "ahead",  "tomorrow", "next",
             "could",   "would",    "may",       "begins",   "starts", "opens",    "takes"});
        constexpr auto kPast = std::to_array<std::string_view>(
            {"said", "was", "were", "had",  "did",   "told",  "went",  "came",  "made", "took",
             "held", "met", "won",  "lost", "found", "began", "broke", "fell",  "rose", "left",
             "gave", "saw", "shot", "cut",  "has",   "have",  "been",  "since", "ago"});
        const std::string_view word = at(i).lower;
        if (at(i).kind == kMonth && at(i).capital) return Direction::kNone;
        if (is_one_of(word, kFuture)) return Direction::kFuture;
        if (is_one_of(word, kPast)) return Direction::kPast;
        return at(i).kind == kOther && word.size() > 4 && word.ends_with("ed") ? Direction::kPast
                                                                               : Direction::kNone;
    }

    const DateTokens& t_;
    const DateContext& context_;
    std::optional<Date>& last_;     // the last date with a year of its own
    std::optional<Date> last_day_;  // the last day named in this paragraph
};

// Without a publication date: the latest full date that the beginning states.
std::optional<Date> latest_full_date(const Article& article) {
    constexpr std::size_t kParagraphs = 5;
    std::optional<Date> latest;
    std::size_t read = 0;
    for (const Paragraph& paragraph : article.paragraphs) {
        if (!is_indexed(paragraph.kind) || read++ == kParagraphs) continue;
        std::vector<Mention> mentions;
        std::optional<Date> last;
        find_mentions(article.text_of(paragraph), {}, last, mentions);
        for (const Mention& mention : mentions) {
            const auto date = parse_iso_date(std::string_view(mention.value).substr(0, 10));
            if (date && date->day != 0 && (!latest || *latest < *date)) latest = date;
        }
        if (read >= kParagraphs) break;
    }
    return latest;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Whether most years that the text states lie well before the reference: history, in which "in
// June" is the June of the year that was named last. Looks at numbers of four digits only, which
// costs next to nothing.
bool is_narrative(const Article& article, const std::optional<Date>& reference) {
    constexpr std::size_t kFew = 6;
    std::size_t far = 0;
    std::size_t all = 0;
    const std::string& text = article.text;
    for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
        if (!is_digit(text[at])) continue;
        std::size_t end = at;
        int value = 0;
        for (; end < text.size() && is_digit(text[end]); ++end) {
            if (end - at < 4) value = value * 10 + (text[end] - '0');
        }
        if (end - at == 4 && value >= kFirstYear && value <= kLastYear) {
            ++all;
            far += !reference || value + 1 < reference->year ? 1 : 0;
        }
        at = end;
    }
    return all >= kFew && far * 4 > all * 3;
}

}  // namespace

void find_mentions(std::string_view text,
                   const DateContext& context,
                   std::optional<Date>& last,
                   std::vector<Mention>& out) {
    const DateTokens tokens(text);
    Finder(tokens, context, last).run(out);
}

void find_mentions(Article& article) {
    article.mentions.clear();
    if (language(article.lang).code != "en") return;
    DateContext context;
    context.reference = article.published ? article.published : latest_full_date(article);
    context.narrative = is_narrative(article, context.reference);
    std::optional<Date> last;
    for (const Paragraph& paragraph : article.paragraphs) {
        const std::size_t first = article.mentions.size();
        find_mentions(article.text_of(paragraph), context, last, article.mentions);
        for (std::size_t i = first; i < article.mentions.size(); ++i) {
            article.mentions[i].start += paragraph.start;
            article.mentions[i].end += paragraph.start;
        }
    }
}

}  // namespace dateline
