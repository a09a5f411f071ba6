// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/batches/repeated_lines.h"
#include "indexer/readers/articles/article_reader.h"
#include "indexer/readers/input/charset.h"
#include "indexer/readers/input/digest.h"
#include "indexer/readers/records/http_payload.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

const std::string kParagraph =
    "<p>The harbour authority said on Monday that all three cranes had been inspected, and that "
    "work "
    "would begin again within the week.</p>\n";

std::optional<Article> read_page(const std::string& page, const std::string& url = {}) {
    RawRecord record;
    record.number = 1;
    record.format = InputFormat::kHtml;
    record.bytes = page;
    record.alone = true;
    record.url = url;
    static const ReaderSettings settings;
    ArticleReader reader(settings);
    std::string error;
    return reader.read(record, {"/x/a.html", "a.html", 0, 0}, error);
}

std::string page_with(const std::string& head, const std::string& body) {
    return "<html><head>" + head + "</head><body><h1>Cranes to turn again at Valmara</h1>" + body +
           kParagraph + kParagraph + kParagraph + "</body></html>";
}

std::string body_of(const Article& article) {
    std::string body;
    for (const Paragraph& paragraph : article.paragraphs) {
        if (paragraph.kind == ParagraphKind::kBody) body += article.text_of(paragraph);
    }
    return body;
}

}  // namespace

TEST_CASE("pages: the date of publication, not of change, and the day where the article is",
          "[pages]") {
    const auto [head, body, day] = GENERATE(table<std::string, std::string, std::string>({
        {R"(<meta property="article:modified_time" content="2025-07-13T08:00:00Z">
            <meta property="article:published_time" content="2025-07-11T08:00:00Z">)",
         "", "2025-07-11"},
        {R"(<meta property="article:published_time" content="2025-07-12T03:22:00Z">)",
         R"(<time datetime="2025-07-11T23:22:00-04:00">July 11</time>)", "2025-07-11"},
        {R"(<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2025-07-13",
            "datePublished":"2025-07-11T23:30:00-05:00"}</script>)",
         "", "2025-07-11"},
        {"", R"(<time class="updated" datetime="2025-07-13">x</time>
                <time class="entry-date published" datetime="2025-07-11">x</time>)",
         "2025-07-11"},
        {"", "<div>11 July 2025 4 min read</div>", "2025-07-11"},
        {"", R"(<span class="post-date">11.07.2025</span>)", "2025-07-11"},
        {"", "<p>Updated 13 July 2025</p>", ""},
        {"", "", ""},
    }));
    CAPTURE(head, body);
    const auto article = read_page(page_with(head, body));
    REQUIRE(article);
    CHECK((article->published ? to_string(*article->published) : "") == day);
}

TEST_CASE("pages: an address tells the date last", "[pages]") {
    const std::string url = "https://example.org/2025/07/11/cranes";
    CHECK(read_page(page_with("", ""), url)->published == Date{2025, 7, 11});
    CHECK(read_page(page_with("<meta name=\"date\" content=\"2025-07-10\">", ""), url)->published ==
          Date{2025, 7, 10});
}

TEST_CASE("pages: authors without what sites put around them", "[pages]") {
    const auto [head, body, names] = GENERATE(table<std::string, std::string, std::string>({
        {R"(<meta name="author" content="Jane Doe">)", "", "Jane Doe"},
        {R"(<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"Jane Doe"},
            {"name":"John Roe"}]}</script>)",
         "", "Jane Doe, John Roe"},
        {R"(<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle",
            "author":{"@id":"#1"}},{"@type":"Person","@id":"#1","name":"Jane Doe"}]}</script>)",
         "", "Jane Doe"},
        {R"(<meta property="og:site_name" content="Example Post">
            <meta name="author" content="Example Post">)",
         R"(<div class="byline">By <a href="/jane">Jane Doe</a>, Example Post</div>)", "Jane Doe"},
        {R"(<meta property="og:site_name" content="Example Post">
            <meta name="author" content="Jane Doe Example Post">)",
         "", "Jane Doe"},
        {"", "<p>By Jane Doe \xE2\x80\xA2 July 11, 2025 7:00 am</p>", "Jane Doe"},
        {"", R"(<span class="author-date">Published</span>)", ""},
        {R"(<meta name="author" content="https://example.org/jane">)", "", ""},
    }));
    CAPTURE(head, body);
    const auto article = read_page(page_with(head, body));
    REQUIRE(article);
    std::string found;
    for (const Byline& byline : article->bylines) {
        found += (found.empty() ? "" : ", ") + byline.name;
    }
    CHECK(found == names);
}

