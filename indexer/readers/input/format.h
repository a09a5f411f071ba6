// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline {

/// How a file holds its articles, and how a record holds one.
enum class InputFormat : std::uint8_t {
    kText,       ///< one article
    kHtml,       ///< one page
    kJsonLines,  ///< an object a line
    kJson,       ///< objects one after the other, or an array of them
    kCsv,        ///< a line of names, then a row an article
    kXml,        ///< RSS, Atom, NITF, NewsML-G2: told by their elements
    kMail,       ///< one message (RFC 5322)
    kMbox,       ///< messages, each behind a "From " line
    kWarc,       ///< WARC or ARC
};

/// The format of what begins with `head` (unpacked, UTF-16 converted); nothing where it isn't text
/// at all. `name` decides only what the content leaves open: CSV, whose first line could be prose.
std::optional<InputFormat> detect_format(std::string_view head, std::string_view name);

/// Where the articles begin in an object that holds a list of them, as programming interfaces
/// answer (`{"status": "ok", "articles": [{…`): the byte of the first one. 0 where the object is an
/// article itself, as far as `json`, its beginning, tells.
std::size_t json_collection_at(std::string_view json);

/// The byte at which the root element begins, or whatever stands in its place: behind an XML
/// declaration, a DOCTYPE (with its internal subset), comments and instructions. npos where they
/// don't end.
std::size_t root_element_at(std::string_view text);

/// Whether a page begins so.
bool looks_like_html(std::string_view head);

}  // namespace dateline
