// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "indexer/dates/date_finder.h"

namespace dateline {

using enum DateWord;

// "two weeks", "38-hour", "three days ago", "a year ago", "two years earlier".
DateFinder::Match DateFinder::count_of_units(std::size_t i) const {
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
    if (is(to, "earlier") && !is(to + 1, "this") && !is(to + 1, "than")) {
        if (auto date = later(i, to + 1, -count, unit)) return date;
    }
    if (article) return std::nullopt;
    const bool singular = count != 1 && !at(unit_at).plural && unit_at == i + 1;
    return singular ? std::nullopt : found(i, to, duration(count, unit), MentionType::kDuration);
}

// "for a week", "within an hour": elsewhere "a day" is a rate or no time at all.
DateFinder::Match DateFinder::one_unit(std::size_t i) const {
    static constexpr WordSet kBefore({"for", "within", "after", "in", "over", "than", "nearly",
                                      "almost", "about", "another", "lasted", "least"});
    if (!is(i + 1, kUnit) || at(i + 1).plural || !kBefore.contains(before(i))) return std::nullopt;
    const auto unit = static_cast<DateUnit>(at(i + 1).value);
    if (unit == DateUnit::kSecond || unit == DateUnit::kHalf || unit == DateUnit::kQuarter ||
        unit == DateUnit::kWeekend)
        return std::nullopt;
    return found(i, i + 2, duration(1, unit), MentionType::kDuration);
}

DateFinder::Match DateFinder::every(std::size_t i) const {
    const std::size_t next = i + 1;
    if (is(next, kUnit) && !at(next).plural)
        return found(i, next + 1, duration(1, static_cast<DateUnit>(at(next).value)),
                     MentionType::kSet);
    if (is(next, kDayPart))
        return found(i, next + 1, "XXXX-XX-XX" + std::string(kDayParts[at(next).value]),
                     MentionType::kSet);
    if (is(next, kWeekday))
        return found(i, next + 1, fmt::format("XXXX-WXX-{}", at(next).value + 1),
                     MentionType::kSet);
    if (is_month(next))
        return found(i, next + 1, fmt::format("XXXX-{:02}", at(next).value), MentionType::kSet);
    if ((is(next, kCount) || is(next, kNumber)) && is(next + 1, kUnit))
        return found(i, next + 2,
                     duration(at(next).value, static_cast<DateUnit>(at(next + 1).value)),
                     MentionType::kSet);
    return std::nullopt;
}

DateFinder::Match DateFinder::adverb(std::size_t i) const {
    const char letter = at(i).lower[0];
    const std::string_view value = letter == 'd'   ? "P1D"
                                   : letter == 'w' ? "P1W"
                                   : letter == 'm' ? "P1M"
                                                   : "P1Y";
    return found(i, i + 1, std::string(value), MentionType::kSet);
}

}  // namespace dateline
