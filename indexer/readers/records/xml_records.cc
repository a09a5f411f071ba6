// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "common/base/error.h"
#include "common/text/text.h"
#include "indexer/readers/input/charset.h"
#include "indexer/readers/records/feed_title.h"
#include "indexer/readers/records/records.h"

namespace dateline {
namespace {

// Which element under which root contains an article; empty: the root itself.
struct XmlKind {
    std::string_view root;
    std::string_view item;
};

constexpr auto kXmlKinds = std::to_array<XmlKind>({{"rss", "item"},
                                                   {"RDF", "item"},
                                                   {"feed", "entry"},
                                                   {"newsMessage", "newsItem"},
                                                   {"newsItem", ""},
                                                   {"entry", ""},
                                                   {"contentSet", ""},
                                                   {"nitf", ""}});

bool is_name_end(char c) {
    return c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// The name of the tag that `rest` begins with, without "<", "/" and prefix.
std::string_view local_name(std::string_view rest) {
    std::size_t begin = rest.starts_with("</") ? 2 : 1;
    std::size_t end = begin;
    while (end < rest.size() && !is_name_end(rest[end])) {
        if (rest[end++] == ':') begin = end;
    }
    return rest.substr(begin, end - begin);
}

// Where a tag ends, after its ">"; npos if it is incomplete. Attribute values may contain ">".
std::size_t tag_end(std::string_view rest) {
    char quote = 0;
    for (std::size_t at = 0; at < rest.size(); ++at) {
        const char c = rest[at];
        if (quote != 0)
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return at + 1;
    }
    return std::string_view::npos;
}

// The value of `encoding` in the XML declaration.
std::string declared_charset(std::string_view head) {
    if (!head.starts_with("<?xml")) return {};
    head = head.substr(0, head.find("?>"));
    const std::size_t at = head.find("encoding=");
    if (at == std::string_view::npos || at + 10 >= head.size()) return {};
    const char quote = head[at + 9];
    const std::string_view rest = head.substr(at + 10);
    return std::string(rest.substr(0, rest.find(quote)));
}

// Cuts a feed or news message into its items by their tags, and puts each under the root's own
// start tag with its namespaces: an item that isn't well-formed doesn't affect the others, and only
// one is in memory.
class XmlRecords : public Records {
  public:
    explicit XmlRecords(ByteBuffer& bytes) : bytes_(bytes) {}

    std::optional<RawRecord> next() override {
        if (root_.empty()) read_head();
        if (kind_->item.empty()) return whole();
        std::size_t at = 0;
        while (!done_ && find_tag(at, false)) {
            head_ += head_.size() < kMostHead && number_ == 0 ? bytes_.rest().substr(0, at) : "";
            bytes_.skip(at);
            if (number_++ == 0) title_ = feed_title(to_utf8(head_, charset_));
            if (find_item_end(at)) return item(bytes_.take(at));
            bytes_.skip(bytes_.rest().size());
            done_ = true;
            return bad(InputFormat::kXml,
                       "the file ends inside <" + std::string(kind_->item) + ">");
        }
        return std::nullopt;
    }

  private:
    static constexpr std::size_t kMostHead = 1 << 20;

    void read_head() {
        constexpr std::size_t kEnough = 1 << 16;
        bytes_.need(kEnough);
        charset_ = declared_charset(bytes_.rest());
        const std::string_view rest = bytes_.rest();
        const std::size_t at = root_element_at(rest);
        if (at == std::string_view::npos || rest[at] != '<')
            throw Error(ErrorKind::kInput, "XML without an element");
        const std::string_view name = local_name(rest.substr(at));
        kind_ = std::ranges::find(kXmlKinds, name, &XmlKind::root);
        if (kind_ == kXmlKinds.end())
            throw Error(ErrorKind::kInput, "XML of an unknown kind: <" + std::string(name) + ">");
        const std::size_t end = tag_end(rest.substr(at));
        if (end == std::string_view::npos) throw Error(ErrorKind::kInput, "XML that never begins");
        root_ = rest.substr(at, end);
        if (kind_->item.empty()) return;
        bytes_.skip(at + end);
        head_ = root_;
    }

    std::optional<RawRecord> whole() {
        if (done_) return std::nullopt;
        done_ = true;
        while (bytes_.fill()) {
            if (bytes_.rest().size() > bytes_.most_record())
                throw Error(ErrorKind::kInput, too_large("the article", bytes_.most_record()));
        }
        bytes_.check();
        RawRecord whole = item(bytes_.take(bytes_.rest().size()));
        whole.alone = true;
        return whole;
    }

    RawRecord item(std::string bytes) const {
        std::string_view name = std::string_view(root_).substr(1);
        name = name.substr(0, std::ranges::find_if(name, is_name_end) - name.begin());
        if (!kind_->item.empty()) bytes = root_ + bytes + "</" + std::string(name) + ">";
        RawRecord out = record(InputFormat::kXml, std::move(bytes));
        out.charset = charset_;
        out.source = title_;
        return out;
    }

    // Moves `at` to the next start (or end) tag of the item; comments and CDATA contain no tags.
    bool find_tag(std::size_t& at, bool closing) {
        while (true) {
            const std::size_t found = bytes_.rest().find('<', at);
            at = std::min(found, bytes_.rest().size());
            if (bytes_.rest().size() - at < kLongestName && more()) continue;
            if (found == std::string_view::npos) return false;
            const std::string_view tag = bytes_.rest().substr(at);
            const std::string_view end = tag.starts_with("<!--")        ? "-->"
                                         : tag.starts_with("<![CDATA[") ? "]]>"
                                                                        : "";
            if (!end.empty()) {
                if (!skip_past(at, end)) return false;
            } else if (tag.starts_with("</") == closing && local_name(tag) == kind_->item) {
                return true;
            } else {
                ++at;
            }
        }
    }

    bool skip_past(std::size_t& at, std::string_view end) {
        while (true) {
            const std::size_t found = bytes_.rest().find(end, at);
            if (found != std::string_view::npos) {
                at = found + end.size();
                return true;
            }
            if (!more()) return false;
        }
    }

    bool more() {
        if (bytes_.rest().size() > bytes_.most_record())
            throw Error(ErrorKind::kInput, too_large("an item", bytes_.most_record()));
        return bytes_.fill();
    }

    // Moves `at` past the end tag of the item that `rest` begins with.
    bool find_item_end(std::size_t& at) {
        at = 1;
        if (!find_tag(at, true)) return false;
        while (true) {
            const std::size_t end = tag_end(bytes_.rest().substr(at));
            if (end != std::string_view::npos) {
                at += end;
                return true;
            }
            if (!more()) return false;
        }
    }

    static constexpr std::size_t kLongestName = 64;

    ByteBuffer& bytes_;
    const XmlKind* kind_ = nullptr;
    std::string root_;  // start tag
    std::string head_;  // what comes before the first item
    std::string charset_;
    std::string title_;
    std::size_t number_ = 0;
    bool done_ = false;
};

}  // namespace

std::unique_ptr<Records> xml_records(ByteBuffer& bytes) {
    return std::make_unique<XmlRecords>(bytes);
}

}  // namespace dateline
