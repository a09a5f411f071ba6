// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "indexer/readers/fields/article_draft.h"
#include "indexer/readers/input/record.h"

namespace dateline {

/// Reads a message (RFC 5322, MIME): its text parts in order, of alternatives the plain one,
/// without attachments; if it has no text of its own, the message that it forwards. Looks at no
/// more than 1,000 parts, nested at most 16 deep. Returns false and sets `error` if there is no
/// text.
bool read_mail(const RawRecord& record, ArticleDraft& draft, std::string& error);

}  // namespace dateline
