// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/articles/feed_article.h"

#include <algorithm>

#include "common/text/text.h"
#include "common/text/utf8.h"
#include "indexer/readers/pages/html_article.h"
#include "indexer/readers/pages/page_body.h"
#include "indexer/readers/records/feed_title.h"

namespace dateline {
namespace {

// Feed titles are often HTML inside XML: "AT&amp;amp;T", "&lt;i&gt;Rest&lt;/i&gt;".
std::string title_of(const xmlNode* item) {
    std::string title = child_line(item, "title");
    const xmlNode* node = find_child(item, "title");
    const bool html = node != nullptr && attribute(node, "type") == "html";
    if (!html && !holds_entity(title)) return title;
    return text_of_html(title);
}

// "jane@example.org (Jane Doe)" names Jane Doe.
std::string author_name(std::string author) {
    const std::size_t open = author.find('(');
    if (open == std::string::npos || author.find('@') == std::string::npos) return author;
    return squeeze(std::string_view(author).substr(open + 1, author.find(')') - open - 1));
}

void add_authors(const xmlNode* item, StatedFields& fields) {
    for_each_child(item, "creator", [&](const xmlNode* node) {
        fields.authors.push_back(squeeze(text_below(node)));
    });
    if (!fields.authors.empty()) return;
    for_each_child(item, "author", [&](const xmlNode* node) {
        const xmlNode* name = find_child(node, "name");
        fields.authors.push_back(author_name(squeeze(text_below(name != nullptr ? name : node))));
    });
}

std::string link_of(const xmlNode* item) {
    std::string url;
    for_each_child(item, "link", [&](const xmlNode* node) {
        const std::string_view rel = attribute(node, "rel");
        const std::string_view href = attribute(node, "href");
        if (url.empty() && (rel.empty() || rel == "alternate"))
            url = href.empty() ? squeeze(text_below(node)) : std::string(href);
    });
    return url;
}

// The markup is text (RSS, Atom type="html") or elements (type="xhtml").
std::vector<StoryBlock> body_of(const xmlNode* node) {
    if (attribute(node, "type") == "xhtml") return story_of_fragment(page_blocks(node));
    const std::string text = repair_text(text_below(node));
    if (is_html_body(text)) return read_html_body(text);
    std::vector<StoryBlock> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", at), text.size());
        if (std::string line = squeeze(std::string_view(text).substr(at, end - at)); !line.empty())
            lines.push_back({std::move(line), std::nullopt});
        at = end + 1;
    }
    return lines;
}

std::size_t length_of(const std::vector<StoryBlock>& blocks) {
    std::size_t length = 0;
    for (const StoryBlock& block : blocks) {
        length += block.text.size();
    }
    return length;
}

}  // namespace

void read_feed_item(const xmlNode* item, ArticleDraft& draft) {
    StatedFields fields;
    fields.title = title_of(item);
    fields.url = link_of(item);
    for (const std::string_view name : {"guid", "id"})
        if (fields.id.empty()) fields.id = child_line(item, name);
    for (const std::string_view name : {"pubDate", "published", "date", "issued", "updated"}) {
        if (std::string date = child_line(item, name); !date.empty())
            fields.dates.push_back(std::move(date));
    }
    add_authors(item, fields);
    for_each_child(item, "category", [&](const xmlNode* node) {
        const std::string_view term = attribute(node, "term");
        fields.tags.push_back(term.empty() ? squeeze(text_below(node)) : std::string(term));
    });
    fields.source = child_line(item, "source");
    take_fields(fields, DateSource::kMeta, draft);
    draft.body.emplace();
    for (const std::string_view name : {"encoded", "content", "description", "summary"}) {
        const xmlNode* node = find_child(item, name);
        if (node == nullptr) continue;
        auto body = body_of(node);
        if (length_of(body) > length_of(*draft.body)) draft.body = std::move(body);
    }
}

}  // namespace dateline
