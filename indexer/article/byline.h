// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace dateline {

/// A line that says who wrote the story, and from where.
struct BylineMatch {
    std::vector<Byline> bylines;
    std::string place;  ///< "in Beijing", empty where none is given
};

/// Whether the whole line is a byline: "By Jane Doe and John Roe", "By Jane Doe, Health
/// Correspondent", "Par …", "Von …", "Por …". Names are one to five words, each with a capital.
std::optional<BylineMatch> match_byline(std::string_view line);

/// The names in an author field: "Jane Doe and John Roe", "Jane Doe; John Roe", "By Jane Doe". A
/// name in capitals is kept as it is.
std::vector<Byline> split_authors(std::string_view authors);

}  // namespace dateline
