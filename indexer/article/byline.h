// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"

namespace dateline {

/// A line that says who wrote the story, and from where.
struct BylineMatch {
    std::vector<Byline> bylines;
    std::string place;  ///< "in Beijing", empty where none is given
};

/// Whether the whole line is a byline: "By Jane Doe and John Roe", "By Jane Doe, Health
/// Correspondent", "Par …", "Von …", "Por …". Names are one to five words, each with a capital.
std::optional<BylineMatch> match_byline(std::string_view line);

/// A byline without "By": a name and a place in one line, "Dewey Sim in Beijing", also run together
/// ("Dewey Simin Beijing"), which `text` must bear out by the name standing somewhere else in it,
/// as an author note does.
std::optional<BylineMatch> match_bare_byline(std::string_view line, std::string_view text);

/// A line that is nothing but names of two words and more, "Jane Doe, John Roe and Ann Poe": a
/// byline where a date follows.
std::optional<BylineMatch> match_name_line(std::string_view line);

/// The names in an author field: "Jane Doe and John Roe", "Jane Doe; John Roe", "By Jane Doe". A
/// name in capitals is kept as it is.
std::vector<Byline> split_authors(std::string_view authors);

}  // namespace dateline
