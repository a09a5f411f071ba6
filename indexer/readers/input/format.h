// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline {

/// The format in which a file contains its articles, or a record its article.
enum class InputFormat : std::uint8_t {
    kText,       ///< one article
    kHtml,       ///< one page
    kJsonLines,  ///< an object per line
    kJson,       ///< objects in sequence, or an array of them
    kCsv,        ///< a line of names, then a row per article
    kXml,        ///< RSS, Atom, NITF, NewsML-G2: identified by their elements
    kMail,       ///< one message (RFC 5322)
    kMbox,       ///< messages, each after a "From " line
    kWarc,       ///< WARC or ARC
};

/// The format of what begins with `head` (unpacked, UTF-16 converted); std::nullopt if it isn't
/// text. `name` only decides what the content leaves open: CSV, whose first line could be prose.
std::optional<InputFormat> detect_format(std::string_view head, std::string_view name);

/// The byte of the first article in an object that contains a list of them, as web APIs return
/// (`{"status": "ok", "articles": [{…`). 0 if the object is itself an article, as far as `json`,
/// its beginning, shows.
std::size_t json_collection_at(std::string_view json);

/// Whether a list of objects beside such a list is of articles, too: by its name, or by a key of a
/// text in its first object. `list`: from its first object on.
bool is_json_collection(std::string_view name, std::string_view list);

/// The byte at which the root element, or whatever is in its place, begins: after an XML
/// declaration, a DOCTYPE (with its internal subset), comments and processing instructions. npos if
/// one of them doesn't end.
std::size_t root_element_at(std::string_view text);

/// Whether `head` is the beginning of a page.
bool looks_like_html(std::string_view head);

}  // namespace dateline
