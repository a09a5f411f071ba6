// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "searcher/results/hits.h"

namespace dateline {

/// Where a hit can be read: its file where that is the article alone, else its own address on the
/// web, else the file that holds it; empty where none is known. A URL of printable ASCII (RFC
/// 3986), of http, https or file.
std::string link_of(const Hit& hit);

/// Whether `url` is one of http or https that holds nothing but printable ASCII.
bool is_web_address(std::string_view url);

/// Whether standard output is a terminal known to show links (OSC 8).
bool terminal_takes_links();

}  // namespace dateline
