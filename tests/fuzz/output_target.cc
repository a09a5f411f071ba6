// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "common/text/utf8.h"
#include "indexer/readers/articles/article_reader.h"
#include "searcher/output/format.h"
#include "searcher/results/search.h"
#include "tests/fuzz/targets.h"

namespace dateline::fuzz {
namespace {

SearchResult answer_of(std::string_view input, View view) {
    const std::string text = repair_text(input);
    Article article;
    article.id = article.headline = article.source = article.place = text;
    article.section = article.subhead = article.url = text;
    article.path = std::string(input);  // file names are any bytes
    article.bylines = {Byline{text, text}};
    Snippet snippet;
    snippet.text = text;
    SearchResult result;
    result.view = view;
    result.matches = 1;
    result.unknown = {{std::string(input), {0, 0}}};
    if (view == View::kArticles) {
        Hit hit;
        hit.article = article;
        hit.snippets = {snippet};
        hit.file = std::string(input);
        result.hits = {hit};
    } else if (view == View::kQuotes) {
        QuoteHit hit;
        hit.copies = {{article, QuotationType::kIndirect, {Wording::Kind::kOther, text}}};
        hit.quotation.speakers = {text};
        hit.quotation.role = hit.quotation.cue = text;
        hit.passage.text = snippet;
        hit.passage.mention = hit.passage.sentence = text;
        hit.passage.before = hit.passage.after = "she said " + text;
        result.quotes = {hit};
    } else {
        result.speakers = {{text, text, 1, 1, "2025-07-11", "2025-07-11", {text}}};
    }
    return result;
}

// The text without styles and links (ECMA-48 SGR; OSC 8).
std::string without_styles(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t at = std::min(text.find('\x1B'), text.size());
        out += text.substr(0, at);
        text.remove_prefix(at);
        if (text.empty()) break;
        const bool is_link = text.starts_with("\x1B]8;;");
        require(is_link || text.starts_with("\x1B["), "escapes are styles or links");
        const std::size_t end = is_link ? text.find('\x1B', 1) : text.find('m');
        require(end != text.npos, "styles and links end");
        const std::string_view inner = text.substr(is_link ? 5 : 2, end - (is_link ? 5 : 2));
        require(std::ranges::all_of(inner,
                                    [&](char c) {
                                        return is_link ? c > 0x20 && c < 0x7F
                                                       : (c >= '0' && c <= '9') || c == ';';
                                    }),
                "styles are numbers, links are URLs");
        text.remove_prefix(end + (is_link ? 2 : 1));
    }
    return out;
}

// RFC 4180 ends lines with CR LF.
std::string without_line_ends(std::string csv) {
    for (std::size_t at = 0; (at = csv.find("\r\n", at)) != csv.npos;) {
        csv.erase(at, 1);
    }
    return csv;
}

// The cells of CSV (RFC 4180).
std::vector<std::string> cells_of(std::string_view csv) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (c == '"' && quoted && i + 1 < csv.size() && csv[i + 1] == '"') {
            cells.back() += csv[++i];
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == ',' || c == '\n')) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    require(!quoted, "quoted cells end");
    return cells;
}

void check_csv(const std::string& csv) {
    for (const std::string& cell : cells_of(csv)) {
        require(cell.find_first_of("=+-@\t\r") != 0, "no cell is a formula");
    }
}

// Braces are balanced, behind a backslash, too, as BibTeX counts them: no text ends its field.
void check_bibtex(const std::string& entries) {
    std::ptrdiff_t depth = 0;
    for (const char c : entries) {
        if (c == '{') ++depth;
        if (c == '}') require(--depth >= 0, "no brace closes more than is open");
    }
    require(depth == 0, "braces are closed");
}

// All markup is ours: its amount doesn't depend on the text.
std::size_t marks_of(std::string_view html) {
    return static_cast<std::size_t>(std::ranges::count_if(
        html, [](char c) { return c == '<' || c == '>' || c == '"' || c == '\''; }));
}

}  // namespace

void output(std::string_view input) {
    for (const View view : {View::kArticles, View::kQuotes, View::kSpeakers}) {
        const SearchResult result = answer_of(input, view);
        const SearchResult harmless = answer_of("word", view);
        Answer answer{"1", std::string(input), &result, 0};
        OutputOptions options;
        options.view = view;
        for (const Format format : {Format::kPretty, Format::kPlain, Format::kTsv, Format::kCsv,
                                    Format::kRis, Format::kBibtex, Format::kHtml}) {
            options.format = format;
            std::string out = format_answer(answer, options);
            if (format == Format::kCsv || format == Format::kRis) out = without_line_ends(out);
            require(is_safe(out), "what is printed is safe");
            if (format == Format::kBibtex) check_bibtex(out);
            if (format == Format::kCsv) check_csv(out);
            if (format == Format::kHtml && !input.empty() && input.find("http") == input.npos)
                require(
                    marks_of(out) == marks_of(format_answer({"1", "word", &harmless, 0}, options)),
                    "markup is ours alone");
        }
        options.format = Format::kJsonLines;
        const std::string json = format_answer(answer, options);
        for (std::size_t at = 0; at < json.size();) {
            const std::size_t end = json.find('\n', at);
            require(nlohmann::json::accept(json.substr(at, end - at)), "a line is JSON");
            at = end + 1;
        }
        options.format = Format::kPretty;
        options.color = options.links = true;
        require(is_safe(without_styles(format_answer(answer, options))),
                "what stands between styles is safe");
    }
}

}  // namespace dateline::fuzz
