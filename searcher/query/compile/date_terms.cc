// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/date_terms.h"

#include <algorithm>
#include <optional>

#include "common/schema/schema.h"
#include "common/schema/terms.h"

namespace dateline {
namespace {

// The first day of the first year and the last day of the last year of any article.
std::optional<std::pair<Date, Date>> indexed_years(std::string_view prefix,
                                                   const Xapian::Database& articles) {
    const std::string start = std::string(prefix) + std::string(kYearPrefix);
    std::optional<Date> first;
    std::optional<Date> last;
    const auto end = articles.allterms_end(start);
    for (auto term = articles.allterms_begin(start); term != end; ++term) {
        const auto year = parse_iso_date((*term).substr(start.size()));
        if (!year || year->month != 0) continue;
        if (!first) first = year;
        last = year;
    }
    if (!first) return std::nullopt;
    return std::pair(first_day(*first), last_day(*last));
}

// The largest unit that begins on `day` and doesn't pass `last`.
Date unit_from(const Date& day, const Date& last) {
    const Date year{day.year, 0, 0};
    const Date month{day.year, day.month, 0};
    if (day == first_day(year) && last_day(year) <= last) return year;
    return day.day == 1 && last_day(month) <= last ? month : day;
}

}  // namespace

std::vector<std::string> date_range_terms(const DateRange& range,
                                          std::string_view prefix,
                                          const Xapian::Database& articles) {
    std::vector<std::string> terms;
    const auto years = indexed_years(prefix, articles);
    if (!years) return terms;
    const Date last = std::min(range.last.value_or(years->second), years->second);
    Date day = std::max(range.first.value_or(years->first), years->first);
    while (day <= last) {
        const Date unit = unit_from(day, last);
        terms.push_back(date_terms(unit, prefix).back());
        day = add_days(last_day(unit), 1);
    }
    return terms;
}

}  // namespace dateline
