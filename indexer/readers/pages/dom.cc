// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/pages/dom.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <new>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include "indexer/readers/input/limits.h"

namespace dateline {
namespace {

void ignore_error(void* /*unused*/, xmlErrorPtr /*unused*/) {}

void start_parser() {
    static std::once_flag once;
    std::call_once(once, [] { xmlInitParser(); });
    // Errors are per thread; they come from the input and mustn't reach the terminal.
    xmlSetStructuredErrorFunc(nullptr, &ignore_error);
}

// libxml2 compares each attribute of a tag with all before it: a tag with many thousands would take
// minutes. Returns where to cut such a tag's attributes, npos if it needn't be cut.
std::size_t crowded_at(std::string_view tag) {
    std::size_t attributes = 0;
    char quote = 0;
    for (std::size_t at = 0; at < tag.size(); ++at) {
        const char c = tag[at];
        if (quote != 0)
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if ((c == ' ' || c == '\n' || c == '\t' || c == '/') && ++attributes > kMostAttributes)
            return at;
    }
    return std::string_view::npos;
}

// The page without excess attributes; `copy` contains it if anything was cut.
std::string_view without_crowds(std::string_view page, std::string& copy) {
    constexpr std::size_t kLongTag = 4096;
    std::size_t taken = 0;
    for (std::size_t at = page.find('<'); at != std::string_view::npos;) {
        const std::size_t end = std::min(page.find('>', at), page.size());
        const std::size_t cut =
            end - at > kLongTag ? crowded_at(page.substr(at, end - at)) : std::string_view::npos;
        if (cut != std::string_view::npos) {
            copy += page.substr(taken, at + cut - taken);
            taken = end;
        }
        at = page.find('<', end);
    }
    if (taken == 0) return page;
    copy += page.substr(taken);
    return copy;
}

}  // namespace

Dom parse_html(std::string_view page) {
    start_parser();
    std::string copy;
    page = without_crowds(page, copy);
    const std::unique_ptr<htmlParserCtxt, void (*)(htmlParserCtxtPtr)> context(htmlNewParserCtxt(),
                                                                               &htmlFreeParserCtxt);
    if (context == nullptr) throw std::bad_alloc();
    // Otherwise the parser stops for good at a depth of 256 and loses everything after it.
    context->options |= XML_PARSE_HUGE;
    return Dom(htmlCtxtReadMemory(context.get(), page.data(), static_cast<int>(page.size()),
                                  nullptr, "UTF-8",
                                  HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                      HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_COMPACT));
}

Dom parse_xml(std::string_view document) {
    start_parser();
    std::string copy;
    document = without_crowds(document, copy);
    return Dom(xmlReadMemory(document.data(), static_cast<int>(document.size()), nullptr, "UTF-8",
                             XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                 XML_PARSE_NONET | XML_PARSE_COMPACT));
}

xmlNode* root_of(const Dom& document) {
    return document ? xmlDocGetRootElement(document.get()) : nullptr;
}

std::string_view attribute(const xmlNode* node, std::string_view name) {
    if (node->type != XML_ELEMENT_NODE) return {};
    for (const xmlAttr* attr = node->properties; attr != nullptr; attr = attr->next) {
        if (reinterpret_cast<const char*>(attr->name) == name)
            return attr->children != nullptr ? content_of(attr->children) : std::string_view();
    }
    return {};
}

const xmlNode* next_node(const xmlNode* node, const xmlNode* top, bool into) {
    // An entity reference's children are the entity's own, shared by all references: skip them.
    if (into && node->children != nullptr && node->type == XML_ELEMENT_NODE) return node->children;
    while (node != top && node != nullptr) {
        if (node->next != nullptr) return node->next;
        node = node->parent;
    }
    return nullptr;
}

std::string text_below(const xmlNode* node) {
    std::string text;
    for (const xmlNode* at = node; at != nullptr; at = next_node(at, node)) {
        if (is_text(at)) text += content_of(at);
    }
    return text;
}

const xmlNode* find_element(const xmlNode* top, std::string_view name) {
    for (const xmlNode* at = next_node(top, top); at != nullptr; at = next_node(at, top)) {
        if (name_of(at) == name) return at;
    }
    return nullptr;
}

const xmlNode* find_child(const xmlNode* node, std::string_view name) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
        if (name_of(child) == name) return child;
    }
    return nullptr;
}

}  // namespace dateline
