// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "common/article/date.h"
#include "indexer/readers/input/format.h"

namespace dateline {

/// One article's bytes, as they stand in a file, or why a record can't be had.
struct RawRecord {
    std::uint64_t number = 0;  ///< 1 for the first of its file
    InputFormat format = InputFormat::kText;
    std::string bytes;
    std::string error;  ///< where not empty, `bytes` are none

    // What the container says of it; empty where it says nothing.
    std::string member;            ///< path inside an archive
    bool alone = false;            ///< the only one of its file or member
    std::string url;               ///< where it was fetched
    std::string charset;           ///< as declared by the server
    std::string source;            ///< title of the feed
    std::optional<Date> captured;  ///< the day on which it was fetched: no article is younger
};

}  // namespace dateline
