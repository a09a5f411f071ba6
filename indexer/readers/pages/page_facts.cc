// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/pages/page_facts.h"

#include <algorithm>
#include <array>

#include "common/text/text.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

bool names_author(const xmlNode* node) {
    const std::string_view rel = attribute(node, "rel");
    if (rel == "author") return true;
    const std::string_view prop = attribute(node, "itemprop");
    if (prop == "author" || prop == "creator") return true;
    for (const std::string_view value :
         {attribute(node, "class"), attribute(node, "id"), attribute(node, "data-testid")}) {
        for (const std::string_view word : {"byline", "author", "writer", "contributor"})
            if (has_word(value, word)) return true;
    }
    return false;
}

bool names_date(const xmlNode* node) {
    for (const std::string_view value : {attribute(node, "class"), attribute(node, "id")}) {
        for (const std::string_view word : {"date", "publish", "posted", "timestamp"})
            if (has_word(value, word)) return true;
    }
    return false;
}

void read_meta(const xmlNode* node, PageFacts& facts) {
    const std::string_view content = trim(attribute(node, "content"));
    if (content.empty()) return;
    for (const char* const key : {"property", "name", "itemprop"}) {
        const std::string_view name = attribute(node, key);
        if (!name.empty()) facts.meta.emplace_back(ascii_lower(trim(name)), squeeze(content));
    }
}

void read_script(const xmlNode* node, JsonArticles& json, PageFacts& facts) {
    if (attribute(node, "type") != "application/ld+json") return;
    StatedFields fields;
    if (!json.read_linked_data(text_below(node), fields)) return;
    // Of several, keep the one that says most: listings describe other stories briefly.
    const bool fuller = !facts.has_linked ||
                        (facts.linked.dates.empty() && !fields.dates.empty()) ||
                        (facts.linked.title.empty() && !fields.title.empty());
    if (fuller) facts.linked = std::move(fields);
    facts.has_linked = true;
}

void read_element(const xmlNode* node, JsonArticles& json, PageFacts& facts) {
    const std::string_view name = name_of(node);
    if (name == "meta") return read_meta(node, facts);
    if (name == "script") return read_script(node, json, facts);
    if (name == "title" && facts.title.empty() && name_of(node->parent) != "svg")
        facts.title = line_of(node);
    if (name == "html") facts.lang = attribute(node, "lang");
    if (name == "link" && attribute(node, "rel") == "canonical")
        facts.canonical = attribute(node, "href");
    if (name == "h1") {
        if (facts.headings.empty()) facts.times_above = facts.times.size();
        facts.headings.push_back(node);
    }
    if (name == "time") facts.times.push_back(node);
    if (node->properties == nullptr) return;
    if (!attribute(node, "itemprop").empty()) facts.props.push_back(node);
    if (names_author(node)) facts.bylines.push_back(node);
    if (names_date(node)) facts.dated.push_back(node);
}

}  // namespace

bool has_word(std::string_view value, std::string_view word) {
    if (value.size() < word.size()) return false;
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
    return std::search(value.begin(), value.end(), word.begin(), word.end(), same) != value.end();
}

std::string line_of(const xmlNode* node) {
    std::string text;
    for (const xmlNode* at = node; at != nullptr;
         at = next_node(at, node, name_of(at) != "script" && name_of(at) != "style")) {
        if (is_text(at))
            text += content_of(at);
        else if (name_of(at) != "b" && name_of(at) != "i" && name_of(at) != "em" &&
                 name_of(at) != "strong")
            text += ' ';
    }
    return squeeze(text);
}

std::string_view PageFacts::meta_of(std::string_view name) const {
    const auto found = std::ranges::find(meta, name, &std::pair<std::string, std::string>::first);
    return found == meta.end() ? std::string_view() : std::string_view(found->second);
}

PageFacts read_facts(const xmlNode* root, JsonArticles& json) {
    PageFacts facts;
    for (const xmlNode* node = root; node != nullptr; node = next_node(node, root)) {
        if (node->type == XML_ELEMENT_NODE) read_element(node, json, facts);
    }
    return facts;
}

}  // namespace dateline
