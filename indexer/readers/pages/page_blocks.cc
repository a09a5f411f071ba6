// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/pages/page_blocks.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "common/text/text.h"
#include "common/text/word_set.h"
#include "indexer/article/line_kinds.h"
#include "indexer/readers/input/limits.h"
#include "indexer/readers/pages/page_apart.h"
#include "indexer/readers/pages/page_facts.h"

namespace dateline {
namespace {

// Elements whose text isn't the page's.
bool is_skipped(std::string_view name) {
    static constexpr WordSet kSkipped({"script", "style",  "noscript", "template", "svg",
                                       "iframe", "button", "select",   "input",    "textarea",
                                       "option", "video",  "audio",    "object",   "canvas",
                                       "head",   "map",    "math",     "label",    "dialog"});
    return kSkipped.contains(name);
}

bool is_inline(std::string_view name) {
    static constexpr WordSet kInline(
        {"a",     "span", "b",   "i",    "em",      "strong", "u",      "s",       "sub",
         "sup",   "abbr", "q",   "cite", "code",    "mark",   "small",  "time",    "font",
         "bdi",   "bdo",  "ins", "del",  "kbd",     "var",    "wbr",    "acronym", "big",
         "label", "tt",   "dfn", "img",  "picture", "source", "strike", "nobr"});
    return kInline.contains(name);
}

BlockTag tag_of(std::string_view name, BlockTag outer) {
    if (name == "p")
        return outer == BlockTag::kItem || outer == BlockTag::kCaption ? outer
                                                                       : BlockTag::kParagraph;
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
        return BlockTag::kHeading;
    if (name == "li" || name == "dd" || name == "dt") return BlockTag::kItem;
    if (name == "figcaption" || name == "figure" || name == "caption") return BlockTag::kCaption;
    if (name == "media-caption" || name == "media-producer") return BlockTag::kCaption;  // NITF
    if (name == "hl2") return BlockTag::kHeading;
    if (name == "blockquote") return BlockTag::kQuote;
    if (name == "td" || name == "th") return BlockTag::kCell;
    if (name == "pre") return BlockTag::kPre;
    return outer == BlockTag::kParagraph || outer == BlockTag::kHeading ? BlockTag::kOther : outer;
}

class BlockReader {
  public:
    explicit BlockReader(std::vector<PageBlock>& out) : out_(out) {}

    void read(const xmlNode* node, int depth) {
        if (is_text(node)) return add_text(content_of(node));
        if (node->type != XML_ELEMENT_NODE) return;
        const std::string_view name = name_of(node);
        if (depth >= kMostPageDepth || is_skipped(name)) return;
        if (name == "br") return add_break();
        if (is_inline(name)) return read_inline(node, name, depth);
        flush();
        const State outer = state_;
        state_.element = node;
        state_.tag = tag_of(name, outer.tag);
        if (const std::string_view word = apart_name(node); !word.empty())
            state_.apart = begin_apart(outer.apart, word);
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

    // An element with much of the page's text isn't beside the story, whatever its name; nor are
    // all elements of one name together, if a story can consist of those.
    void mark_apart() {
        std::uint32_t all = 0;
        std::map<std::string_view, std::uint32_t> of_name;
        for (std::size_t i = 0; i < out_.size(); ++i) {
            if (out_[i].tag != BlockTag::kParagraph || out_[i].words < 5) continue;
            all += out_[i].words;
            for (std::size_t at = aparts_[i]; at != 0; at = apart_elements_[at].outer) {
                Apart& apart = apart_elements_[at];
                apart.words += out_[i].words;
                if (can_hold_story(apart.name)) of_name[apart.name] += out_[i].words;
            }
        }
        const auto is_much = [&](std::uint32_t words) { return words * 5 > all * 2; };
        for (std::size_t i = 0; i < out_.size(); ++i) {
            for (std::size_t at = aparts_[i]; at != 0; at = apart_elements_[at].outer) {
                const Apart& apart = apart_elements_[at];
                const auto same = of_name.find(apart.name);
                if (!is_much(apart.words) && (same == of_name.end() || !is_much(same->second)))
                    out_[i].apart = true;
            }
        }
    }

  private:
    struct Apart {
        std::size_t outer = 0;  // index of the enclosing one; 0: none
        std::string_view name;
        std::uint32_t words = 0;  // of the paragraphs inside
    };

    std::size_t begin_apart(std::size_t outer, std::string_view name) {
        apart_elements_.push_back({outer, name, 0});
        return apart_elements_.size() - 1;
    }

    void add_text(std::string_view text) {
        if (breaks_ > 0 && trim(text).empty()) return;
        breaks_ = 0;
        text_ += text;
        if (in_link_) links_ += trim(text).size();
    }

    // One line break is a space; two end a paragraph.
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
    std::vector<std::size_t> aparts_;  // by block: index into apart_elements_
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
