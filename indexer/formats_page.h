// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace dateline {

/// dateline-formats(5): what is read, how it is recognised and which fields it gives, as troff.
std::string formats_man_page();

}  // namespace dateline
