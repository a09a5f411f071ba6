// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "indexer/readers/fields/article_draft.h"

namespace dateline {

/// Reads a message from a page of a mail archive written by MHonArc or Pipermail, both of which
/// mark header and body by comments: subject, sender, date, id, and the body as text. Returns false
/// for any other page.
bool read_list_page(std::string_view page, ArticleDraft& draft);

}  // namespace dateline
