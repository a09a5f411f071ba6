// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// `text` made safe to print on a terminal. Every headline, text, file name, query and message
/// passes through this function. Accepts any bytes. Ill-formed UTF-8 becomes U+FFFD; so do controls
/// (C0 except newline and tab, DEL, C1), invisible format characters and noncharacters. Soft
/// hyphens, zero-width spaces, direction marks, overrides and isolates (marks.h) are left out, and
/// so are zero-width joiners except between letters that need them (Arabic, Indic, emoji). Linear.
std::string sanitize(std::string_view text);

/// The same on one line: newlines and tabs become spaces.
std::string sanitize_line(std::string_view text);

}  // namespace dateline
