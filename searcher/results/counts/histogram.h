// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/article/date.h"
#include "searcher/results/counts/all_matches.h"

namespace dateline {

enum class Period : std::uint8_t {
    kAuto,  ///< the shortest of which the matches span few enough for a screen
    kDay,
    kWeek,  ///< from Monday
    kMonth,
    kYear,
};

/// How many matching articles were published when.
struct Histogram {
    struct Bar {
        Date start;  ///< a day, month or year as the period is; a week's Monday
        std::uint64_t count = 0;
    };
    Period period = Period::kDay;
    std::vector<Bar> bars;  ///< in order, empty ones between too where they are below kMostBars
    std::uint64_t undated = 0;
    std::uint64_t coarse = 0;  ///< dated by a month or year that is longer than the period
};

/// Above this, periods without an article are left out.
inline constexpr std::size_t kMostBars = 1000;

std::string_view name_of(Period period);

/// "2025-07-11", "2025-W28" (ISO 8601), "2025-07", "2025".
std::string label_of(const Histogram::Bar& bar, Period period);

/// Exact; costs a look into an array for each match.
Histogram count_by_date(const AllMatches& matches, const IndexReader& index, Period period);

}  // namespace dateline
