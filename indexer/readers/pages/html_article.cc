// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/pages/html_article.h"

#include "common/text/text.h"
#include "common/text/utf8.h"
#include "indexer/readers/input/charset.h"
#include "indexer/readers/pages/list_page.h"
#include "indexer/readers/pages/page_body.h"
#include "indexer/readers/pages/page_fields.h"

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

// The paragraphs of an article's body as given by linked data.
std::vector<StoryBlock> stated_story(std::string_view body) {
    constexpr std::size_t kShortest = 60;
    if (body.size() < kShortest) return {};
    if (is_html_body(body)) return read_html_body(body);
    const bool escaped = holds_entity(body);
    std::vector<StoryBlock> blocks;
    while (!body.empty()) {
        const std::size_t end = std::min(body.find('\n'), body.size());
        const std::string_view raw = body.substr(0, end);
        if (std::string line = escaped ? text_of_html(raw) : squeeze(raw); !line.empty())
            blocks.push_back({std::move(line), std::nullopt});
        body.remove_prefix(std::min(body.size(), end + 1));
    }
    return blocks;
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
    // A script draws the text, but linked data contains it.
    draft.body = stated_story(facts.linked.body);
    if (!draft.body->empty()) return true;
    error = "a page without an article: it lists others, or has next to no text";
    return false;
}

std::vector<StoryBlock> read_html_body(std::string_view html) {
    const Dom dom = parse_html(html);
    const xmlNode* root = root_of(dom);
    return root != nullptr ? story_of_fragment(page_blocks(root)) : std::vector<StoryBlock>();
}

bool holds_entity(std::string_view text) {
    for (std::size_t at = text.find('&'); at != std::string_view::npos;
         at = text.find('&', at + 1)) {
        const std::size_t end = text.find_first_not_of(
            "#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", at + 1);
        if (end != std::string_view::npos && end > at + 1 && end - at < 12 && text[end] == ';')
            return true;
    }
    return false;
}

std::string text_of_html(std::string_view line) {
    const Dom dom = parse_html("<p>" + std::string(line) + "</p>");
    const xmlNode* root = root_of(dom);
    return root != nullptr ? squeeze(repair_text(text_below(root))) : squeeze(line);
}

bool is_html_body(std::string_view text) {
    constexpr std::size_t kLooked = 2000;
    text = text.substr(0, kLooked);
    for (const std::string_view tag : {"<p>", "<p ", "<P>", "<br", "<div", "<h2", "<h3", "<ul>",
                                       "</a>", "</b>", "</i>", "</em>", "</strong>"})
        if (text.find(tag) != std::string_view::npos) return true;
    return false;
}

}  // namespace dateline
