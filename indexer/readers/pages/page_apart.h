// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "indexer/readers/pages/dom.h"

namespace dateline {

/// The name by which an element says that it stands beside the story: its own (nav, aside), its
/// role, a word of its class or id (share, related, comment …), or
/// "display:none". Empty where it says no
/// such thing. Lives as long as the program.
std::string_view apart_name(const xmlNode* element);

/// Whether elements of that name are sometimes what a story is made of: the slides of a gallery,
/// the part behind a pay-wall.
bool can_hold_story(std::string_view apart_name);

}  // namespace dateline
