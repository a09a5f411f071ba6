// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <libxml/tree.h>

/// A view of libxml2's tree. Parsing never opens a file or a connection, loads no DTD and expands
/// no entity. An XML document is cut off where it is nested more than 256 deep.
namespace dateline {

struct FreeDom {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using Dom = std::unique_ptr<xmlDoc, FreeDom>;

/// The tree of a page or of a part of one, UTF-8, tag soup allowed; null if it contains no element.
Dom parse_html(std::string_view page);

/// The tree of an XML document, UTF-8, repaired if it isn't well-formed; null if nothing of it
/// could be read.
Dom parse_xml(std::string_view document);

xmlNode* root_of(const Dom& document);

/// The name without prefix; empty if `node` isn't an element.
inline std::string_view name_of(const xmlNode* node) {
    return node->type == XML_ELEMENT_NODE
               ? std::string_view(reinterpret_cast<const char*>(node->name))
               : std::string_view();
}

inline bool is_text(const xmlNode* node) {
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

inline std::string_view content_of(const xmlNode* node) {
    return node->content != nullptr ? std::string_view(reinterpret_cast<const char*>(node->content))
                                    : std::string_view();
}

/// The value of an attribute, whatever its prefix; empty if absent.
std::string_view attribute(const xmlNode* node, std::string_view name);

/// All text below a node, in order.
std::string text_below(const xmlNode* node);

/// The node after `node` in document order, below `top`; null at the end. Skips what is below
/// `node` unless `into`.
const xmlNode* next_node(const xmlNode* node, const xmlNode* top, bool into = true);

/// The first element of this name below `top`, in document order; null if there is none.
const xmlNode* find_element(const xmlNode* top, std::string_view name);

/// The first child element of this name; null if there is none.
const xmlNode* find_child(const xmlNode* node, std::string_view name);

/// Calls `use(node)` for every child element of this name.
template <class Use>
void for_each_child(const xmlNode* node, std::string_view name, Use&& use) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
        if (name_of(child) == name) use(child);
    }
}

}  // namespace dateline