TEST_CASE("pages: what stands beside the story is no part of it", "[pages]") {
    const auto beside = GENERATE(
        as<std::string>{},
        "<aside><p>Something else that happened somewhere else, told at some length.</p></aside>",
        "<div class=\"related-links\"><p>Something else that happened somewhere else, told at "
        "length.</p></div>",
        "<div id=\"commentsSection\"><p>Something else entirely, says a reader who has time to "
        "write.</p></div>",
        "<ul><li><a href=\"/a\">Something else that happened somewhere else</a></li></ul>",
        "<script>var something = 'else';</script>");
    CAPTURE(beside);
    const auto article = read_page(page_with("", "") + beside);
    REQUIRE(article);
    CHECK(body_of(*article).find("omething") == std::string::npos);
    CHECK(body_of(*article).find("cranes had been inspected") != std::string::npos);
}

TEST_CASE("pages: a story may stand in parts, behind a pay-wall, or in a gallery", "[pages]") {
    const auto open =
        GENERATE(as<std::string>{}, "<div class=\"group\">", "<div style=\"display:none\">",
                 "<div class=\"gallery-slide\">", "<div class=\"paywall\">");
    CAPTURE(open);
    std::string page = "<html><body><h1>Cranes to turn again at Valmara</h1>";
    for (int i = 0; i < 4; ++i) {
        page += open + "<p>Part " + std::to_string(i) + " of the story begins here.</p>" +
                kParagraph + "</div>";
    }
    const auto article = read_page(page + "</body></html>");
    REQUIRE(article);
    for (int i = 0; i < 4; ++i) {
        CHECK(body_of(*article).find("Part " + std::to_string(i)) != std::string::npos);
    }
}

TEST_CASE("pages: the next story of an endless page is left out", "[pages]") {
    const std::string page =
        "<html><head><meta property=\"og:title\" content=\"Cranes to turn again at "
        "Valmara\"></head><body>"
        "<div class=\"post\"><h1 class=\"hed\">Cranes to turn again at Valmara</h1>" +
        kParagraph + kParagraph + kParagraph +
        "</div><div class=\"post\"><h1 class=\"hed\">Ferry runs aground in the fog</h1>"
        "<p>The ferry ran aground on a sandbank in thick fog with forty people on board, all of "
        "whom were well.</p>"
        "</div></body></html>";
    const auto article = read_page(page);
    REQUIRE(article);
    CHECK(article->headline == "Cranes to turn again at Valmara");
    CHECK(body_of(*article).find("sandbank") == std::string::npos);
}

TEST_CASE("charset: the mark, then UTF-8, then what is declared, then what is found", "[charset]") {
    CHECK(to_utf8("\xEF\xBB\xBF"
                  "abc",
                  "windows-1252") == "abc");
    CHECK(to_utf8(std::string_view("\xFF\xFE\x61\0\x62\0", 6), "windows-1252") == "ab");
    CHECK(to_utf8("caf\xC3\xA9", "windows-1251") == "caf\xC3\xA9");
    CHECK(to_utf8("caf\xE9", "iso-8859-1") == "caf\xC3\xA9");
    CHECK(to_utf8("\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251") ==
          "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82");
    CHECK(to_utf8("\x93quoted\x94 caf\xE9", "no such charset").find("quoted") != std::string::npos);
}

