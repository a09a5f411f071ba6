// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/articles/agency_article.h"

#include <algorithm>
#include <array>

#include "common/text/text.h"
#include "common/text/utf8.h"
#include "indexer/article/byline.h"
#include "indexer/article/dateline.h"
#include "indexer/readers/articles/feed_article.h"
#include "indexer/readers/input/charset.h"
#include "indexer/readers/pages/html_article.h"
#include "indexer/readers/pages/page_body.h"

namespace dateline {
namespace {

std::string line_below(const xmlNode* top, std::string_view name) {
    const xmlNode* node = find_element(top, name);
    return node != nullptr ? squeeze(repair_text(text_below(node))) : std::string();
}

// The text of an element without the text of its children named `child`.
std::string line_without(const xmlNode* node, std::string_view child) {
    std::string text;
    for (const xmlNode* at = node->children; at != nullptr; at = at->next) {
        if (is_text(at))
            text += content_of(at);
        else if (name_of(at) != child)
            text += text_below(at);
    }
    return squeeze(repair_text(text));
}

std::string attribute_below(const xmlNode* top, std::string_view element, std::string_view name) {
    const xmlNode* node = find_element(top, element);
    return node != nullptr ? squeeze(repair_text(attribute(node, name))) : std::string();
}

// Takes the first of `values` that is a date: "20020225T143000-0500", "2018-11-21T16:25:32-05:00".
void take_first_date(const std::vector<std::string>& values, ArticleDraft& draft) {
    for (const std::string& value : values) {
        if (take_date(value, DateSource::kMeta, draft)) return;
    }
}

void take_once(std::string& field, std::string value) {
    if (field.empty()) field = std::move(value);
}

void take_byline(const xmlNode* nitf, Article& article) {
    const xmlNode* byline = find_element(nitf, "byline");
    if (byline == nullptr || !article.bylines.empty()) return;
    const xmlNode* person = find_element(byline, "person");
    const std::string name =
        person != nullptr ? squeeze(text_below(person)) : line_without(byline, "byttl");
    article.bylines = split_authors(name);
    if (article.bylines.size() == 1)
        take_once(article.bylines[0].role, line_below(byline, "byttl"));
}

void take_dateline(const xmlNode* nitf, ArticleDraft& draft) {
    const xmlNode* dateline = find_element(nitf, "dateline");
    if (dateline == nullptr) return;
    const xmlNode* location = find_element(dateline, "location");
    take_once(draft.article.place,
              place_of_dateline(location != nullptr ? line_without(location, "")
                                                    : line_without(dateline, "story.date")));
    take_first_date(
        {attribute_below(dateline, "story.date", "norm"), line_below(dateline, "story.date")},
        draft);
}

void add_tags(const xmlNode* top,
              std::string_view element,
              std::string_view key,
              Article& article) {
    for (const xmlNode* at = top; at != nullptr; at = next_node(at, top)) {
        if (name_of(at) != element) continue;
        std::string tag = squeeze(repair_text(attribute(at, key)));
        if (!tag.empty() && std::ranges::find(article.tags, tag) == article.tags.end())
            article.tags.push_back(std::move(tag));
    }
}

void add_subjects(const xmlNode* meta, Article& article) {
    for_each_child(meta, "subject", [&](const xmlNode* subject) {
        const xmlNode* name = find_child(subject, "name");
        if (name != nullptr) article.tags.push_back(squeeze(repair_text(text_below(name))));
    });
    for_each_child(meta, "keyword", [&](const xmlNode* keyword) {
        article.tags.push_back(squeeze(repair_text(text_below(keyword))));
    });
}

void take_content_meta(const xmlNode* meta, ArticleDraft& draft) {
    Article& article = draft.article;
    take_once(article.headline, line_below(meta, "headline"));
    if (const xmlNode* located = find_child(meta, "located"))
        take_once(article.place, line_below(located, "name"));
    if (const std::string dateline = line_below(meta, "dateline"); !dateline.empty())
        take_once(article.place, place_of_dateline(dateline));
    if (const xmlNode* by = find_child(meta, "by"))
        article.bylines = split_authors(squeeze(text_below(by)));
    if (const xmlNode* source = find_child(meta, "infoSource"))
        take_once(article.source, line_below(source, "name"));
    if (const std::string tag = attribute_below(meta, "language", "tag"); !tag.empty())
        article.lang = find_language(tag.substr(0, tag.find('-'))).value_or(kUndetermined);
    add_subjects(meta, article);
}

// The creators are the authors if neither a byline nor the content names any.
void take_creators(const xmlNode* meta, Article& article) {
    if (!article.bylines.empty()) return;
    for_each_child(meta, "creator", [&](const xmlNode* creator) {
        if (const xmlNode* name = find_child(creator, "name"))
            article.bylines.push_back({squeeze(repair_text(text_below(name))), {}});
    });
}

void read_inline_data(const xmlNode* node, ArticleDraft& draft) {
    const std::string text = repair_text(text_below(node));
    if (attribute(node, "contenttype").find("html") != std::string_view::npos || is_html_body(text))
        draft.body = read_html_body(text);
    else
        draft.article.text = text;
}

bool read_content(const xmlNode* content, ArticleDraft& draft) {
    if (const xmlNode* nitf = find_element(content, "nitf")) {
        read_nitf(nitf, draft);
        return true;
    }
    if (const xmlNode* html = find_element(content, "body")) {
        draft.body = story_of_fragment(page_blocks(html));
        return true;
    }
    if (const xmlNode* data = find_element(content, "inlineData")) {
        read_inline_data(data, draft);
        return true;
    }
    if (const xmlNode* data = find_element(content, "inlineXML")) {
        draft.body = story_of_fragment(page_blocks(data));
        return true;
    }
    return false;
}

}  // namespace

void read_nitf(const xmlNode* nitf, ArticleDraft& draft) {
    Article& article = draft.article;
    take_once(article.headline, line_below(nitf, "hl1"));
    if (const xmlNode* hedline = find_element(nitf, "hedline"); hedline != nullptr) {
        take_once(article.headline, squeeze(text_below(hedline)));
        take_once(article.subhead, line_below(hedline, "hl2"));
    }
    take_once(article.headline, line_below(nitf, "title"));
    take_byline(nitf, article);
    take_dateline(nitf, draft);
    take_once(article.id, attribute_below(nitf, "doc-id", "id-string"));
    take_once(article.source, attribute_below(nitf, "pubdata", "name"));
    take_once(article.source, line_below(nitf, "distributor"));
    take_once(article.section, attribute_below(nitf, "pubdata", "position.section"));
    take_first_date({attribute_below(nitf, "pubdata", "date.publication"),
                     attribute_below(nitf, "date.release", "norm"),
                     attribute_below(nitf, "date.issue", "norm")},
                    draft);
    add_tags(nitf, "keyword", "key", article);
    add_tags(nitf, "classifier", "value", article);
    const xmlNode* body = find_element(nitf, "body");
    const xmlNode* content = body != nullptr ? find_child(body, "body.content") : nullptr;
    if (content == nullptr) return;
    draft.body = story_of_fragment(page_blocks(content));
    if (std::string note = line_below(body, "tagline"); !note.empty())
        draft.body->push_back({std::move(note), ParagraphKind::kAuthorNote});
}

bool read_newsml(const xmlNode* item, ArticleDraft& draft, std::string& error) {
    Article& article = draft.article;
    article.id = squeeze(repair_text(attribute(item, "guid")));
    const std::string kind = attribute_below(item, "itemClass", "qcode");
    const xmlNode* meta = find_child(item, "contentMeta");
    if (meta != nullptr) take_content_meta(meta, draft);
    take_first_date({line_below(item, "firstCreated"),
                     meta != nullptr ? line_below(meta, "contentCreated") : std::string(),
                     line_below(item, "versionCreated")},
                    draft);
    const xmlNode* content = find_child(item, "contentSet");
    if (content == nullptr || !read_content(content, draft)) {
        error = "a news item without text" + (kind.empty() ? "" : " (" + kind + ")");
        return false;
    }
    if (meta != nullptr) take_creators(meta, article);
    for (const char* const owner : {"provider", "copyrightHolder"}) {
        if (const xmlNode* node = find_element(item, owner))
            take_once(article.source, line_below(node, "name"));
    }
    return true;
}

bool read_xml(const RawRecord& record, ArticleDraft& draft, std::string& error) {
    const Dom dom = parse_xml(to_utf8(record.bytes, record.charset));
    const xmlNode* root = root_of(dom);
    for (const xmlNode* at = root; at != nullptr; at = next_node(at, root)) {
        const std::string_view name = name_of(at);
        if (name == "newsItem") return read_newsml(at, draft, error);
        if (name == "nitf") {
            read_nitf(at, draft);
            return true;
        }
        if (name == "item" || name == "entry") {
            read_feed_item(at, draft);
            if (draft.article.source.empty()) draft.article.source = record.source;
            return true;
        }
    }
    error = "XML without an article: it isn't well-formed, or of an unknown kind";
    return false;
}

}  // namespace dateline
