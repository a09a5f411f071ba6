// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace dateline {

/// Whether two given names, in lower case, may be one person's: equal, an initial and a name that
/// begins with it ("j." and "james"), or forms of one name ("chuck" and "charles", "bob" and
/// "robert"). Two short forms of one name count ("bob" and "rob").
bool same_given_name(std::string_view a, std::string_view b);

/// Whether a given name, in lower case, is an initial ("j", "j.").
bool is_initial_of_name(std::string_view name);

/// Whether a given name, in lower case, is a short form, of one name or of several ("alex").
bool is_short_name(std::string_view name);

}  // namespace dateline
