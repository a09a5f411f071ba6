// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/records/feed_title.h"

#include "common/text/text.h"
#include "common/text/utf8.h"

namespace dateline {

std::string feed_title(std::string_view head) {
    const Dom dom = parse_xml(head);
    const xmlNode* root = root_of(dom);
    if (root == nullptr) return {};
    const xmlNode* channel = find_child(root, "channel");
    return child_line(channel != nullptr ? channel : root, "title");
}

std::string child_line(const xmlNode* item, std::string_view name) {
    const xmlNode* child = find_child(item, name);
    return child != nullptr ? squeeze(repair_text(text_below(child))) : std::string();
}

}  // namespace dateline
