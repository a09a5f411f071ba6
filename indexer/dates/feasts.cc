// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>

#include "indexer/dates/date_rules.h"

namespace dateline::dates {

using enum DateWord;

namespace {

// Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher).
Date easter(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return make_date(year, f / 31, f % 31 + 1);
}

// A feast: its words, and how its day follows from the year.
struct Feast {
    std::array<std::string_view, 4> words;
    enum Kind : std::uint8_t { kFixed, kEaster, kNth, kNone } kind;
    int a = 0;  // the month; days after Easter
    int b = 0;  // the day; the weekday
    int nth = 0;
    int shift = 0;  // days after that weekday
};

constexpr auto kFeasts = std::to_array<Feast>({
    {{"good", "friday"}, Feast::kEaster, -2},
    {{"easter", "monday"}, Feast::kEaster, 1},
    {{"easter", "sunday"}, Feast::kEaster, 0},
    {{"easter"}, Feast::kEaster, 0},
    {{"palm", "sunday"}, Feast::kEaster, -7},
    {{"ash", "wednesday"}, Feast::kEaster, -46},
    {{"maundy", "thursday"}, Feast::kEaster, -3},
    {{"holy", "thursday"}, Feast::kEaster, -3},
    {{"whit", "monday"}, Feast::kEaster, 50},
    {{"whit", "sunday"}, Feast::kEaster, 49},
    {{"shrove", "tuesday"}, Feast::kEaster, -47},
    {{"fat", "tuesday"}, Feast::kEaster, -47},
    {{"black", "friday"}, Feast::kNth, 11, 3, 4, 1},
    {{"cyber", "monday"}, Feast::kNth, 11, 3, 4, 4},
    {{"election", "day"}, Feast::kNth, 11, 0, 1, 1},
    {{"columbus", "day"}, Feast::kNth, 10, 0, 2},
    {{"presidents", "day"}, Feast::kNth, 2, 0, 3},
    {{"mother", "'", "s", "day"}, Feast::kNth, 5, 6, 2},
    {{"father", "'", "s", "day"}, Feast::kNth, 6, 6, 3},
    {{"valentine", "'", "s", "day"}, Feast::kFixed, 2, 14},
    {{"veterans", "day"}, Feast::kFixed, 11, 11},
    {{"remembrance", "day"}, Feast::kFixed, 11, 11},
    {{"armistice", "day"}, Feast::kFixed, 11, 11},
    {{"bastille", "day"}, Feast::kFixed, 7, 14},
    {{"groundhog", "day"}, Feast::kFixed, 2, 2},
    {{"juneteenth"}, Feast::kFixed, 6, 19},
    {{"saint", "patrick"}, Feast::kFixed, 3, 17},
    {{"super", "tuesday"}, Feast::kNone},
    {{"bloody", "sunday"}, Feast::kNone},
    {{"super", "sunday"}, Feast::kNone},
    {{"giving", "tuesday"}, Feast::kNone},
    {{"casual", "friday"}, Feast::kNone},
});

Date day_of_feast(const Feast& feast, int year) {
    switch (feast.kind) {
        case Feast::kEaster:
            return add_days(easter(year), feast.a);
        case Feast::kNth:
            return add_days(nth_weekday(year, feast.a, feast.b, feast.nth), feast.shift);
        default:
            return make_date(year, feast.a, feast.b);
    }
}

std::size_t end_of_words(const DateText& t, std::size_t i, const Feast& feast) {
    std::size_t to = i;
    while (to - i < feast.words.size() && !feast.words[to - i].empty() &&
           t.is(to, feast.words[to - i])) {
        ++to;
    }
    return to - i < feast.words.size() && !feast.words[to - i].empty() ? i : to;
}

// The feast nearest to the reference that fits the verbs; "last" and "next" before it count.
std::optional<int> year_of_feast(const DateText& t,
                                 std::size_t from,
                                 std::size_t to,
                                 const Feast& feast) {
    const std::size_t year = t.is(to, "of") || t.is(to, "in") ? to + 1 : t.skip_comma(to);
    if (t.is_year(year)) return t.at(year).value;
    if (!t.context.reference) return std::nullopt;
    const Date reference = first_day(*t.context.reference);
    const std::string_view before = t.before(from);
    const Direction stated = before == "last" || before == "previous" ? Direction::kPast
                             : before == "next" || before == "coming" ? Direction::kFuture
                                                                      : Direction::kNone;
    const Direction way = stated != Direction::kNone ? stated : direction(t, from, to);
    std::optional<int> best;
    int least = 0;
    for (int y = reference.year - 1; y <= reference.year + 1; ++y) {
        const int distance = days_since_1970(day_of_feast(feast, y)) - days_since_1970(reference);
        if (way == Direction::kPast && distance > 0) continue;
        if (way == Direction::kFuture && distance < 0) continue;
        if (!best || std::abs(distance) < least) {
            best = y;
            least = std::abs(distance);
        }
    }
    return best;
}

// An expression that is recognised so that no other rule reads a date into it.
DateMatch no_date(std::size_t from, std::size_t to) {
    return found(from, to, "");
}

}  // namespace

// "Good Friday", "Easter Monday 2019", "Black Friday". Of "Super Tuesday" and its like only the
// words are recognised: they are no weekday of this week.
DateMatch feast(const DateText& t, std::size_t i) {
    if (!t.at(i).capital) return std::nullopt;
    for (const Feast& one : kFeasts) {
        const std::size_t to = end_of_words(t, i, one);
        if (to == i) continue;
        if (one.words[1].empty() && t.has(to) && t.at(to).kind == kOther && t.at(to).capital)
            continue;  // "Easter Island"
        if (one.kind == Feast::kNone) return no_date(i, to);
        const auto year = year_of_feast(t, i, to, one);
        if (!year) return no_date(i, to);
        const std::size_t stated = t.is(to, "of") || t.is(to, "in") ? to + 1 : t.skip_comma(to);
        return calendar(i, t.is_year(stated) ? stated + 1 : to, day_of_feast(one, *year),
                        t.is_year(stated));
    }
    return std::nullopt;
}

// "the Sunday Times", "the Mail on Sunday", "Friday Night Lights": a weekday in the name of a paper
// or a programme.
DateMatch titled_weekday(const DateText& t, std::size_t i) {
    static constexpr WordSet kPapers({"times", "telegraph", "mirror", "mail", "express", "herald",
                                      "post", "tribune", "star", "people", "business", "sun",
                                      "independent", "evening", "world", "school"});
    if (!t.is_weekday(i) || !t.has(i + 1)) return std::nullopt;
    const bool paper =
        t.at(i + 1).capital && kPapers.contains(t.at(i + 1).lower) && t.at(i + 1).spaced;
    const bool show =
        t.is(i + 1, kDayPart) && t.at(i + 1).capital && t.has(i + 2) && t.at(i + 2).capital;
    const bool on = i >= 2 && t.is(i - 1, "on") &&
                    (t.is(i - 2, "mail") || t.is(i - 2, "independent")) && t.at(i - 2).capital;
    if (paper || show) return no_date(i, i + 2);
    return on ? no_date(i, i + 1) : std::nullopt;
}

}  // namespace dateline::dates
