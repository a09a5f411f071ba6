// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/page_body.h"

#include <algorithm>
#include <unordered_map>

#include "common/text.h"
#include "common/utf8.h"
#include "indexer/article/line_kinds.h"

namespace dateline {
namespace {

using Kind = ParagraphKind;

constexpr std::uint32_t kFewestWords = 40;     // of a story
constexpr double kShareOfChild = 0.6;          // of an element's text, to go into its child
constexpr std::uint32_t kSentenceWords = 8;    // a paragraph of so many words needs no other sign
constexpr std::uint32_t kLooseTextWords = 15;  // text outside of paragraph elements
constexpr std::size_t kLongestHeading = 160;

bool is_linked(const PageBlock& block) {
    return block.links * 2 > block.text.size();
}

// How much a block speaks for the element around it: its words, where it reads like a story.
double weight(const PageBlock& block) {
    if (block.apart || block.links * 3 > block.text.size()) return 0;
    switch (block.tag) {
        case BlockTag::kParagraph:
        case BlockTag::kQuote:
        case BlockTag::kPre:
            return block.words >= kSentenceWords ? block.words : 0;
        case BlockTag::kOther:
        case BlockTag::kCell:
            return block.words >= kLooseTextWords && ends_sentence(block.text) ? block.words : 0;
        case BlockTag::kItem:
            return block.words >= kLooseTextWords ? block.words / 2 : 0;
        default:
            return 0;
    }
}

// The narrowest element that holds most of the running text.
const xmlNode* story_element(const std::vector<PageBlock>& blocks, const xmlNode* top) {
    std::unordered_map<const xmlNode*, double> weights;
    for (const PageBlock& block : blocks) {
        const double own = weight(block);
        if (own <= 0) continue;
        for (const xmlNode* node = block.element; node != nullptr && node != top->parent;
             node = node->parent) {
            weights[node] += own;
        }
    }
    if (weights[top] < kFewestWords) return nullptr;
    const xmlNode* at = top;
    while (true) {
        const xmlNode* best = nullptr;
        for (const xmlNode* child = at->children; child != nullptr; child = child->next) {
            const auto found = weights.find(child);
            if (found != weights.end() && found->second >= kShareOfChild * weights[at])
                best = child;
        }
        if (best == nullptr || name_of(best) == "p") return at;
        at = best;
    }
}

bool is_below(const xmlNode* node, const xmlNode* top) {
    for (; node != nullptr; node = node->parent) {
        if (node == top) return true;
    }
    return false;
}

// Letters and digits only, small: what is left when two copies of one text differ in marks and
// space.
std::string skeleton(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if ((c & 0x80) != 0 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            out += c;
        else if (c >= 'A' && c <= 'Z')
            out += static_cast<char>(c + 32);
    }
    return out;
}

class StoryReader {
  public:
    StoryReader(const std::vector<PageBlock>& blocks, std::string_view headline)
        : blocks_(blocks), headline_(skeleton(headline)) {}

    // Blocks that the stated body holds; false where they don't cover it.
    bool read_stated(std::string_view stated) {
        const std::string body = skeleton(stated);
        if (body.size() < 200) return false;
        std::size_t covered = 0;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            const std::string own = skeleton(blocks_[i].text);
            if (own.size() < 4 || body.find(own) == std::string::npos) continue;
            if (own.size() < 20 && blocks_[i].apart) continue;
            covered += own.size();
            chosen_.push_back(i);
        }
        return covered * 10 >= body.size() * 8;
    }

    void read_element(const xmlNode* element) {
        chosen_.clear();
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (is_below(blocks_[i].element, element)) chosen_.push_back(i);
        }
        cut_ends();
    }

    bool lists_pages() const {
        std::size_t linked = 0;
        std::size_t paragraphs = 0;
        for (const std::size_t i : chosen_) {
            linked += blocks_[i].tag == BlockTag::kHeading && is_linked(blocks_[i]) ? 1 : 0;
            paragraphs += weight(blocks_[i]) > 0 ? 1 : 0;
        }
        return linked >= 5 && linked * 2 >= paragraphs;
    }

    std::vector<StoryBlock> story() const {
        std::vector<StoryBlock> out;
        for (std::size_t at = 0; at < chosen_.size(); ++at) {
            const PageBlock& block = blocks_[chosen_[at]];
            if (skeleton(block.text) == headline_) continue;
            out.push_back({block.text, kind_of(at)});
        }
        return out;
    }

  private:
    // The story runs from its first to its last paragraph.
    void cut_ends() {
        const auto reads = [&](std::size_t i) { return weight(blocks_[i]) > 0; };
        const auto first = std::ranges::find_if(chosen_, reads);
        chosen_.erase(chosen_.begin(), first);
        while (!chosen_.empty() && !reads(chosen_.back()) && !ends_story(blocks_[chosen_.back()])) {
            chosen_.pop_back();
        }
    }

    // Short last paragraphs and list items belong to it where they are sentences.
    static bool ends_story(const PageBlock& block) {
        return !block.apart && !is_linked(block) && ends_sentence(block.text) &&
               (block.tag == BlockTag::kParagraph || block.tag == BlockTag::kItem);
    }

    std::optional<Kind> kind_of(std::size_t at) const {
        const PageBlock& block = blocks_[chosen_[at]];
        if (block.tag == BlockTag::kCaption) return Kind::kCaption;
        if (block.apart) return Kind::kBoilerplate;
        if (is_linked(block)) return block.words >= 4 ? Kind::kRelated : Kind::kBoilerplate;
        if (block.tag == BlockTag::kHeading)
            return block.text.size() <= kLongestHeading ? Kind::kSubheading : Kind::kBody;
        const bool loose = block.tag == BlockTag::kOther || block.tag == BlockTag::kCell;
        if (loose && block.words < kSentenceWords && !ends_sentence(block.text))
            return Kind::kBoilerplate;
        return std::nullopt;
    }

    const std::vector<PageBlock>& blocks_;
    std::string headline_;
    std::vector<std::size_t> chosen_;
};

// The stated body itself, where the page shows it in no blocks of its own.
std::vector<StoryBlock> lines_of(std::string_view stated) {
    std::vector<StoryBlock> out;
    while (!stated.empty()) {
        const std::size_t end = std::min(stated.find('\n'), stated.size());
        if (std::string line = squeeze(stated.substr(0, end)); !line.empty())
            out.push_back({std::move(line), std::nullopt});
        stated.remove_prefix(std::min(stated.size(), end + 1));
    }
    return out;
}

}  // namespace

std::vector<StoryBlock> story_of(const std::vector<PageBlock>& blocks,
                                 const xmlNode* top,
                                 std::string_view headline,
                                 std::string_view stated) {
    StoryReader reader(blocks, headline);
    if (reader.read_stated(stated)) return reader.story();
    const xmlNode* element = story_element(blocks, top);
    if (element == nullptr)
        return count_words(stated) >= kFewestWords ? lines_of(stated) : std::vector<StoryBlock>();
    reader.read_element(element);
    if (reader.lists_pages()) return {};
    return reader.story();
}

std::vector<StoryBlock> story_of_fragment(const std::vector<PageBlock>& blocks) {
    std::vector<StoryBlock> out;
    for (const PageBlock& block : blocks) {
        std::optional<Kind> kind;
        if (block.tag == BlockTag::kCaption) kind = Kind::kCaption;
        if (block.tag == BlockTag::kHeading) kind = Kind::kSubheading;
        out.push_back({block.text, kind});
    }
    return out;
}

}  // namespace dateline
