// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// `text` made safe to print on a terminal: the one function through which every headline, text,
/// file name, query and message passes. Any bytes are welcome. Ill-formed UTF-8 becomes U+FFFD;
/// controls (C0 but newline and tab, DEL, C1), bidirectional overrides and isolates, zero-width and
/// other invisible format characters, and noncharacters become U+FFFD too, except the zero-width
/// joiners between letters that need them (Arabic, Indic, emoji). Linear.
std::string sanitize(std::string_view text);

/// The same on one line: newlines and tabs become spaces.
std::string sanitize_line(std::string_view text);

}  // namespace dateline
