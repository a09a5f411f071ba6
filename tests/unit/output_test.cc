// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "common/text/text.h"
#include "searcher/output/format.h"
#include "searcher/output/reading_page.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

SearchResult one_hit(const std::string& headline) {
    Hit hit;
    hit.article.id = "a 1";
    hit.article.path = "x/a.txt";
    hit.article.headline = headline;
    hit.article.published = Date{2025, 5, 8};
    hit.score = 1.25;
    SearchResult result;
    result.hits.push_back(hit);
    result.matches = 1;
    result.searched = 5;
    return result;
}

std::string formatted(Format format,
                      const SearchResult& result,
                      std::vector<std::string> fields = {}) {
    OutputOptions options;
    options.format = format;
    options.fields = std::move(fields);
    return format_answer({"", "q", &result, 0}, options);
}

}  // namespace

TEST_CASE("output: csv quotes cells and disarms formulas", "[output]") {
    const auto [headline, cell] = GENERATE(table<std::string, std::string>({
        {"plain", "plain"},
        {"a, \"b\"", "\"a, \"\"b\"\"\""},
        {"=HYPERLINK(1)", "'=HYPERLINK(1)"},
        {"-5 below", "'-5 below"},
        {"two\nlines", "two lines"},
    }));
    CAPTURE(headline);
    CHECK(formatted(Format::kCsv, one_hit(headline), {"title"}) == cell + "\r\n");
}

TEST_CASE("output: tsv, plain and trec keep to one line and one word", "[output]") {
    CHECK(formatted(Format::kTsv, one_hit("a\tb"), {"id", "date", "title"}) ==
          "a 1\t2025-05-08\ta b\n");
    CHECK(formatted(Format::kPlain, one_hit("T")) == "a 1\t2025-05-08\tT\n");
    CHECK(formatted(Format::kTrec, one_hit("T")) == "1 Q0 a_1 1 1.250000 dateline\n");
    CHECK(formatted(Format::kPaths, one_hit("T")) == "x/a.txt\n");
}

TEST_CASE("output: JSON Lines keep the original text", "[output]") {
    const std::string lines = formatted(Format::kJsonLines, one_hit("esc \x1B[31m"));
    const auto hit = nlohmann::json::parse(lines.substr(0, lines.find('\n')));
    CHECK(hit["type"] == "hit");
    CHECK(hit["headline"] == "esc \x1B[31m");
    CHECK(hit["published"] == "2025-05-08");
    const auto summary = nlohmann::json::parse(lines.substr(lines.find('\n') + 1));
    CHECK(summary["type"] == "summary");
    CHECK(summary["matches"] == 1);
}

TEST_CASE("output: pretty wraps at the terminal's width and lets no escape through", "[output]") {
    SearchResult result = one_hit("Harbour strike \x1B]0;x\x07 ends");
    result.hits[0].headline_highlights = {{0, 7}};
    Snippet snippet;
    for (int i = 0; i < 20; ++i) {
        snippet.text += "wörter ";
    }
    result.hits[0].snippets.push_back(snippet);
    const std::string out = formatted(Format::kPretty, result);
    CHECK(out.find('\x1B') == std::string::npos);
    CHECK(out.find("[Harbour] strike") != std::string::npos);
    for (std::size_t at = 0; at < out.size();) {
        const std::size_t end = out.find('\n', at);
        CHECK(display_width(out.substr(at, end - at)) <= 80);
        at = end + 1;
    }
}

TEST_CASE("reading page: its pattern holds nothing that less would take for a command",
          "[output]") {
    Hit hit;
    hit.article.text = "We said foo\r!touch bar\rand *left* it.";
    const auto end = [&](std::string_view word) {
        return static_cast<std::uint32_t>(hit.article.text.find(word) + word.size());
    };
    hit.matches = {{end("said "), end("bar")}, {end("and "), end("*left*")}};
    const ReadingPage page = reading_page(hit, {}, true);
    CHECK(page.pattern == "(\\*left\\*|foo\uFFFD!touch bar)");
    CHECK(page.text.find("[foo\uFFFD!touch bar]") != std::string::npos);
    CHECK(std::ranges::none_of(page.pattern, [](unsigned char c) { return c < ' '; }));
    hit.matches.clear();
    CHECK(reading_page(hit, {}, true).pattern.empty());
}
