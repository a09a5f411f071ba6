// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/pages/page_apart.h"

#include <algorithm>
#include <array>

#include "common/text/word_set.h"
#include "indexer/readers/pages/page_facts.h"

namespace dateline {
namespace {

// A class or id that contains a word beginning with one of these marks an element beside the story
// …
constexpr auto kApartWords = std::to_array<std::string_view>(
    {"advert",       "author-bio",    "authorbio",       "author-info", "authorinfo", "breadcrumb",
     "byline",       "carousel",      "comment",         "consent",     "cookie",     "copyright",
     "correction",   "disclaimer",    "donat",           "feedback",    "follow",     "footer",
     "gallery",      "masthead",      "modal",           "more-from",   "more-on",    "morefrom",
     "most-popular", "most-read",     "mostread",        "navbar",      "navigation", "newsletter",
     "next-article", "outbrain",      "pagination",      "player",      "popup",      "print-only",
     "promo",        "publish-date",  "read-more",       "readmore",    "recirc",     "recommend",
     "related",      "screen-reader", "share",           "sharing",     "sidebar",    "signup",
     "sign-up",      "skip-",         "slideshow",       "social",      "sponsor",    "subscribe",
     "subscription", "taboola",       "tag-list",        "teaser",      "ticker",     "timestamp",
     "toolbar",      "trending",      "visually-hidden", "widget"});

// … and so does one that contains one of these as a whole word.
constexpr auto kApartParts =
    std::to_array<std::string_view>({"ad", "ads", "bio", "nav", "menu", "tags", "topics", "credit",
                                     "caption", "sr", "poll", "hidden"});

// Those of them that also name what a story can consist of: a gallery's slides, the part behind a
// pay-wall. All elements of such a name are judged together.
constexpr WordSet kStoryParts({"gallery", "slideshow", "carousel", "display:none"});

bool ends_part(std::string_view value, std::size_t at) {
    return at >= value.size() || value[at] == ' ' || value[at] == '-' || value[at] == '_';
}

bool same_folded(std::string_view value, std::string_view word) {
    return value.size() >= word.size() &&
           std::equal(word.begin(), word.end(), value.begin(), [](char w, char v) {
               return w == v || (v == '_' && w == '-') || (v >= 'A' && v <= 'Z' && w == v + 32);
           });
}

std::string_view find_apart_word(std::string_view value) {
    bool start = true;
    bool small = false;
    for (std::size_t at = 0; at < value.size(); ++at) {
        const char c = value[at];
        const bool capital = c >= 'A' && c <= 'Z';
        if (start || (capital && small)) {
            const std::string_view rest = value.substr(at);
            const char first = capital ? static_cast<char>(c + 32) : c;
            for (const std::string_view word : kApartWords) {
                if (word[0] == first && same_folded(rest, word)) return word;
            }
            for (const std::string_view word : kApartParts) {
                if (word[0] == first && same_folded(rest, word) && ends_part(rest, word.size()))
                    return word;
            }
        }
        start = c == ' ' || c == '-' || c == '_';
        small = c >= 'a' && c <= 'z';
    }
    return {};
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

}  // namespace

std::string_view apart_name(const xmlNode* element) {
    static constexpr auto kElements =
        std::to_array<std::string_view>({"nav", "footer", "aside", "menu"});
    static constexpr auto kRoles = std::to_array<std::string_view>(
        {"navigation", "complementary", "contentinfo", "dialog", "banner"});
    static constexpr WordSet kWholes({"body", "html", "article", "main"});
    const std::string_view name = name_of(element);
    if (const auto* own = std::ranges::find(kElements, name); own != kElements.end()) return *own;
    if (element->properties == nullptr || kWholes.contains(name)) return {};
    const std::string_view role = attribute(element, "role");
    if (const auto* own = std::ranges::find(kRoles, role); own != kRoles.end()) return *own;
    if (is_hidden(element)) return "display:none";
    const std::string_view word = find_apart_word(attribute(element, "class"));
    return word.empty() ? find_apart_word(attribute(element, "id")) : word;
}

bool can_hold_story(std::string_view apart_name) {
    return kStoryParts.contains(apart_name);
}

}  // namespace dateline
