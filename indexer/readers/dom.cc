// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/dom.h"

#include <mutex>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

namespace dateline {
namespace {

void ignore_error(void* /*unused*/, xmlErrorPtr /*unused*/) {}

void start_parser() {
    static std::once_flag once;
    std::call_once(once, [] { xmlInitParser(); });
    // Errors are per thread and belong to the input, not on the terminal.
    xmlSetStructuredErrorFunc(nullptr, &ignore_error);
}

}  // namespace

Dom parse_html(std::string_view page) {
    start_parser();
    return Dom(htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, "UTF-8",
                              HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                  HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_COMPACT));
}

Dom parse_xml(std::string_view document) {
    start_parser();
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
    // An entity reference's children are the entity's own, shared by all references: never entered.
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
