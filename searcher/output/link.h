// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "searcher/results/hits.h"

namespace dateline {

/// A link to a hit: its file if that is the article alone, else its own web address, else the file
/// that contains it; empty if none is known. A URL of printable ASCII (RFC 3986), of http, https or
/// file.
std::string link_of(const Hit& hit);

/// Whether `url` is http or https and only printable ASCII.
bool is_web_address(std::string_view url);

/// Whether standard output is a terminal known to show links (OSC 8).
bool terminal_takes_links();

}  // namespace dateline
