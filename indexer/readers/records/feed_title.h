// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/pages/dom.h"

namespace dateline {

/// The title of the feed (RSS, Atom) whose document begins with `head`; empty if there is none.
std::string feed_title(std::string_view head);

/// The text of the first child of that name as one line; empty if there is none.
std::string child_line(const xmlNode* item, std::string_view name);

}  // namespace dateline
