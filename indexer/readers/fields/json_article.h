// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

/// What a record or page states under its own names, as well-formed UTF-8 trimmed of white space;
/// empty if absent.
struct StatedFields {
    std::string id;
    std::string url;
    std::string title;
    std::string subhead;
    std::string body;
    std::vector<std::string> dates;  ///< the best first
    std::vector<std::string> authors;
    std::string source;
    std::string section;
    std::vector<std::string> tags;
    std::vector<KeptValue> kept;
    std::string place;
    std::string lang;
    std::string captured;  ///< when it was fetched

    // Of a record without a text, or without a key that `--map` names.
    std::vector<std::string> keys;  ///< all that it has
    std::string longest_key;        ///< the one with the longest text, of those that aren't known
    std::size_t longest = 0;        ///< bytes of that text
    bool has_body_key = false;      ///< whether a text is empty, not under an unknown key
    std::string absent;             ///< "title=KEY" of `--map`, if there is no such key
};

/// Which keys of a record count beside the known ones.
struct RecordKeys {
    using Map = std::map<std::string, std::string>;
    Map map;                        ///< field -> key, from `--map`
    std::vector<std::string> keep;  ///< keys that are kept as they are, from `--keep`

    bool operator==(const RecordKeys&) const = default;
};

/// Reads articles that are JSON objects, under the keys that collections use: news-please,
/// newspaper4k, ninjs (IPTC), schema.org, and plain ones, in any
/// letter case, and with spaces, underscores or hyphens between words. Each thread needs an
/// instance of its own.
class JsonArticles {
  public:
    JsonArticles();
    ~JsonArticles();
    JsonArticles(JsonArticles&&) noexcept;

    /// Reads the fields of a record; returns false and sets `error` if it isn't a JSON object.
    bool read(const std::string& bytes,
              const RecordKeys& keys,
              StatedFields& fields,
              std::string& error);

    /// Reads the fields of the article in a page's JSON-LD; returns false if it describes none.
    /// Authors and publishers given by reference (`@id`) are looked up in the same script.
    bool read_linked_data(std::string_view script, StatedFields& fields);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
