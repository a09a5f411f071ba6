// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "searcher/output/format.h"

namespace dateline {

/// Text as it stands in HTML, inside an attribute's quotation marks too: & < > " ' escaped, what a
/// terminal may not show (sanitize_line) taken out.
std::string escape_html(std::string_view text);

/// What stands before the first answer of a page, and after the last: one file with its style,
/// light and dark, that asks nothing of any network and runs no script (a Content-Security-Policy
/// says so).
std::string html_head();
std::string html_tail();

/// An answer as a section of the page: count, facets and time chart, hits with marked passages. All
/// text is escaped; only addresses of http and https become links.
std::string format_html(const Answer& answer);

}  // namespace dateline
