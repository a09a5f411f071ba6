// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "indexer/readers/fields/article_draft.h"
#include "indexer/readers/input/record.h"
#include "indexer/readers/pages/dom.h"

namespace dateline {

/// Reads the article of an NITF document (IPTC NITF 3).
void read_nitf(const xmlNode* nitf, ArticleDraft& draft);

/// Reads the article of a NewsML-G2 newsItem (IPTC), whose content is NITF, HTML or plain text.
/// Returns false and sets `error` for items that aren't text: pictures, packages.
bool read_newsml(const xmlNode* item, ArticleDraft& draft, std::string& error);

/// Reads the article of an XML record, identified by its elements: one of the above, or a feed's
/// item.
bool read_xml(const RawRecord& record, ArticleDraft& draft, std::string& error);

}  // namespace dateline
