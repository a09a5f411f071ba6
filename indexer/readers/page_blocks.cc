// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/page_blocks.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/text.h"
#include "indexer/article/line_kinds.h"
#include "indexer/readers/page_facts.h"

namespace dateline {
namespace {

constexpr int kMostDepth = 400;

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::ranges::find(words, word) != words.end();
}

// Elements that hold no text of the page.
bool is_skipped(std::string_view name) {
    constexpr auto kSkipped = std::to_array<std::string_view>(
        {"script", "style", "noscript", "template", "svg",   "iframe", "button",
         "select", "input", "textarea", "option",   "video", "audio",  "object",
         "canvas", "head",  "map",      "math",     "label", "dialog"});
    return is_one_of(name, kSkipped);
}

bool is_inline(std::string_view name) {
    constexpr auto kInline = std::to_array<std::string_view>(
        {"a",     "span", "b",   "i",    "em",      "strong", "u",      "s",       "sub",
         "sup",   "abbr", "q",   "cite", "code",    "mark",   "small",  "time",    "font",
         "bdi",   "bdo",  "ins", "del",  "kbd",     "var",    "wbr",    "acronym", "big",
         "label", "tt",   "dfn", "img",  "picture", "source", "strike", "nobr"});
    return is_one_of(name, kInline);
}

BlockTag tag_of(std::string_view name, BlockTag outer) {
    if (name == "p")
        return outer == BlockTag::kItem || outer == BlockTag::kCaption ? outer
                                                                       : BlockTag::kParagraph;
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
        return BlockTag::kHeading;
    if (name == "li" || name == "dd" || name == "dt") return BlockTag::kItem;
    if (name == "figcaption" || name == "figure" || name == "caption") return BlockTag::kCaption;
    if (name == "blockquote") return BlockTag::kQuote;
    if (name == "td" || name == "th") return BlockTag::kCell;
    if (name == "pre") return BlockTag::kPre;
    return outer == BlockTag::kParagraph || outer == BlockTag::kHeading ? BlockTag::kOther : outer;
}

// Words that classes and ids begin with where an element stands beside the story.
constexpr auto kApartWords = std::to_array<std::string_view>(
    {"advert",       "author-bio", "authorbio",       "author-info", "authorinfo", "breadcrumb",
     "byline",       "carousel",   "comment",         "consent",     "cookie",     "copyright",
     "correction",   "disclaimer", "donat",           "feedback",    "follow",     "footer",
     "gallery",      "masthead",   "modal",           "more-from",   "more-on",    "morefrom",
     "most-popular", "most-read",  "mostread",        "navbar",      "navigation", "newsletter",
     "next-article", "outbrain",   "pagination",      "paywall",     "player",     "popup",
     "print-only",   "promo",      "publish-date",    "read-more",   "readmore",   "recirc",
     "recommend",    "related",    "screen-reader",   "share",       "sharing",    "sidebar",
     "signup",       "sign-up",    "skip-",           "slideshow",   "social",     "sponsor",
     "subscri",      "taboola",    "tag-list",        "teaser",      "ticker",     "timestamp",
     "toolbar",      "trending",   "visually-hidden", "widget"});

// … and words that are whole parts of them.
constexpr auto kApartParts = std::to_array<std::string_view>(
    {"ad", "ads", "bio", "nav", "menu", "tags", "topics", "credit", "caption", "sr", "poll"});

bool ends_part(std::string_view value, std::size_t at) {
    return at >= value.size() || value[at] == ' ' || value[at] == '-' || value[at] == '_';
}

bool same_folded(std::string_view value, std::string_view word) {
    return value.size() >= word.size() &&
           std::equal(word.begin(), word.end(), value.begin(), [](char w, char v) {
               return w == v || (v == '_' && w == '-') || (v >= 'A' && v <= 'Z' && w == v + 32);
           });
}

bool has_apart_word(std::string_view value) {
    bool start = true;
    bool small = false;
    for (std::size_t at = 0; at < value.size(); ++at) {
        const char c = value[at];
        const bool capital = c >= 'A' && c <= 'Z';
        if (start || (capital && small)) {
            const std::string_view rest = value.substr(at);
            const char first = capital ? static_cast<char>(c + 32) : c;
            for (const std::string_view word : kApartWords) {
                if (word[0] == first && same_folded(rest, word)) return true;
            }
            for (const std::string_view word : kApartParts) {
                if (word[0] == first && same_folded(rest, word) && ends_part(rest, word.size()))
                    return true;
            }
        }
        start = c == ' ' || c == '-' || c == '_';
        small = c >= 'a' && c <= 'z';
    }
    return false;
}

// Elements that say themselves that they stand beside the story.
bool is_apart(const xmlNode* node, std::string_view name) {
    constexpr auto kElements = std::to_array<std::string_view>({"nav", "footer", "aside", "menu"});
    if (is_one_of(name, kElements)) return true;
    if (node->properties == nullptr || name == "body" || name == "html" || name == "article" ||
        name == "main")
        return false;
    const std::string_view role = attribute(node, "role");
    if (role == "navigation" || role == "complementary" || role == "contentinfo" ||
        role == "dialog" || role == "banner")
        return true;
    return has_apart_word(attribute(node, "class")) || has_apart_word(attribute(node, "id"));
}

bool is_hidden(const xmlNode* node) {
    if (node->properties == nullptr) return false;
    for (const xmlAttr* attr = node->properties; attr != nullptr; attr = attr->next) {
        if (std::string_view(reinterpret_cast<const char*>(attr->name)) == "hidden") return true;
    }
    if (attribute(node, "aria-hidden") == "true") return true;
    const std::string_view style = attribute(node, "style");
    return has_word(style, "display:none") || has_word(style, "display: none");
}

class BlockReader {
  public:
    explicit BlockReader(std::vector<PageBlock>& out) : out_(out) {}

