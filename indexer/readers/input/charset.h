// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// `bytes` as well-formed UTF-8 with `\n` line ends. The encoding is given by a byte order mark;
/// else it is UTF-8 if `bytes` already is (a few ill-formed bytes become U+FFFD); else `declared`
/// (a name of the IANA registry, read as browsers do: ISO 8859-1 is windows-1252; empty: none);
/// else what uchardet finds; else windows-1252. Linear.
std::string to_utf8(std::string_view bytes, std::string_view declared);

}  // namespace dateline
