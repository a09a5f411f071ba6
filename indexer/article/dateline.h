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
    std::string agency;        ///< the text in parentheses, empty if there is none
    std::optional<Date> date;  ///< if it contains a full date
    std::uint32_t end;         ///< byte after the dash and its space, where the story begins
};

/// The dateline at the beginning of `paragraph`: a place in upper case, at most 80 bytes before a
/// dash; or a place before a news agency in parentheses, with or without a dash ("Lagos, Nigeria
/// (CNN) "), or the agency alone. Also the Chinese form 【agency place date 电】, whose agency ends
/// in 社.
std::optional<DatelineMatch> match_dateline(std::string_view paragraph);

/// A line that is only a place and a full date: "Lisandra, 4 de julio de 2025".
std::optional<DatelineMatch> match_place_and_date(std::string_view line);

/// The place in a dateline field, such as "SALVADOR, Feb 26".
std::string place_of_dateline(std::string_view dateline);

}  // namespace dateline
