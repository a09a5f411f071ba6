// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "indexer/dates/date_finder.h"

namespace dateline {

using enum DateWord;

// "10 a.m.", "3:30 pm", "10.40pm", "14:05", with a day after it: "10 p.m. Wednesday", "11 a.m. on
// 11 November 1918".
DateFinder::Match DateFinder::clock(std::size_t i) const {
    if (at(i).kind != kNumber || at(i).value > 23 || at(i).digits > 2) return std::nullopt;
    const bool two = is(i + 2, kNumber) && at(i + 2).digits == 2 && at(i + 2).value < 60 &&
                     !at(i + 2).spaced && !at(i + 1).spaced;
    const bool colon = two && t_.is_mark(i + 1, ':');
    const bool point = two && is(i + 1, kStop);  // only with a.m. or p.m.
    std::size_t to = colon || point ? i + 3 : i + 1;
    int hour = at(i).value;
    const bool universal = is(to, "utc") || is(to, "gmt");
    const bool half = is(to, "am") || is(to, "pm");
    const bool dotted = (is(to, "a") || is(to, "p")) && is(to + 1, kStop) && is(to + 2, "m");
    if (!half && !dotted && !colon) return std::nullopt;
    if (half || dotted) {
        if (hour > 12) return std::nullopt;
        hour = hour % 12 + (at(to).lower[0] == 'p' ? 12 : 0);
        to += half ? 1 : is(to + 3, kStop) && !at(to + 3).spaced ? 4 : 3;
    }
    const int minute = colon || point ? at(i + 2).value : 0;
    if (universal) ++to;
    return time_on_day(i, to, fmt::format("T{:02}:{:02}{}", hour, minute, universal ? "Z" : ""));
}

// "six o'clock on Monday morning".
DateFinder::Match DateFinder::clock_word(std::size_t i) const {
    if (!is(i + 1, "o") || !t_.is_mark(i + 2, '\'') || !is(i + 3, "clock") || at(i).value < 1 ||
        at(i).value > 12)
        return std::nullopt;
    return time_on_day(i, i + 4, fmt::format("T{:02}:00", at(i).value));
}

// "noon", "midnight on Friday", "the night of June 27".
DateFinder::Match DateFinder::part_of_day(std::size_t i) const {
    const std::string_view w = at(i).lower;
    if (w == "noon" || w == "midday") return time_on_day(i, i + 1, "T12:00");
    if (w == "midnight") return time_on_day(i, i + 1, "T00:00");
    if (!is(i, kDayPart) || !is(i + 1, "of")) return std::nullopt;
    Match out = named_day(i + 2);
    if (!out || !out->date || out->date->day == 0) return std::nullopt;
    out->from = i;
    out->type = MentionType::kTime;
    out->value += kDayParts[at(i).value];
    return out;
}

// A time of the day that is named behind it, else of the day named last, else of the publication's.
DateFinder::Match DateFinder::time_on_day(std::size_t from,
                                          std::size_t to,
                                          std::string_view time) const {
    static constexpr WordSet kZones(
        {"et", "est", "edt", "ct", "cst", "cdt", "mt", "pt", "pst", "pdt", "bst", "cet", "cest"});
    if (has(to) && kZones.contains(at(to).lower)) ++to;
    Match out = named_day(is(to, "on") ? to + 1 : skip_comma(to));
    const auto date =
        out ? parse_iso_date(std::string_view(out->value).substr(0, 10)) : std::nullopt;
    if (date && date->day != 0) {
        out->from = from;
        out->type = MentionType::kTime;
        out->value = to_string(*date) + std::string(time);
        return out;
    }
    return found(from, to, day_of_time() + std::string(time), MentionType::kTime);
}

DateFinder::Match DateFinder::named_day(std::size_t i) const {
    if (!has(i)) return std::nullopt;
    if (is_weekday(i)) return first_of(i, &DateFinder::weekday_date, &DateFinder::weekday_alone);
    return is_month(i) ? month_day(i) : is_day(i) ? day_month(i) : std::nullopt;
}

std::string DateFinder::day_of_time() const {
    if (last_day_) return to_string(*last_day_);
    const bool known = context_.reference && context_.reference->day != 0;
    return known ? to_string(*context_.reference) : "XXXX-XX-XX";
}

}  // namespace dateline
