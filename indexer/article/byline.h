// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"

namespace dateline {

/// A line that names the authors, and perhaps their place.
struct BylineMatch {
    std::vector<Byline> bylines;
    std::string place;  ///< "in Beijing"; empty if absent
};

/// Matches if the whole line is a byline: "By Jane Doe and John Roe", "By Jane Doe, Health
/// Correspondent", "Par …", "Von …", "Por …". Names have one to five words, each capitalised.
std::optional<BylineMatch> match_byline(std::string_view line);

/// A byline without "By": a name and a place in one line, "Dewey Sim in Beijing", or run together
/// ("Dewey Simin Beijing"); the name must also occur elsewhere in `text`, as in an author note.
std::optional<BylineMatch> match_bare_byline(std::string_view line, std::string_view text);

/// A line of nothing but names of two or more words, "Jane Doe, John Roe and Ann Poe": a byline if
/// a date follows.
std::optional<BylineMatch> match_name_line(std::string_view line);

/// The names in an author field: "Jane Doe and John Roe", "Jane Doe; John Roe", "By Jane Doe". A
/// name in upper case is left as it is.
std::vector<Byline> split_authors(std::string_view authors);

}  // namespace dateline
