// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/fields/json_article.h"
#include "indexer/readers/pages/dom.h"

namespace dateline {

/// What a page says about itself outside of its running text, in document order. The nodes live as
/// long as the tree.
struct PageFacts {
    StatedFields linked;  ///< its JSON-LD, if that describes an article
    bool has_linked = false;
    std::vector<std::pair<std::string, std::string>> meta;  ///< name in lower case, content
    std::string canonical;
    std::string title;
    std::string lang;
    std::vector<const xmlNode*> headings;  ///< h1
    std::vector<const xmlNode*> times;     ///< <time>
    std::size_t times_above = 0;           ///< how many of them are above the first h1
    std::vector<const xmlNode*> dated;     ///< elements whose class or id names a date
    std::vector<const xmlNode*> props;     ///< elements with `itemprop`
    std::vector<const xmlNode*> bylines;  ///< elements whose class, rel or itemprop names an author

    /// The first content of a meta element of this name; empty if there is none.
    std::string_view meta_of(std::string_view name) const;
};

/// Collects the facts in one pass over the tree.
PageFacts read_facts(const xmlNode* root, JsonArticles& json);

/// The text of an element as one line.
std::string line_of(const xmlNode* node);

/// Whether `value` contains `word` (lower case), ignoring the case of ASCII letters.
bool has_word(std::string_view value, std::string_view word);

}  // namespace dateline
