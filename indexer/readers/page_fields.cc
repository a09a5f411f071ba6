// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/page_fields.h"

#include <algorithm>
#include <array>

#include "common/text.h"
#include "common/utf8.h"
#include "indexer/article/byline.h"
#include "indexer/article/line_kinds.h"

namespace dateline {
namespace {

using Texts = std::vector<std::string>;

// ---- headline

// What stands between a headline and the site's name in <title>.
std::string_view without_site(std::string_view title) {
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

// The headline that a reader sees is an h1; the page's own statements say which, where there are
// several, and stand in where there is none.
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
        }
    }
    if (seen.size() == 1 && count_words(seen[0]) >= 4) return seen[0];
    return stated.empty() ? seen.empty() ? std::string() : seen[0]
                          : std::string(without_site(stated[0]));
}

// ---- authors

bool is_address(std::string_view text) {
    return text.find("://") != std::string_view::npos || text.find('@') != std::string_view::npos ||
           text.starts_with("www.");
}

// Names out of a field or a line: without "By", roles, addresses and dates.
void add_authors(std::string_view text, Texts& out) {
    std::string line = squeeze(text);
    if (line.empty() || line.size() > 200 || is_address(line)) return;
    for (Byline& byline : split_authors(line)) {
        std::string_view name = byline.name;
        for (const std::string_view before : {"By ", "by ", "BY "})
            if (name.starts_with(before)) name = trim(name.substr(before.size()));
        const std::size_t words = count_words(name);
        const bool digits = name.find_first_of("0123456789:/|") != std::string_view::npos;
        if (words == 0 || words > 6 || digits) continue;
        if (std::ranges::none_of(out,
                                 [&](const std::string& had) { return fold(had) == fold(name); }))
            out.emplace_back(name);
    }
}

Texts authors_of(const PageFacts& facts) {
    Texts out;
    for (const std::string& author : facts.linked.authors) {
        add_authors(author, out);
    }
    constexpr auto kMetas = std::to_array<std::string_view>(
        {"author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl",
         "og:article:author", "dcterms.creator", "twitter:data1"});
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

// ---- date

bool take_first(const PageFacts& facts,
                std::span<const std::string_view> names,
                ArticleDraft& draft) {
    return std::ranges::any_of(names, [&](std::string_view name) {
        return take_date(facts.meta_of(name), DateSource::kMeta, draft);
    });
}

// A day in the address: /2025/07/11/ or 2025-07-11.
std::optional<std::string> date_in_url(std::string_view url) {
    for (std::size_t at = url.find("20"); at != std::string_view::npos;
         at = url.find("20", at + 1)) {
        std::string found;
        for (std::size_t i = at; i < url.size() && found.size() < 10; ++i) {
            const char c = url[i];
            const bool mark = found.size() == 4 || found.size() == 7;
            if (mark ? c != '/' && c != '-' : c < '0' || c > '9') break;
            found += mark ? '-' : c;
        }
        const bool alone = at > 0 && (url[at - 1] == '/' || url[at - 1] == '-');
        if (alone && parse_iso_date(found) && found.size() == 10) return found;
    }
    return std::nullopt;
}

bool take_time_elements(const PageFacts& facts, ArticleDraft& draft) {
    for (const bool published : {true, false}) {
        for (const xmlNode* time : facts.times) {
            const std::string_view prop = attribute(time, "itemprop");
            const std::string_view cls = attribute(time, "class");
            const bool says = prop == "datePublished" || has_word(cls, "publish") ||
                              has_word(cls, "entry-date") || !attribute(time, "pubdate").empty();
            const bool update =
                prop == "dateModified" || has_word(cls, "updated") || has_word(cls, "modified");
            if (says != published || (update && !published)) continue;
            if (take_date(attribute(time, "datetime"), DateSource::kMeta, draft) ||
                take_date(line_of(time), DateSource::kText, draft))
                return true;
        }
    }
    return false;
}

void take_dates(const PageFacts& facts,
                const std::vector<PageBlock>& blocks,
                std::string_view url,
                ArticleDraft& draft) {
    for (const std::string& date : facts.linked.dates) {
        if (take_date(date, DateSource::kMeta, draft)) return;
    }
    constexpr auto kPublished = std::to_array<std::string_view>({"article:published_time",
                                                                 "datepublished",
                                                                 "og:article:published_time",
                                                                 "article:published",
                                                                 "parsely-pub-date",
                                                                 "sailthru.date",
                                                                 "dc.date.issued",
                                                                 "dcterms.created",
                                                                 "dc.date.created",
                                                                 "publishdate",
                                                                 "publish-date",
                                                                 "publish_date",
                                                                 "pubdate",
                                                                 "publication_date",
                                                                 "cxenseparse:recs:publishtime",
                                                                 "article_date_original",
                                                                 "originalpublicationdate",
                                                                 "ptime",
                                                                 "displaydate",
                                                                 "dc.date",
                                                                 "dcterms.date",
                                                                 "date"});
    if (take_first(facts, kPublished, draft)) return;
    for (const xmlNode* node : facts.props) {
        if (attribute(node, "itemprop") != "datePublished") continue;
        for (const std::string_view value :
             {attribute(node, "content"), attribute(node, "datetime")})
            if (take_date(value, DateSource::kMeta, draft)) return;
        if (take_date(line_of(node), DateSource::kText, draft)) return;
    }
    if (take_time_elements(facts, draft)) return;
    for (const PageBlock& block : blocks) {
        if (block.text.size() > 80) continue;
        if (const auto date = match_date_line(block.text);
            date && take_date(to_string(*date), DateSource::kText, draft))
            return;
    }
    if (const auto date = date_in_url(url)) take_date(*date, DateSource::kUrl, draft);
}

// ---- subhead

bool names_subhead(const xmlNode* node) {
    const std::string_view cls = attribute(node, "class");
    constexpr auto kWords = std::to_array<std::string_view>(
        {"standfirst", "subtitle", "subhead", "sub-head", "dek", "deck", "strapline"});
    return std::ranges::any_of(kWords, [&](std::string_view word) { return has_word(cls, word); });
}

// The line under the headline: told by its class, or by being the page's own description.
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
    take_dates(facts, blocks, article.url, draft);
    Texts authors = authors_of(facts);
    for (const xmlNode* node : facts.bylines) {
        if (!authors.empty()) break;
        add_authors(line_of(node), authors);
    }
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
