// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/pages/page_body.h"

#include <algorithm>
#include <unordered_map>

#include "common/text/text.h"
#include "common/text/utf8.h"
#include "indexer/article/line_kinds.h"

namespace dateline {
namespace {

using Kind = ParagraphKind;

constexpr std::uint32_t kFewestWords = 40;     // of a story
constexpr double kShareOfChild = 0.6;          // of an element's text: such a child is entered
constexpr std::uint32_t kSentenceWords = 8;    // a paragraph of this many words needs no other sign
constexpr std::uint32_t kLooseTextWords = 15;  // words of text outside of paragraph elements
constexpr double kStatedShare = 0.5;           // of the words shown: such a stated body decides
constexpr std::size_t kLongestHeading = 160;
constexpr std::size_t kFewestLinked = 5;  // linked headlines of a page that lists others
constexpr double kTeaserWords = 40;       // under each of them
constexpr std::size_t kShortItem = 3;     // words

bool is_linked(const PageBlock& block) {
    return std::size_t{block.links} * 2 > block.text.size();
}

// How strongly a block suggests that its element is the story: its words, if it reads like one.
double weight(const PageBlock& block) {
    if (block.apart || std::size_t{block.links} * 3 > block.text.size()) return 0;
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

// The weight of the running text below each element.
using Weights = std::unordered_map<const xmlNode*, double>;

// Whether `word` is one of the words of `value`.
bool has_token(std::string_view value, std::string_view word) {
    for (std::size_t at = value.find(word); at != std::string_view::npos;
         at = value.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || value[at - 1] == ' ') && (end == value.size() || value[end] == ' '))
            return true;
    }
    return false;
}

bool share_word(std::string_view a, std::string_view b) {
    while (!a.empty()) {
        const std::size_t end = std::min(a.find(' '), a.size());
        if (end > 0 && has_token(b, a.substr(0, end))) return true;
        a.remove_prefix(std::min(a.size(), end + 1));
    }
    return false;
}

// Whether an element is one of several similar ones ("group", "section") that form the story
// together.
bool is_part(const xmlNode* node, const Weights& weights) {
    const std::string_view own = attribute(node, "class");
    if (name_of(node) == "article" || own.empty()) return false;
    for (const xmlNode* other = node->parent->children; other != nullptr; other = other->next) {
        if (other != node && name_of(other) == name_of(node) && weights.contains(other) &&
            share_word(own, attribute(other, "class")))
            return true;
    }
    return false;
}

// Whether the page has only a few sentences and hardly a link.
bool is_short_notice(const std::vector<PageBlock>& blocks, double words) {
    constexpr double kFewWords = 15;
    double linked = 0;
    for (const PageBlock& block : blocks) {
        if (is_linked(block)) linked += block.words;
    }
    return words >= kFewWords && linked * 2 < words;
}

// The narrowest element with most of the running text.
const xmlNode* story_element(const std::vector<PageBlock>& blocks, const xmlNode* top) {
    Weights weights;
    for (const PageBlock& block : blocks) {
        const double own = weight(block);
        if (own <= 0) continue;
        for (const xmlNode* node = block.element; node != nullptr && node != top->parent;
             node = node->parent) {
            weights[node] += own;
        }
    }
    if (weights[top] < kFewestWords && !is_short_notice(blocks, weights[top])) return nullptr;
    const xmlNode* at = top;
    while (true) {
        const xmlNode* best = nullptr;
        for (const xmlNode* child = at->children; child != nullptr; child = child->next) {
            const auto found = weights.find(child);
            if (found != weights.end() && found->second >= kShareOfChild * weights[at])
                best = child;
        }
        if (best == nullptr || name_of(best) == "p") break;
        at = best;
    }
    while (at != top && is_part(at, weights)) {
        at = at->parent;
    }
    return at;
}

bool is_below(const xmlNode* node, const xmlNode* top) {
    for (; node != nullptr; node = node->parent) {
        if (node == top) return true;
    }
    return false;
}

// Letters and digits only, in lower case: equal for two copies of a text that differ in punctuation
// and space.
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

double words_below(const std::vector<PageBlock>& blocks, const xmlNode* element) {
    double words = 0;
    for (const PageBlock& block : blocks) {
        if (is_below(block.element, element)) words += weight(block);
    }
    return words;
}

class StoryReader {
  public:
    StoryReader(const std::vector<PageBlock>& blocks, std::string_view headline)
        : blocks_(blocks), headline_(skeleton(headline)) {
        for (const PageBlock& block : blocks) {
            if (headline_element_ == nullptr && name_of(block.element) == "h1" &&
                skeleton(block.text) == headline_)
                headline_element_ = block.element;
        }
    }

    // Chooses the blocks that are in the stated body; false if they don't cover it.
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
        fill_gaps();
        return covered * 10 >= body.size() * 8;
    }

