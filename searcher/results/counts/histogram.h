// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/article/date.h"
#include "searcher/results/counts/all_matches.h"

namespace dateline {

enum class Period : std::uint8_t {
    kAuto,  ///< the shortest period with few enough bars for a screen
    kDay,
    kWeek,  ///< from Monday
    kMonth,
    kYear,
};

/// The number of matching articles by date of publication.
struct Histogram {
    struct Bar {
        Date start;  ///< a day, month or year, depending on the period; a week's Monday
        std::uint64_t count = 0;
    };
    Period period = Period::kDay;
    std::vector<Bar> bars;  ///< in order; with the empty ones between, unless above kMostBars
    std::uint64_t undated = 0;
    std::uint64_t coarse = 0;  ///< dated only by a month or year longer than the period
};

/// Above this number of bars, periods without an article are left out.
inline constexpr std::size_t kMostBars = 1000;

std::string_view name_of(Period period);

/// "2025-07-11", "2025-W28" (ISO 8601), "2025-07", "2025".
std::string label_of(const Histogram::Bar& bar, Period period);

/// Exact; costs an array lookup per match.
Histogram count_by_date(const AllMatches& matches, const IndexReader& index, Period period);

}  // namespace dateline
