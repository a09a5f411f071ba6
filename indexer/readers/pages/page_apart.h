// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "indexer/readers/pages/dom.h"

namespace dateline {

/// The name that marks an element as beside the story: its own (nav, aside), its role, a word of
/// its class or id (share, related, comment …), or "display:none". Empty if there is none. Valid as
/// long as the program runs.
std::string_view apart_name(const xmlNode* element);

/// Whether a story sometimes consists of elements of that name: the slides of a gallery, the part
/// behind a pay-wall.
bool can_hold_story(std::string_view apart_name);

}  // namespace dateline
