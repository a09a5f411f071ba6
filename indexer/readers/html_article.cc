// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/html_article.h"

#include "common/text.h"
#include "common/utf8.h"
#include "indexer/readers/charset.h"
#include "indexer/readers/list_page.h"
#include "indexer/readers/page_body.h"
#include "indexer/readers/page_fields.h"

namespace dateline {
namespace {

// <meta charset="…"> or the older form, in the first bytes (WHATWG HTML, prescan).
std::string declared_charset(std::string_view page) {
    const std::string head = ascii_lower(page.substr(0, 4096));
    const std::size_t at = head.find("charset=");
    if (at == std::string::npos) return {};
    const std::size_t begin = head.find_first_not_of("\"' ", at + 8);
    if (begin == std::string::npos) return {};
    return head.substr(begin, head.find_first_of("\"' ;/>", begin) - begin);
}

}  // namespace

bool read_page(const RawRecord& record,
               JsonArticles& json,
               ArticleDraft& draft,
               std::string& error) {
    const std::string page = to_utf8(
        record.bytes, record.charset.empty() ? declared_charset(record.bytes) : record.charset);
    if (read_list_page(page, draft)) return true;
    const Dom dom = parse_html(page);
    const xmlNode* root = root_of(dom);
    const xmlNode* body = root != nullptr ? find_element(root, "body") : nullptr;
    if (body == nullptr) {
        error = "an empty page";
        return false;
    }
    const PageFacts facts = read_facts(root, json);
    const std::vector<PageBlock> blocks = page_blocks(body);
    take_page_fields(facts, blocks, record.url, draft);
    draft.body = story_of(blocks, body, draft.article.headline, facts.linked.body);
    if (!draft.body->empty()) return true;
    error = "a page without an article: it lists others, or has next to no text";
    return false;
}

std::vector<StoryBlock> read_html_body(std::string_view html) {
    const Dom dom = parse_html(html);
    const xmlNode* root = root_of(dom);
    return root != nullptr ? story_of_fragment(page_blocks(root)) : std::vector<StoryBlock>();
}

bool is_html_body(std::string_view text) {
    constexpr std::size_t kLooked = 2000;
    text = text.substr(0, kLooked);
    for (const std::string_view tag : {"<p>", "<p ", "<P>", "<br", "<div", "<h2", "<h3", "<ul>"})
        if (text.find(tag) != std::string_view::npos) return true;
    return false;
}

}  // namespace dateline
