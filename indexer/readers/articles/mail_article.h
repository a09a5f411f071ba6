// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "indexer/readers/fields/article_draft.h"
#include "indexer/readers/input/record.h"

namespace dateline {

/// Reads a message (RFC 5322, MIME): its parts of text in order, of alternatives the plain one, no
/// attachments; a message that it forwards where it has no text of its own. Parts are looked at to
/// a depth of 16 and to the number of 1,000. False and the reason where it has no text.
bool read_mail(const RawRecord& record, ArticleDraft& draft, std::string& error);

}  // namespace dateline
