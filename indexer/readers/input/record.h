// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "common/article/date.h"
#include "indexer/readers/input/format.h"

namespace dateline {

/// One article's bytes, unchanged, or why a record is unavailable.
struct RawRecord {
    std::uint64_t number = 0;  ///< 1 for the first of its file
    InputFormat format = InputFormat::kText;
    std::string bytes;
    std::string error;  ///< if not empty, there are no `bytes`
    std::string note;   ///< what is wrong with it, though it is given as it stands

    // What the container says about it; empty if it says nothing.
    std::string member;            ///< path inside an archive
    bool alone = false;            ///< the only one of its file or member
    std::string url;               ///< where it was fetched
    std::string charset;           ///< as declared by the server
    std::string source;            ///< title of the feed
    std::optional<Date> captured;  ///< the day on which it was fetched: no article is later
};

}  // namespace dateline
