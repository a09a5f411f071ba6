// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "indexer/dates/date_rules.h"

namespace dateline::dates {

using enum DateWord;

// "two weeks", "38-hour", "three days ago", "a year ago", "two years earlier".
DateMatch count_of_units(const DateText& t, std::size_t i) {
    const bool article = t.is(i, "a") || t.is(i, "an");
    if (t.at(i).kind == kOrdinal) return std::nullopt;
    const int count = article ? 1 : t.at(i).value;
    const std::size_t unit_at = t.after_hyphen(i + 1);
    if (!t.is(unit_at, kUnit)) return std::nullopt;
    const auto unit = static_cast<DateUnit>(t.at(unit_at).value);
    if (unit == DateUnit::kWeekend || unit == DateUnit::kHalf || t.at(i).value > 100'000)
        return std::nullopt;
    const std::size_t to = unit_at + 1;
    // "a 6-year-old", "12 years old": ages are no times.
    if (t.is(t.after_hyphen(to), "old") || t.is(to, "olds")) return std::nullopt;
    if (t.is(to, "ago")) return ago(t, i, to + 1, count, unit);
    if (t.is(to, "later") || t.is(to, "afterwards")) {
        if (auto date = later(t, i, to + 1, count, unit)) return date;
    }
    if (t.is(to, "earlier") && !t.is(to + 1, "this") && !t.is(to + 1, "than")) {
        if (auto date = later(t, i, to + 1, -count, unit)) return date;
    }
    if (article) return std::nullopt;
    const bool singular = count != 1 && !t.at(unit_at).plural && unit_at == i + 1;
    return singular ? std::nullopt : found(i, to, duration(count, unit), MentionType::kDuration);
}

// "for a week", "within an hour": elsewhere "a day" is a rate or not a time at all.
DateMatch one_unit(const DateText& t, std::size_t i) {
    static constexpr WordSet kBefore({"for", "within", "after", "in", "over", "than", "nearly",
                                      "almost", "about", "another", "lasted", "least"});
    if (!t.is(i + 1, kUnit) || t.at(i + 1).plural || !kBefore.contains(t.before(i)))
        return std::nullopt;
    const auto unit = static_cast<DateUnit>(t.at(i + 1).value);
    if (unit == DateUnit::kSecond || unit == DateUnit::kHalf || unit == DateUnit::kQuarter ||
        unit == DateUnit::kWeekend)
        return std::nullopt;
    return found(i, i + 2, duration(1, unit), MentionType::kDuration);
}

DateMatch every(const DateText& t, std::size_t i) {
    const std::size_t next = i + 1;
    if (t.is(next, kUnit) && !t.at(next).plural)
        return found(i, next + 1, duration(1, static_cast<DateUnit>(t.at(next).value)),
                     MentionType::kSet);
    if (t.is(next, kDayPart))
        return found(i, next + 1, "XXXX-XX-XX" + std::string(kDayParts[t.at(next).value]),
                     MentionType::kSet);
    if (t.is(next, kWeekday))
        return found(i, next + 1, fmt::format("XXXX-WXX-{}", t.at(next).value + 1),
                     MentionType::kSet);
    if (t.is_month(next))
        return found(i, next + 1, fmt::format("XXXX-{:02}", t.at(next).value), MentionType::kSet);
    if ((t.is(next, kCount) || t.is(next, kNumber)) && t.is(next + 1, kUnit))
        return found(i, next + 2,
                     duration(t.at(next).value, static_cast<DateUnit>(t.at(next + 1).value)),
                     MentionType::kSet);
    return std::nullopt;
}

DateMatch adverb(const DateText& t, std::size_t i) {
    const char letter = t.at(i).lower[0];
    const std::string_view value = letter == 'd'   ? "P1D"
                                   : letter == 'w' ? "P1W"
                                   : letter == 'm' ? "P1M"
                                                   : "P1Y";
    return found(i, i + 1, std::string(value), MentionType::kSet);
}

}  // namespace dateline::dates
