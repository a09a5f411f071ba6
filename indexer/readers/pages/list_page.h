// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "indexer/readers/fields/article_draft.h"

namespace dateline {

/// Reads a message out of a page of a mail archive, as MHonArc and Pipermail write them, both of
/// which mark header and body by comments: subject, sender, date and id, and the body as text.
/// False where it is no such page.
bool read_list_page(std::string_view page, ArticleDraft& draft);

}  // namespace dateline
