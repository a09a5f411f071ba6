// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/sources/recency.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "common/schema/terms.h"

namespace dateline {
double RecencyWeight::of(std::string_view date) const {
    const auto published = date_of_value(date);
    if (!published) return 0;
    const double age = days_since_1970(today) - days_since_1970(last_day(*published));
    return most * std::exp2(-std::max(age, 0.0) / half_life);
}

std::optional<Date> newest_date(const std::vector<Xapian::Database>& segments) {
    std::optional<Date> newest;
    for (const Xapian::Database& segment : segments) {
        const Column column(column_bytes(segment, ColumnField::kDate));
        for (std::uint32_t value = 0; value < column.values(); ++value) {
            const auto date = date_of_value(column.value(value));
            if (date && (!newest || last_day(*date) > *newest)) newest = last_day(*date);
        }
    }
    // A date in the future is an error.
    const Date today = day_of_time(std::chrono::duration_cast<std::chrono::nanoseconds>(
                                       std::chrono::system_clock::now().time_since_epoch())
                                       .count());
    return newest ? std::min(*newest, today) : newest;
}

void RecencySource::init(const Xapian::Database& segment) {
    column_ = std::make_unique<Column>(column_bytes(segment, ColumnField::kDate));
    by_group_.assign(column_->groups(), 0);
    std::vector<std::uint32_t> values;
    for (std::uint32_t group = 1; group < by_group_.size(); ++group) {
        column_->get_group(group, values);
        if (!values.empty()) by_group_[group] = weight_.of(column_->value(values[0]));
    }
    set_maxweight(by_group_.empty() ? 0 : std::ranges::max(by_group_));
    at_ = 0;
    last_ = segment.get_lastdocid();
}

}  // namespace dateline
