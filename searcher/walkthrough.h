// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace dateline {

/// dateline(7): from a folder of articles to alerts, as troff.
std::string walkthrough_man_page();

}  // namespace dateline
