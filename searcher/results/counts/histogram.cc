// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/counts/histogram.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "common/schema/terms.h"
#include "searcher/results/counts/facets.h"

namespace dateline {
namespace {

Date start_of(const Date& date, Period period) {
    switch (period) {
        case Period::kWeek:
            return add_days(date, -weekday(date));
        case Period::kMonth:
            return {date.year, date.month, 0};
        case Period::kYear:
            return {date.year, 0, 0};
        default:
            return date;
    }
}

Date next_start(const Date& start, Period period) {
    return start_of(add_days(last_day(start), period == Period::kWeek ? 7 : 1), period);
}

bool is_coarser(const Date& date, Period period) {
    const Precision precision = date.precision();
    if (period == Period::kYear) return false;
    return period == Period::kMonth ? precision == Precision::kYear : precision != Precision::kDay;
}

int days_between(const Date& first, const Date& last) {
    return (last.year - first.year) * 365 + (last.month - first.month) * 30 + last.day - first.day;
}

Period fitting(const std::map<Date, std::uint64_t>& counts) {
    if (counts.empty()) return Period::kDay;
    const int days =
        days_between(first_day(counts.begin()->first), last_day(counts.rbegin()->first));
    if (days <= 31) return Period::kDay;
    if (days <= 26 * 7) return Period::kWeek;
    return days <= 40 * 31 ? Period::kMonth : Period::kYear;
}

// Adds the periods without articles in between.
void fill(Histogram& histogram) {
    std::vector<Histogram::Bar> filled;
    for (const Histogram::Bar& bar : histogram.bars) {
        while (!filled.empty() && filled.size() < kMostBars) {
            const Date next = next_start(filled.back().start, histogram.period);
            if (next >= bar.start) break;
            filled.push_back({next, 0});
        }
        if (filled.size() >= kMostBars) return;
        filled.push_back(bar);
    }
    histogram.bars = std::move(filled);
}

// The ISO week of a Monday: that of its Thursday's year.
std::string week_label(const Date& monday) {
    const Date thursday = add_days(monday, 3);
    const Date january{thursday.year, 1, 1};
    int days = 0;
    for (int month = 1; month < thursday.month; ++month) {
        days += days_in_month(thursday.year, month);
    }
    const int week = (days + thursday.day - january.day) / 7 + 1;
    return fmt::format("{:04}-W{:02}", thursday.year, week);
}

}  // namespace

std::string_view name_of(Period period) {
    static constexpr std::array<std::string_view, 5> kNames = {"auto", "day", "week", "month",
                                                               "year"};
    return kNames[static_cast<std::size_t>(period)];
}

std::string label_of(const Histogram::Bar& bar, Period period) {
    return period == Period::kWeek ? week_label(bar.start) : to_string(bar.start);
}

Histogram count_by_date(const AllMatches& matches, const IndexReader& index, Period period) {
    const ValueCounts values(matches, index, ColumnField::kDate, {}, nullptr);
    std::map<Date, std::uint64_t> counts;
    Histogram histogram;
    histogram.undated = values.without();
    for (const Facet::Value& value : values.values()) {
        if (const auto date = date_of_value(value.text))
            counts[*date] += value.count;
        else
            histogram.undated += value.count;
    }
    histogram.period = period == Period::kAuto ? fitting(counts) : period;
    std::map<Date, std::uint64_t> bars;
    for (const auto& [date, count] : counts) {
        if (is_coarser(date, histogram.period))
            histogram.coarse += count;
        else
            bars[start_of(date, histogram.period)] += count;
    }
    for (const auto& [start, count] : bars) {
        histogram.bars.push_back({start, count});
    }
    fill(histogram);
    return histogram;
}

}  // namespace dateline
