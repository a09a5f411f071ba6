// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/pages/page_fields.h"

#include <algorithm>
#include <array>

#include "common/text/text.h"
#include "common/text/utf8.h"
#include "indexer/article/byline.h"
#include "indexer/article/line_kinds.h"
#include "indexer/readers/pages/page_dates.h"

namespace dateline {
namespace {

using Texts = std::vector<std::string>;

// ---- headline

// Whether `name` is the site's, according to the page itself or to its address ("example" in
// www.example.com).
bool is_site(std::string_view name, const PageFacts& facts) {
    std::string folded = fold(name);
    if (folded.empty()) return false;
    if (folded == fold(facts.meta_of("og:site_name"))) return true;
    std::erase(folded, ' ');
    std::string_view host = facts.canonical.empty() ? facts.meta_of("og:url") : facts.canonical;
    if (const std::size_t at = host.find("://"); at != std::string_view::npos)
        host = host.substr(at + 3);
    host = host.substr(0, host.find('/'));
    return folded.size() >= 4 && host.find(folded) != std::string_view::npos;
}

// The headline in a <title> that also names the site.
std::string_view without_site(std::string_view title, const PageFacts& facts) {
    for (const std::string_view mark : {" - ", " | "}) {
        const std::size_t at = title.find(mark);
        if (at != std::string_view::npos && is_site(title.substr(0, at), facts))
            return title.substr(at + mark.size());
    }
    for (const std::string_view mark :
         {" | ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " - ", " \xC2\xBB ", " : "}) {
        const std::size_t at = title.rfind(mark);
        if (at == std::string_view::npos || at < 8) continue;
        if (count_words(title.substr(at + mark.size())) <= 5) return trim(title.substr(0, at));
    }
    return title;
}

bool same_start(std::string_view a, std::string_view b) {
    const std::string x = fold(a);
    const std::string y = fold(b);
    return x.starts_with(y) || y.starts_with(x);
}

// The visible headline is an h1; the page's statements select it if there are several, and replace
// it if there is none.
std::string headline_of(const PageFacts& facts) {
    Texts stated;
    for (const std::string_view text :
         {std::string_view(facts.linked.title), facts.meta_of("og:title"),
          facts.meta_of("twitter:title"), facts.meta_of("headline"), facts.meta_of("parsely-title"),
          facts.meta_of("sailthru.title"), facts.meta_of("dc.title"),
          std::string_view(facts.title)}) {
        if (!text.empty()) stated.emplace_back(text);
    }
    Texts seen;
    for (const xmlNode* heading : facts.headings) {
        if (std::string line = line_of(heading); count_words(line) >= 2) seen.push_back(line);
    }
    for (const std::string& line : seen) {
        for (const std::string& text : stated) {
            if (same_start(line, text)) return line;
            // A label precedes the headline in its heading: "Opinion The …".
            if (count_words(text) >= 4 && line.ends_with(" " + text)) return text;
        }
    }
    if (seen.size() == 1 && count_words(seen[0]) >= 3 && !is_site(seen[0], facts)) return seen[0];
    return stated.empty() ? seen.empty() ? std::string() : seen[0]
                          : std::string(without_site(stated[0], facts));
}

// ---- authors

bool is_address(std::string_view text) {
    return text.find("://") != std::string_view::npos || text.find('@') != std::string_view::npos ||
           text.starts_with("www.");
}

// What sites put in place of a name.
bool is_no_author(std::string_view name) {
    static constexpr auto kWords = std::to_array<std::string_view>(
        {"published", "updated", "posted", "date", "author", "share", "follow", "read more",
         "view all", "view profile", "sponsored", "minute", "comments"});
    const std::string folded = fold(name);
    return std::ranges::any_of(
        kWords, [&](std::string_view word) { return folded.find(word) != std::string::npos; });
}

// Adds the names in a field or line, without "By", roles, addresses and dates.
void add_authors(std::string_view text, Texts& out) {
    std::string line = squeeze(text);
    for (const std::string_view mark : {" | ", " \xE2\x80\xA2 ", " \xC2\xB7 "})
        line.resize(std::min(line.find(mark), line.size()));
    if (line.empty() || line.size() > 200 || is_address(line)) return;
    for (Byline& byline : split_authors(line)) {
        std::string_view name = byline.name;
        for (const std::string_view before : {"By ", "by ", "BY ", "\xE2\x80\x94 "})
            if (name.starts_with(before)) name = trim(name.substr(before.size()));
        const std::size_t words = count_words(name);
        const bool digits = name.find_first_of("0123456789:/|") != std::string_view::npos;
        if (words > 1 && month_of_name(name.substr(name.rfind(' ') + 1)) != 0)
            name = trim(name.substr(0, name.rfind(' ')));
        if (words == 0 || words > 6 || digits || is_no_author(name)) continue;
        const auto same = [&](const std::string& had) { return fold(had) == fold(name); };
        if (std::ranges::none_of(out, same)) out.emplace_back(name);
    }
}

// A person's name without the site or agency after it: "Jane Doe The Example Post".
std::string_view without_publisher(std::string_view name, const PageFacts& facts) {
    for (const std::string_view publisher :
         {std::string_view(facts.linked.source), facts.meta_of("og:site_name"),
          std::string_view("The Associated Press"), std::string_view("Associated Press"),
          std::string_view("Reuters")}) {
        if (publisher.empty() || !name.ends_with(publisher)) continue;
        const std::string_view person = trim(name.substr(0, name.size() - publisher.size()));
        if (count_words(person) >= 2) return person;
    }
    return name;
}

Texts stated_authors(const PageFacts& facts) {
    Texts out;
    for (const std::string& author : facts.linked.authors) {
        add_authors(author, out);
    }
    static constexpr auto kMetas = std::to_array<std::string_view>(
        {"author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl",
         "og:article:author", "dcterms.creator", "citation_author", "article.author",
         "twitter:data1"});
    for (const std::string_view name : kMetas) {
        if (!out.empty()) break;
        if (name == "twitter:data1" && fold(facts.meta_of("twitter:label1")) != "written by")
            continue;
        for (const auto& [key, content] : facts.meta) {
            if (key == name) add_authors(content, out);
        }
    }
    return out;
}

// Adds the names in a byline's element: its links if it has any, else its line.
void add_shown_authors(const xmlNode* node, Texts& out) {
    for (const xmlNode* at = node; at != nullptr; at = next_node(at, node)) {
        if (name_of(at) == "a" && count_words(line_of(at)) <= 4) add_authors(line_of(at), out);
    }
    if (out.empty()) add_authors(line_of(node), out);
    std::erase_if(out, [](const std::string& name) { return !is_upper(decode_at(name, 0).value); });
}

// Adds the names of a line "By Jane Doe" near the headline.
void add_line_authors(const std::vector<PageBlock>& blocks, std::string_view headline, Texts& out) {
    constexpr std::size_t kNear = 12;
    const std::string title = fold(headline);
    std::size_t left = 0;
    for (const PageBlock& block : blocks) {
        if (!title.empty() && fold(block.text) == title) left = kNear;
        if (left == 0) continue;
        --left;
        std::string_view line = block.text;
        if (const std::size_t by = line.find(" by "); by != std::string_view::npos && by < 40)
            line = line.substr(by + 1);
        for (const std::string_view mark : {" | ", " \xE2\x80\xA2 ", " \xC2\xB7 "})
            line = line.substr(0, line.find(mark));
        const auto match = match_byline(line.substr(0, line.find_first_of("0123456789")));
        if (!match) continue;
        for (const Byline& byline : match->bylines) {
            add_authors(byline.name, out);
        }
        return;
    }
}

// Prefers persons to the site's own name.
Texts authors_of(const PageFacts& facts,
                 const std::vector<PageBlock>& blocks,
                 std::string_view headline) {
    Texts out = stated_authors(facts);
    for (std::string& author : out) {
        author = std::string(without_publisher(author, facts));
    }
    const auto is_site = [&](const std::string& author) {
        return author == facts.linked.source || author == facts.meta_of("og:site_name") ||
               count_words(author) == 1;
    };
    if (!out.empty() && !std::ranges::all_of(out, is_site)) return out;
    Texts shown;
    for (const xmlNode* node : facts.bylines) {
        if (!shown.empty()) break;
        add_shown_authors(node, shown);
    }
    if (shown.empty()) add_line_authors(blocks, headline, shown);
    return shown.empty() ? out : shown;
}

// ---- subhead

bool names_subhead(const xmlNode* node) {
    const std::string_view cls = attribute(node, "class");
    static constexpr auto kWords = std::to_array<std::string_view>(
        {"standfirst", "subtitle", "subhead", "sub-head", "dek", "deck", "strapline"});
    return std::ranges::any_of(kWords, [&](std::string_view word) { return has_word(cls, word); });
}

// The line under the headline, identified by its class or by being the page's description.
std::string subhead_of(const PageFacts& facts,
                       const std::vector<PageBlock>& blocks,
                       std::string_view headline) {
    const std::string title = fold(headline);
    const std::string description = fold(facts.meta_of("og:description"));
    bool below = title.empty();
    std::size_t looked = 0;
    for (const PageBlock& block : blocks) {
        if (!below) {
            below = fold(block.text) == title;
            continue;
        }
        if (++looked > 12) break;
        if (block.text.size() > 400 || block.words < 4 || fold(block.text) == title) continue;
        if (names_subhead(block.element) ||
            (block.element->parent != nullptr && names_subhead(block.element->parent)))
            return block.text;
        if (block.tag == BlockTag::kHeading && fold(block.text) == description) return block.text;
    }
    return {};
}

}  // namespace

void take_page_fields(const PageFacts& facts,
                      const std::vector<PageBlock>& blocks,
                      std::string_view url,
                      ArticleDraft& draft) {
    Article& article = draft.article;
    article.url = url;
    for (const std::string_view own :
         {facts.meta_of("og:url"), std::string_view(facts.canonical)}) {
        if (article.url.empty() && own.find("://") != std::string_view::npos) article.url = own;
    }
    article.headline = headline_of(facts);
    article.subhead = subhead_of(facts, blocks, article.headline);
    take_page_date(facts, blocks, article.url, draft);
    Texts authors = authors_of(facts, blocks, article.headline);
    for (std::string& author : authors) {
        article.bylines.push_back({std::move(author), {}});
    }
    article.source = facts.linked.source.empty() ? std::string(facts.meta_of("og:site_name"))
                                                 : facts.linked.source;
    article.section = facts.linked.section.empty() ? std::string(facts.meta_of("article:section"))
                                                   : facts.linked.section;
    article.tags = facts.linked.tags;
    for (const auto& [name, content] : facts.meta) {
        if (facts.linked.tags.empty() && name == "article:tag") article.tags.push_back(content);
    }
    for (const std::string_view code :
         {std::string_view(facts.lang), std::string_view(facts.linked.lang)}) {
        if (article.lang == kUndetermined && !code.empty())
            article.lang =
                find_language(code.substr(0, code.find_first_of("-_"))).value_or(kUndetermined);
    }
}

}  // namespace dateline
