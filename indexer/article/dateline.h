// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/article/date.h"

namespace dateline {

/// The dateline that opens a story: "KUALA LUMPUR, Malaysia (Agency) – ", "LONDON, MARCH 3 (AGENCY)
/// - ".
struct DatelineMatch {
    std::string place;         ///< as printed, without date and agency
    std::string agency;        ///< what stands in brackets, empty where nothing does
    std::optional<Date> date;  ///< where it holds a full date
    std::uint32_t end;         ///< byte after the dash and its space: the story begins here
};

/// The dateline at the beginning of `paragraph`: a place in capitals, at most 80 bytes before a
/// dash; or before a news agency in brackets, with a dash or without ("Lagos, Nigeria (CNN) "; the
/// agency alone, too). Also the Chinese form 【agency place date 电】, whose agency ends in 社.
std::optional<DatelineMatch> match_dateline(std::string_view paragraph);

/// A line of its own that gives a place and a full date: "Lisandra, 4 de julio de 2025".
std::optional<DatelineMatch> match_place_and_date(std::string_view line);

/// The place of a dateline given apart, such as "SALVADOR, Feb 26".
std::string place_of_dateline(std::string_view dateline);

}  // namespace dateline