TEST_CASE("digests: of a record's bytes, in base 32 or hexadecimal", "[digest]") {
    // RFC 3174, test 1: "abc".
    CHECK(matches_digest("abc", "sha1:a9993e364706816aba3e25717850c26c9cd0d89d"));
    CHECK(matches_digest("abc", "SHA1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5"));
    CHECK(matches_digest("abc", "md5:900150983cd24fb0d6963f7d28e17f72"));
    CHECK_FALSE(matches_digest("abd", "sha1:a9993e364706816aba3e25717850c26c9cd0d89d"));
    CHECK_FALSE(matches_digest("abc", "sha1:"));
    CHECK(matches_digest("abc", ""));
    CHECK(matches_digest("abc", "blake3:whatever"));
}

TEST_CASE("http: bodies that lie about their encoding are taken as they stand", "[http]") {
    const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset=\"UTF-8\"\r\n";
    const HttpPayload plain =
        read_http(head + "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n<html>");
    CHECK(plain.status == 200);
    CHECK(plain.type == "text/html");
    CHECK(plain.charset == "utf-8");
    CHECK(plain.body == "<html>");
    CHECK(read_http(
              head +
              "Transfer-Encoding: chunked\r\n\r\n3\r\n<ht\r\n00000003\r\nml>\r\n00000000\r\n\r\n")
              .body == "<html>");
    CHECK(read_http(head + "Transfer-Encoding: chunked\r\n\r\n6\r\n<html>\r\nFF\r\ncut off").body ==
          "<html>cut off");
    CHECK(read_http("no response").status == 0);
}

TEST_CASE("repeated lines: what many articles of a source say alike is boilerplate", "[repeated]") {
    std::vector<Article> articles(8);
    std::vector<Article*> all;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        Article& article = articles[i];
        article.source = i < 6 ? "The Courier" : "The Echo";
        const auto add = [&](const std::string& text) {
            const auto start = static_cast<std::uint32_t>(article.text.size());
            article.text += text;
            article.paragraphs.push_back(
                {start, static_cast<std::uint32_t>(article.text.size()), ParagraphKind::kBody});
        };
        add("The story numbered " + std::to_string(i) +
            " goes on at great length about something that nothing else tells.");
        add("Sign up for the letter that we send each morning.");
        add("SEP7 1624 UP 13");
        if (i < 4) add("He declined to comment on it.");
        all.push_back(&article);
    }
    mark_repeated_lines(all);
    const auto kind = [&](std::size_t article, std::size_t paragraph) {
        return articles[article].paragraphs[paragraph].kind;
    };
    CHECK(kind(0, 1) == ParagraphKind::kBoilerplate);
    CHECK(kind(5, 1) == ParagraphKind::kBoilerplate);
    CHECK(kind(7, 1) == ParagraphKind::kBody);  // only two from this source
    CHECK(kind(0, 0) == ParagraphKind::kBody);
    CHECK(kind(0, 2) == ParagraphKind::kBody);  // a row of a table
    CHECK(kind(0, 3) == ParagraphKind::kBody);  // four are too few
}

TEST_CASE("repeated lines: copies of one story say nothing about their lines", "[repeated]") {
    std::vector<Article> articles(9);
    std::vector<Article*> all;
    for (Article& article : articles) {
        article.text =
            "One short line here.|The same story was sent nine times over, and that is no reason "
            "to drop a line of it.";
        article.paragraphs = {
            {0, 20, ParagraphKind::kBody},
            {21, static_cast<std::uint32_t>(article.text.size()), ParagraphKind::kBody}};
        all.push_back(&article);
    }
    mark_repeated_lines(all);
    CHECK(articles[0].paragraphs[0].kind == ParagraphKind::kBody);
}