    void read(const xmlNode* node, int depth) {
        if (is_text(node)) return add_text(content_of(node));
        if (node->type != XML_ELEMENT_NODE) return;
        const std::string_view name = name_of(node);
        if (depth > kMostDepth || is_skipped(name) || is_hidden(node)) return;
        if (name == "br") return add_break();
        if (is_inline(name)) return read_inline(node, name, depth);
        flush();
        const State outer = state_;
        state_.element = node;
        state_.tag = tag_of(name, outer.tag);
        if (is_apart(node, name)) state_.apart = begin_apart(outer.apart);
        read_children(node, depth);
        flush();
        state_ = outer;
    }

    void read_children(const xmlNode* node, int depth) {
        for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
            read(child, depth + 1);
        }
    }

    void flush() {
        const std::string text =
            state_.tag == BlockTag::kPre ? std::string(trim(text_)) : squeeze(text_);
        if (!text.empty()) {
            PageBlock block;
            block.tag = state_.tag;
            block.element = state_.element;
            block.links = static_cast<std::uint32_t>(std::min(links_, text.size()));
            block.words = static_cast<std::uint32_t>(count_words(text));
            aparts_.push_back(state_.apart);
            block.text = text;
            out_.push_back(std::move(block));
        }
        text_.clear();
        links_ = 0;
        breaks_ = 0;
    }

    void begin(const xmlNode* node) { state_.element = node; }

    // An element that holds much of the page's text isn't beside it, whatever it is called.
    void mark_apart() {
        std::uint32_t all = 0;
        for (std::size_t i = 0; i < out_.size(); ++i) {
            if (out_[i].tag != BlockTag::kParagraph || out_[i].words < 5) continue;
            all += out_[i].words;
            for (std::size_t at = aparts_[i]; at != 0; at = apart_elements_[at].outer) {
                apart_elements_[at].words += out_[i].words;
            }
        }
        for (std::size_t i = 0; i < out_.size(); ++i) {
            for (std::size_t at = aparts_[i]; at != 0; at = apart_elements_[at].outer) {
                if (apart_elements_[at].words * 5 <= all * 2) out_[i].apart = true;
            }
        }
    }

  private:
    struct Apart {
        std::size_t outer = 0;    // index of the one around it, 0: none
        std::uint32_t words = 0;  // of the paragraphs inside
    };

    std::size_t begin_apart(std::size_t outer) {
        apart_elements_.push_back({outer, 0});
        return apart_elements_.size() - 1;
    }

    void add_text(std::string_view text) {
        if (breaks_ > 0 && trim(text).empty()) return;
        breaks_ = 0;
        text_ += text;
        if (in_link_) links_ += trim(text).size();
    }

    // One line break is a space, two end a paragraph.
    void add_break() {
        if (state_.tag == BlockTag::kPre) {
            text_ += '\n';
            return;
        }
        if (++breaks_ == 2) {
            flush();
            return;
        }
        text_ += ' ';
    }

    void read_inline(const xmlNode* node, std::string_view name, int depth) {
        const bool link = name == "a" && !in_link_;
        if (link) in_link_ = true;
        read_children(node, depth);
        if (link) in_link_ = false;
    }

    struct State {
        const xmlNode* element = nullptr;
        BlockTag tag = BlockTag::kOther;
        std::size_t apart = 0;  // index into apart_elements_
    };

    std::vector<PageBlock>& out_;
    std::vector<std::size_t> aparts_;  // of each block
    std::vector<Apart> apart_elements_{1};
    State state_;
    std::string text_;
    std::size_t links_ = 0;
    int breaks_ = 0;
    bool in_link_ = false;
};

}  // namespace

std::vector<PageBlock> page_blocks(const xmlNode* top) {
    std::vector<PageBlock> blocks;
    BlockReader reader(blocks);
    reader.begin(top);
    reader.read_children(top, 0);
    reader.flush();
    reader.mark_apart();
    return blocks;
}

}  // namespace dateline
