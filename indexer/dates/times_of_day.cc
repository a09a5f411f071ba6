// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "indexer/dates/date_rules.h"

namespace dateline::dates {

using enum DateWord;

// "10 a.m.", "3:30 pm", "10.40pm", "14:05", with or without a day after it: "10 p.m. Wednesday",
// "11 a.m. on 11 November 1918".
DateMatch clock(const DateText& t, std::size_t i) {
    if (t.at(i).kind != kNumber || t.at(i).value > 23 || t.at(i).digits > 2) return std::nullopt;
    const bool two = t.is(i + 2, kNumber) && t.at(i + 2).digits == 2 && t.at(i + 2).value < 60 &&
                     !t.at(i + 2).spaced && !t.at(i + 1).spaced;
    const bool colon = two && t.is_mark(i + 1, ':');
    const bool point = two && t.is(i + 1, kStop);  // only with a.m. or p.m.
    std::size_t to = colon || point ? i + 3 : i + 1;
    int hour = t.at(i).value;
    const bool universal = t.is(to, "utc") || t.is(to, "gmt");
    const bool half = t.is(to, "am") || t.is(to, "pm");
    const bool dotted =
        (t.is(to, "a") || t.is(to, "p")) && t.is(to + 1, kStop) && t.is(to + 2, "m");
    if (!half && !dotted && !colon) return std::nullopt;
    if (half || dotted) {
        if (hour > 12) return std::nullopt;
        hour = hour % 12 + (t.at(to).lower[0] == 'p' ? 12 : 0);
        to += half ? 1 : t.is(to + 3, kStop) && !t.at(to + 3).spaced ? 4 : 3;
    }
    const int minute = colon || point ? t.at(i + 2).value : 0;
    if (universal) ++to;
    return time_on_day(t, i, to, fmt::format("T{:02}:{:02}{}", hour, minute, universal ? "Z" : ""));
}

// "six o'clock on Monday morning".
DateMatch clock_word(const DateText& t, std::size_t i) {
    if (!t.is(i + 1, "o") || !t.is_mark(i + 2, '\'') || !t.is(i + 3, "clock") ||
        t.at(i).value < 1 || t.at(i).value > 12)
        return std::nullopt;
    return time_on_day(t, i, i + 4, fmt::format("T{:02}:00", t.at(i).value));
}

// "noon", "midnight on Friday", "the night of June 27".
DateMatch part_of_day(const DateText& t, std::size_t i) {
    const std::string_view w = t.at(i).lower;
    if (w == "noon" || w == "midday") return time_on_day(t, i, i + 1, "T12:00");
    if (w == "midnight") return time_on_day(t, i, i + 1, "T00:00");
    if (!t.is(i, kDayPart) || !t.is(i + 1, "of")) return std::nullopt;
    DateMatch out = named_day(t, i + 2);
    if (!out || !out->date || out->date->day == 0) return std::nullopt;
    out->from = i;
    out->type = MentionType::kTime;
    out->value += kDayParts[t.at(i).value];
    return out;
}

namespace {

// The token after a zone: "ET", "GMT", "local time (1200 GMT)".
std::size_t skip_zone(const DateText& t, std::size_t to) {
    static constexpr WordSet kZones({"et",  "est", "edt", "ct",  "cst", "cdt",  "mt",     "mst",
                                     "mdt", "pt",  "pst", "pdt", "bst", "cet",  "cest",   "gmt",
                                     "utc", "ist", "jst", "hkt", "sgt", "aest", "eastern"});
    if (t.has(to) && kZones.contains(t.at(to).lower)) ++to;
    if ((t.is(to, "local") || t.is(to - 1, "eastern")) &&
        t.is(t.is(to, "local") ? to + 1 : to, "time"))
        to += t.is(to, "local") ? 2 : 1;
    if (t.is_mark(to, '(') && t.is(to + 1, kNumber)) {
        for (std::size_t close = to + 2; close < to + 8 && t.has(close); ++close) {
            if (t.is_mark(close, ')')) return close + 1;
        }
    }
    return to;
}

}  // namespace

// "0900 GMT", "1800 hours local time".
DateMatch four_digit_clock(const DateText& t, std::size_t i) {
    if (t.at(i).kind != kNumber || t.at(i).digits != 4) return std::nullopt;
    const int hour = t.at(i).value / 100;
    const int minute = t.at(i).value % 100;
    const bool universal = t.is(i + 1, "gmt") || t.is(i + 1, "utc");
    const bool hours = t.is(i + 1, "hours") && t.before(i) == "at";
    const bool zone = universal || hours || t.is(i + 1, "bst") || t.is(i + 1, "cet");
    if (!zone || hour > 23 || minute > 59) return std::nullopt;
    return time_on_day(t, i, i + 2,
                       fmt::format("T{:02}:{:02}{}", hour, minute, universal ? "Z" : ""));
}

// A time on the day that follows it, else on the day named last, else on the day of publication.
DateMatch time_on_day(const DateText& t, std::size_t from, std::size_t to, std::string_view time) {
    to = skip_zone(t, to);
    std::size_t day = t.is(to, "on") ? to + 1 : t.skip_comma(to);
    if (t.is(day, "early") || t.is(day, "late")) ++day;
    DateMatch out = named_day(t, day);
    const auto date =
        out ? parse_iso_date(std::string_view(out->value).substr(0, 10)) : std::nullopt;
    if (date && date->day != 0) {
        out->from = from;
        out->type = MentionType::kTime;
        out->value = to_string(*date) + std::string(time);
        return out;
    }
    return found(from, to, day_of_time(t) + std::string(time), MentionType::kTime);
}

DateMatch named_day(const DateText& t, std::size_t i) {
    if (!t.has(i)) return std::nullopt;
    if (t.is_weekday(i)) return first_of(t, i, weekday_date, weekday_alone);
    return t.is_month(i) ? month_day(t, i) : t.is_day(i) ? day_month(t, i) : std::nullopt;
}

std::string day_of_time(const DateText& t) {
    if (t.last_day) return to_string(*t.last_day);
    const bool known = t.context.reference && t.context.reference->day != 0;
    return known ? to_string(*t.context.reference) : "XXXX-XX-XX";
}

}  // namespace dateline::dates
