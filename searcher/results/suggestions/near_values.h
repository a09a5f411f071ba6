// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/index_reader.h"
#include "common/metadata/columns.h"

namespace dateline {

/// How a typed name may be meant.
struct NearValue {
    std::string words;  ///< of the value, as it spells them
    double cost = 0;    ///< in misspellings (misspelling.h)
};

/// How unlikely it is that `typed` means `value`; `std::nullopt` if it doesn't. Each typed word
/// stands, misspelled or not, for a word of the value, in its order ("ruth bader ginsberg"); or
/// what was typed is made of the beginnings of its words ("nytimes.com", "wsj", "NY Times"), or of
/// one of them ("fox news" for FoxNews). Words left out cost a little.
std::optional<NearValue> near_value(std::string_view typed, std::string_view value);

/// The values of a field most likely meant by `typed`, the likeliest first, at most `most`. Reads
/// all values of the field.
std::vector<NearValue> near_values(const IndexReader& index,
                                   ColumnField field,
                                   std::string_view typed,
                                   std::size_t most);

}  // namespace dateline