    void read_element(const xmlNode* element) {
        chosen_.clear();
        double words = 0;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (!is_below(blocks_[i].element, element)) continue;
            if (words >= kFewestWords && begins_other_story(blocks_[i])) break;
            words += weight(blocks_[i]);
            chosen_.push_back(i);
        }
        cut_ends();
    }

    // Whether there are many headlines that are links, each with little text of its own.
    bool lists_pages() const {
        std::size_t linked = 0;
        double words = 0;
        for (const std::size_t i : chosen_) {
            linked += blocks_[i].tag == BlockTag::kHeading && is_linked(blocks_[i]) ? 1 : 0;
            words += weight(blocks_[i]);
        }
        return linked >= kFewestLinked && words < kTeaserWords * static_cast<double>(linked);
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
    // Adds the paragraphs between the headline and the last chosen block: they belong to the stated
    // body too, which has different text for links and punctuation in them.
    void fill_gaps() {
        if (chosen_.empty()) return;
        std::size_t first = chosen_.front();
        for (std::size_t i = first; i-- > 0 && name_of(blocks_[i].element) != "h1";) {
            if (blocks_[i].tag == BlockTag::kParagraph && weight(blocks_[i]) > 0) first = i;
        }
        std::vector<std::size_t> filled;
        for (std::size_t i = first; i <= chosen_.back(); ++i) {
            const bool paragraph = blocks_[i].tag == BlockTag::kParagraph && weight(blocks_[i]) > 0;
            if (paragraph || std::ranges::binary_search(chosen_, i)) filled.push_back(i);
        }
        chosen_ = std::move(filled);
    }

    // Makes the story run from its first to its last paragraph.
    void cut_ends() {
        const auto reads = [&](std::size_t i) { return weight(blocks_[i]) > 0; };
        const auto begins = [&](std::size_t i) { return reads(i) || begins_story(blocks_[i]); };
        chosen_.erase(chosen_.begin(), std::ranges::find_if(chosen_, begins));
        while (!chosen_.empty() && !reads(chosen_.back()) && !ends_story(blocks_[chosen_.back()])) {
            chosen_.pop_back();
        }
    }

    // A short first paragraph belongs to the story if it is a sentence.
    static bool begins_story(const PageBlock& block) {
        return block.tag == BlockTag::kParagraph && !block.apart && block.links == 0 &&
               block.words > kShortItem && ends_sentence(block.text);
    }

    // Some pages continue with the next story when scrolled: it has an h1 like this story's.
    bool begins_other_story(const PageBlock& block) const {
        return headline_element_ != nullptr && block.element != headline_element_ &&
               name_of(block.element) == "h1" && skeleton(block.text) != headline_ &&
               attribute(block.element, "class") == attribute(headline_element_, "class");
    }

    // Short last paragraphs belong to the story if they are sentences, list items if they aren't
    // links.
    static bool ends_story(const PageBlock& block) {
        if (block.apart || block.links > 0) return false;
        return (block.tag == BlockTag::kParagraph && ends_sentence(block.text)) ||
               (block.tag == BlockTag::kItem && block.words >= kShortItem);
    }

    std::optional<Kind> kind_of(std::size_t at) const {
        const PageBlock& block = blocks_[chosen_[at]];
        if (block.tag == BlockTag::kCaption) return Kind::kCaption;
        if (block.apart) return Kind::kBoilerplate;
        if (is_linked(block)) return block.words >= 4 ? Kind::kRelated : Kind::kBoilerplate;
        if (block.tag == BlockTag::kItem && block.words >= kShortItem) return Kind::kBody;
        if (block.tag == BlockTag::kHeading)
            return block.text.size() <= kLongestHeading ? Kind::kSubheading : Kind::kBody;
        const bool loose = block.tag == BlockTag::kOther || block.tag == BlockTag::kCell;
        if (loose && block.words < kSentenceWords && !ends_sentence(block.text))
            return Kind::kBoilerplate;
        return std::nullopt;
    }

    const std::vector<PageBlock>& blocks_;
    std::string headline_;
    const xmlNode* headline_element_ = nullptr;
    std::vector<std::size_t> chosen_;
};

// The lines of the stated body itself, for a page that doesn't show it in blocks of its own.
std::vector<StoryBlock> stated_lines(std::string_view stated) {
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
    const xmlNode* element = story_element(blocks, top);
    // The stated body may be only the beginning.
    const bool whole = element == nullptr || static_cast<double>(count_words(stated)) >=
                                                 kStatedShare * words_below(blocks, element);
    if (whole && reader.read_stated(stated)) return reader.story();
    if (element == nullptr)
        return count_words(stated) >= kFewestWords ? stated_lines(stated)
                                                   : std::vector<StoryBlock>();
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
