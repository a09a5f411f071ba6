// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "indexer/readers/fields/article_draft.h"
#include "indexer/readers/input/record.h"
#include "indexer/readers/pages/dom.h"

namespace dateline {

/// The article of an NITF document (IPTC NITF 3).
void read_nitf(const xmlNode* nitf, ArticleDraft& draft);

/// The article of a NewsML-G2 newsItem (IPTC), its content in NITF, HTML or plain text. False and
/// the reason for items that aren't text: pictures, packages.
bool read_newsml(const xmlNode* item, ArticleDraft& draft, std::string& error);

/// The article of an XML record, told by its elements: those above, or an item of a feed.
bool read_xml(const RawRecord& record, ArticleDraft& draft, std::string& error);

}  // namespace dateline
