// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/html.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "common/program/sanitize.h"
#include "searcher/output/labels.h"
#include "searcher/output/link.h"

namespace dateline {
namespace {

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>Dateline</title>
<style>
:root { color-scheme: light dark; --ink: #1a1a1a; --dim: #666; --line: #ddd; --mark: #ffe28a; --bar: #7a9cc6; --page: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --dim: #9a9a9a; --line: #3a3a3a; --mark: #6b5400; --bar: #4f77a8; --page: #161616 } }
body { margin: 2rem auto; max-width: 46rem; padding: 0 1rem; font: 1rem/1.5 Georgia, serif; color: var(--ink); background: var(--page) }
h1 { font-size: 1.3rem; margin: 2rem 0 .2rem; overflow-wrap: anywhere }
h2 { font-size: 1.1rem; margin: 0; line-height: 1.3; overflow-wrap: anywhere }
h3 { font-size: 1rem; margin: 1.2rem 0 .3rem }
ol { padding-left: 2rem } li { margin: 1.1rem 0 } p { margin: .3rem 0; overflow-wrap: anywhere }
.facts, .count, .others, .context { color: var(--dim); font: .85rem/1.4 system-ui, sans-serif }
mark { background: var(--mark); color: inherit; border-radius: .15em }
blockquote { margin: .3rem 0; padding-left: .8rem; border-left: 3px solid var(--line) }
.reported { color: var(--dim) } .reported b { color: var(--ink); font-weight: normal }
table { border-collapse: collapse; width: 100%; font: .85rem/1.4 system-ui, sans-serif }
td, th { padding: .1rem .5rem .1rem 0; text-align: left; vertical-align: top; font-weight: normal } td.number { text-align: right } td.chart { width: 60% }
.bar { background: var(--bar); height: .8rem; min-width: 1px; margin-top: .25rem }
a { color: inherit }
</style>
</head>
<body>
)";

// Text with its highlights between mark tags.
std::string marked(std::string_view text, const std::vector<ByteRange>& highlights) {
    std::string out;
    std::size_t at = 0;
    for (const ByteRange& range : highlights) {
        out += escape_html(text.substr(at, range.start - at));
        out +=
            "<mark>" + escape_html(text.substr(range.start, range.end - range.start)) + "</mark>";
        at = range.end;
    }
    return out + escape_html(text.substr(at));
}

std::string linked(const std::string& html, std::string_view url) {
    if (!is_web_address(url)) return html;
    return fmt::format("<a href=\"{}\" rel=\"noreferrer noopener\">{}</a>", escape_html(url), html);
}

// Authors and other facts.
std::string facts_of(const Article& article) {
    std::string names;
    for (const Byline& byline : article.bylines) {
        names += byline.name + " \u00B7 ";
    }
    return escape_html(names + facts_label(article));
}

std::string title_of(const Article& article) {
    return article.headline.empty() ? "(no headline)" : article.headline;
}

std::string other_article(const Article& article) {
    std::string line = date_label(article);
    if (!article.source.empty()) line += " \u00B7 " + article.source;
    return escape_html(line) + " \u00B7 " + linked(escape_html(title_of(article)), article.url);
}

std::string others_of(const std::vector<Article>& others, std::uint64_t count) {
    std::string out;
    for (const Article& article : others) {
        out += "<p class=\"others\">+ " + other_article(article) + "</p>\n";
    }
    if (count > others.size())
        out += fmt::format("<p class=\"others\">+ {} more</p>\n", count - others.size());
    return out;
}

std::string hit_item(const Hit& hit) {
    const std::string headline = hit.article.headline.empty()
                                     ? "(no headline)"
                                     : marked(hit.article.headline, hit.headline_highlights);
    std::string out = fmt::format("<li><h2>{}</h2>\n<p class=\"facts\">{}</p>\n",
                                  linked(headline, hit.article.url), facts_of(hit.article));
    for (const Snippet& snippet : hit.snippets) {
        out += "<p dir=\"auto\">" + marked(snippet.text, snippet.highlights) + "</p>\n";
    }
    return out + others_of(hit.others, hit.other_count) + "</li>\n";
}

// The speaker's own words are a block quotation. What is reported stands in its sentence.
std::string quoted_words(const QuoteHit& hit) {
    const QuotePassage& passage = hit.passage;
    const std::string words = marked(passage.text.text, passage.text.highlights);
    if (hit.quotation.type != QuotationType::kDirect)
        return fmt::format("<p class=\"reported\" dir=\"auto\">{} <b>{}</b>{}</p>\n",
                           escape_html(passage.before), words, escape_html(passage.after));
    std::string out = "<blockquote dir=\"auto\">" + words + "</blockquote>\n";
    if (const std::string context = context_label(passage); !context.empty())
        out += "<p class=\"context\" dir=\"auto\">" + escape_html(context) + "</p>\n";
    return out;
}

std::string quote_item(const QuoteHit& hit) {
    std::string out = "<li><h2>" + escape_html(speaker_label(hit)) + "</h2>\n";
    std::string facts = hit.quotation.role;
    if (const std::string_view speech = speech_label(hit.quotation.type); !speech.empty())
        facts += fmt::format("{}{}", facts.empty() ? "" : " \u00B7 ", speech);
    if (!facts.empty()) out += "<p class=\"facts\">" + escape_html(facts) + "</p>\n";
    out += quoted_words(hit);
    for (const QuoteCopy& copy : hit.copies) {
        out += "<p class=\"others\">" + other_article(copy.article);
        if (const std::string wording = wording_label(copy, hit.quotation.type); !wording.empty())
            out += "<br>" + escape_html(wording);
        out += "</p>\n";
    }
    return out + "</li>\n";
}

std::string speaker_item(const SpeakerHit& hit) {
    std::string facts = fmt::format("{} in {}", counted(hit.quotations, "quotation"),
                                    counted(hit.articles, "article"));
    if (!hit.role.empty()) facts = hit.role + " \u00B7 " + facts;
    return fmt::format("<li><h2>{}</h2>\n<p class=\"facts\">{}</p></li>\n", escape_html(hit.name),
                       escape_html(facts));
}

std::string term_item(const TermHit& hit) {
    return fmt::format("<li>{} <span class=\"facts\">in {} of the best, {} of all</span></li>\n",
                       escape_html(hit.word), hit.matching, hit.articles);
}

std::string line_item(const ConcordanceLine& line) {
    return fmt::format("<li>{}<mark>{}</mark>{} <span class=\"facts\">{}</span></li>\n",
                       escape_html(line.left), escape_html(line.match), escape_html(line.right),
                       escape_html(title_of(line.article)));
}

std::string chart(std::string_view title, const std::vector<CountLabel>& bars) {
    std::uint64_t most = 1;
    for (const CountLabel& bar : bars) {
        most = std::max(most, bar.count);
    }
    std::string out = fmt::format("<h3>{}</h3>\n<table>\n", escape_html(title));
    for (const CountLabel& bar : bars) {
        const double width = 100 * static_cast<double>(bar.count) / static_cast<double>(most);
        out += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td>",
                           escape_html(bar.label), bar.count);
        out += "<td class=\"chart\">";
        if (bar.count > 0)
            out += fmt::format("<div class=\"bar\" style=\"width:{:.1f}%\"></div>", width);
        out += "</td></tr>\n";
    }
    return out + "</table>\n";
}

std::string facet_section(const Facet& facet, View view) {
    return chart(facet_label(facet, view), count_labels(facet));
}

std::string histogram_section(const Histogram& histogram) {
    return chart(fmt::format("date ({})", name_of(histogram.period)), count_labels(histogram));
}

template <class Hits, class Item>
std::string items_of(const Hits& hits, Item&& item) {
    std::string out;
    for (const auto& hit : hits) {
        out += item(hit);
    }
    return out;
}

}  // namespace

std::string escape_html(std::string_view text) {
    std::string out;
    for (const char c : sanitize_line(text)) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string html_head() {
    return std::string(kHead);
}

std::string html_tail() {
    return "</body>\n</html>\n";
}

std::string format_html(const Answer& answer) {
    const SearchResult& result = *answer.result;
    std::string out = fmt::format("<section>\n<h1>{}</h1>\n<p class=\"count\">{}</p>\n",
                                  escape_html(answer.query), matches_label(result));
    if (result.histogram) out += histogram_section(*result.histogram);
    out += items_of(result.facets,
                    [&](const Facet& facet) { return facet_section(facet, result.view); });
    if (result.size() > 0) out += fmt::format("<ol start=\"{}\">\n", answer.offset + 1);
    out += items_of(result.hits, hit_item) + items_of(result.quotes, quote_item) +
           items_of(result.speakers, speaker_item) + items_of(result.terms, term_item) +
           items_of(result.lines, line_item);
    if (result.size() > 0) out += "</ol>\n";
    return out + "</section>\n";
}

}  // namespace dateline
