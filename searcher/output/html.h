// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "searcher/output/answer.h"

namespace dateline {

/// Escapes text for HTML, attribute values included: & < > " ' are escaped, characters unsafe on a
/// terminal (sanitize_line) removed.
std::string escape_html(std::string_view text);

/// The text before the first answer of a page, and after the last: one file with its style, light
/// and dark, that makes no network requests and runs no script (enforced by a
/// Content-Security-Policy).
std::string html_head();
std::string html_tail();

/// An answer as a section of the page: count, facets and time chart, hits with highlighted
/// passages. All text is escaped; only http and https addresses become links.
std::string format_html(const Answer& answer);

}  // namespace dateline
