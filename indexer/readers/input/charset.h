// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// `bytes` as well-formed UTF-8 with line ends `\n`. A byte order mark decides, then whether it is
/// UTF-8 already (a few ill-formed bytes become U+FFFD), then `declared` (a name of the IANA
/// registry, read as browsers do: ISO 8859-1 is windows-1252; empty: none), then what uchardet
/// finds, else windows-1252. Linear.
std::string to_utf8(std::string_view bytes, std::string_view declared);

}  // namespace dateline
