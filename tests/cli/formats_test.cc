// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <map>

#include <nlohmann/json.hpp>

#include "common/text/text.h"
#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline;
using namespace dateline::test;
using nlohmann::json;

namespace {

// The four articles that every container of corpus/formats contains, by headline.
const std::map<std::string, json>& originals() {
    static const std::map<std::string, json> articles = [] {
        std::map<std::string, json> out;
        std::ifstream in(corpus() / "articles/jsonl/news.jsonl");
        for (std::string line; std::getline(in, line);) {
            const json article = json::parse(line);
            if (article.contains("title")) out[article["title"]] = article;
        }
        return out;
    }();
    return articles;
}

// The same as the indexer reads them.
const std::map<std::string, json>& read_originals() {
    static const std::map<std::string, json> articles = [] {
        std::map<std::string, json> out;
        const Ran ran = run_index({"--show", (corpus() / "articles/jsonl/news.jsonl").string()});
        for (const std::string& line : lines_of(ran.out)) {
            json article = json::parse(line);
            if (!article["headline"].is_string()) continue;
            const std::string headline = article["headline"];
            out[headline] = std::move(article);
        }
        return out;
    }();
    return articles;
}

// Letters and digits only: equal however a container breaks lines.
std::string words_of(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if ((c & 0x80) != 0 || std::isalnum(static_cast<unsigned char>(c)) != 0) out += c;
    }
    return out;
}

std::string body_of(const json& article) {
    const std::string text = article["text"];
    std::string body;
    for (const json& paragraph : article["paragraphs"]) {
        if (paragraph["kind"] != "body") continue;
        const std::size_t start = paragraph["start"];
        body += text.substr(start, paragraph["end"].get<std::size_t>() - start);
    }
    return body;
}

std::string authors_of(const json& article) {
    std::string names;
    for (const json& byline : article["bylines"]) {
        names += (names.empty() ? "" : " and ") + byline["name"].get<std::string>();
    }
    return names;
}

// Who said what, and which days the story speaks of, in order.
std::vector<std::string> understood(const json& article) {
    std::vector<std::string> facts;
    for (const json& quote : article["quotes"]) {
        facts.push_back(quote["speakers"].dump() + words_of(quote["text"]));
    }
    const auto is_in_story = [&](const json& mention) {
        return std::ranges::any_of(article["paragraphs"], [&](const json& paragraph) {
            return paragraph["start"] <= mention["start"] && mention["end"] <= paragraph["end"] &&
                   (paragraph["kind"] == "body" || paragraph["kind"] == "headline");
        });
    };
    for (const json& mention : article["mentions"]) {
        if (is_in_story(mention))
            facts.push_back(mention["value"].dump() + words_of(mention["text"]));
    }
    return facts;
}

struct Shown {
    std::vector<json> articles;
    std::vector<std::string> skipped;  // messages
    int status = 0;
};

Shown show(const std::filesystem::path& path) {
    const Ran ran = run_index({"--show", path.string()});
    Shown shown;
    shown.status = ran.status;
    for (const std::string& line : lines_of(ran.out)) {
        shown.articles.push_back(json::parse(line));
    }
    for (const std::string& line : lines_of(ran.err)) {
        if (line.starts_with("skipped ")) shown.skipped.push_back(line.substr(8));
    }
    return shown;
}

void check_article(const json& article) {
    CAPTURE(article["headline"], article["id"]);
    REQUIRE(article["headline"].is_string());
    REQUIRE(originals().contains(article["headline"]));
    const json& original = originals().at(article["headline"]);
    CHECK(words_of(body_of(article)) == words_of(original["body"]));
    CHECK(authors_of(article) == original["author"].get<std::string>());
    REQUIRE_FALSE(article["published"].is_null());
    CHECK(article["published"]["value"] == original["date"].get<std::string>().substr(0, 10));
    CHECK(article["lang"] == "en");
    CHECK(understood(article) == understood(read_originals().at(article["headline"])));
}

}  // namespace

TEST_CASE("formats: the same four articles come out of every container", "[formats]") {
    const auto name =
        GENERATE(as<std::string>{}, "newspaper4k.jsonl", "newsplease.json", "ninjs.json",
                 "linked.json", "table.csv", "feed.rss", "feed.atom", "agency.newsml", "list.mbox",
                 "crawl.warc.gz", "crawl.arc.gz", "texts.tar.gz", "messages.tar.xz", "nitf.tar.bz2",
                 "pages.zip", "pages.tar");
    CAPTURE(name);
    const Shown shown = show(corpus() / "formats" / name);
    CHECK(shown.status == 0);
    CHECK(shown.skipped.empty());
    REQUIRE(shown.articles.size() == 4);
    std::set<std::string> ids;
    for (const json& article : shown.articles) {
        check_article(article);
        ids.insert(article["id"]);
    }
    CHECK(ids.size() == 4);
}

TEST_CASE("formats: a record keeps its own id, else its address, else where it stands",
          "[formats]") {
    const auto [name, id] = GENERATE(table<std::string, std::string>({
        {"table.csv", "jsonl-dam-engineers"},
        {"list.mbox", "jsonl-dam-engineers@example.org"},
        {"feed.rss", "jsonl-dam-engineers"},
        {"feed.atom", "urn:example:jsonl-dam-engineers"},
        {"agency.newsml", "urn:newsml:example.org:jsonl-dam-engineers"},
        {"crawl.warc.gz", "https://example.org/ostmark/2025/03/tarnholt-engineers"},
        {"texts.tar.gz", "texts.tar.gz/texts/jsonl-dam-engineers.txt"},
    }));
    CAPTURE(name);
    CHECK(show(corpus() / "formats" / name).articles.at(0)["id"] == id);
}

TEST_CASE("formats: damage costs the record that it is in, and is reported", "[formats]") {
    const auto [name, articles, skipped] = GENERATE(table<std::string, std::size_t, std::string>({
        {"damaged.warc", 2,
         "damaged.warc record 1: the record says it has 93619 bytes; the next "
         "begins after 3623"},
        {"damaged.warc.gz", 2,
         "damaged.warc.gz record 1: damaged compression: incorrect data check"},
        {"damaged.jsonl", 2, "damaged.jsonl record 2: not JSON: "},  // and simdjson's message
        {"damaged.rss", 2, "damaged.rss record 3: the file ends inside <item>"},
        {"damaged.mbox", 2, "damaged.mbox record 2: a message without text"},
        {"damaged.zip", 2,
         "damaged.zip/pages/jsonl-chess-championship.html: damaged compression: "
         "Truncated ZIP file data"},
    }));
    CAPTURE(name);
    const Shown shown = show(corpus() / "formats" / name);
    CHECK(shown.status == 1);
    REQUIRE_FALSE(shown.skipped.empty());
    CHECK(shown.skipped[0].starts_with(skipped));
    REQUIRE(shown.articles.size() == articles);
    for (const json& article : shown.articles) {
        check_article(article);
    }
}

TEST_CASE("formats: a record that doesn't match its digest is indexed, with a note", "[formats]") {
    const Ran ran = run_index({"--show", (corpus() / "formats/flipped.warc").string()});
    CHECK(ran.status == 0);
    CHECK(lines_of(ran.out).size() == 3);
    CHECK(ran.err ==
          "note: flipped.warc record 2: its bytes don't match its digest: it is indexed as it "
          "stands\n");
}

TEST_CASE("formats: a page that lists others is no article", "[formats]") {
    const Shown shown = show(corpus() / "formats/front-page.html");
    CHECK(shown.articles.empty());
    REQUIRE(shown.skipped.size() == 1);
    CHECK(shown.skipped[0].starts_with("front-page.html: a page without an article"));
}

TEST_CASE("formats: pages of mailing lists, and texts in other charsets", "[formats]") {
    const json list = show(corpus() / "formats/pipermail.html").articles.at(0);
    CHECK(list["headline"] == "Engineers race to draw down Tarnholt lake as drone maps the cracks");
    CHECK(authors_of(list) == "Friedrich Amsel");
    CHECK(list["published"]["value"] == "2025-01-01");
    const json latin = show(corpus() / "formats/latin1.txt").articles.at(0);
    CHECK(authors_of(latin) == "Philippa Gorri\xC3\xA9");
    check_article(show(corpus() / "formats/utf16.txt").articles.at(0));
}

TEST_CASE("formats: --input reads a file as what it is said to be", "[formats]") {
    const TempDir dir;
    const std::string path =
        dir.write("page.data", "Not a page\n\n<p>But a text about <b>tags</b>.</p>\n").string();
    const Ran text = run_index({"--show", "--input", "text", path});
    CHECK(json::parse(text.out)["headline"] == "Not a page");
    const Ran wrong = run_index({"--show", "--input", "warc", path});
    CHECK(wrong.out.empty());
}

TEST_CASE("formats: all of them are indexed together, and found", "[formats]") {
    const TempDir dir;
    const std::string index = (dir / "idx").string();
    const Ran ran = run_index({"-d", index, (corpus() / "formats").string()});
    CHECK(ran.status == 1);  // the damaged ones
    CHECK(run_search({"-d", index, "-o", "count", "path:pages.zip"}).out == "4\n");
    CHECK(run_search({"-d", index, "-o", "count", "path:crawl.warc.gz by:gorrie"}).out == "1\n");
    CHECK(run_search({"-d", index, "-o", "count", "path:feed.rss \"chief engineer\""}).out ==
          "1\n");
}

TEST_CASE("formats: keys and columns count in any case, with spaces and underscores", "[formats]") {
    const TempDir dir;
    const auto [name, bytes] = GENERATE(table<std::string, std::string>({
        {"a.csv", "Headline,Publication Date,Full Text,Bias\nOne,2025-03-01,Words of it,left\n"},
        {"b.csv", "\xEF\xBB\xBFTITLE;publication_date;FULLTEXT\nOne;2025-03-01;Words of it\n"},
        {"c.csv", "Title,Date,Text\rOne,2025-03-01,Words of it\r"},
        {"d.csv", "sep=|\r\nTitle|Date|Text\r\nOne|2025-03-01|Words of it\r\n"},
        {"e.tsv", "document title\tissue-date\tstory text\nOne\t2025-03-01\tWords of it\n"},
        {"f.jsonl", R"({"Title":"One","Published At":"2025-03-01","Content":"Words of it"})"
                    "\n"},
        {"g.jsonl",
         R"({"title":{"rendered":"One"},"date":"2025-03-01","content":{"rendered":"Words of it"}})"
         "\n"},
    }));
    CAPTURE(name);
    const Shown shown = show(dir.write(name, bytes));
    CHECK(shown.status == 0);
    REQUIRE(shown.articles.size() == 1);
    CHECK(shown.articles[0]["headline"] == "One");
    CHECK(shown.articles[0]["published"]["value"] == "2025-03-01");
    CHECK(shown.articles[0]["text"].get<std::string>().ends_with("Words of it"));
}

TEST_CASE("formats: a record without a text is left out, with the keys that it has", "[formats]") {
    const TempDir dir;
    const std::string text = "Words of a story that nobody reads. ";
    const auto [bytes, reason] = GENERATE_COPY(table<std::string, std::string>({
        {R"({"id":"1","date":"2025-03-01","stuff":"abc"})",
         "neither headline nor text: --map title=KEY,body=KEY says which keys have them; its keys "
         "are id, date, stuff"},
        {R"({"id":"1","title":"T","Words Of It":")" + text + text + text + text + text + text +
             R"("})",
         "a headline, but no text: --map body='Words Of It' if that is its text; its keys are id, "
         "title, Words Of It"},
    }));
    const Shown shown = show(dir.write("a.jsonl", bytes + "\n"));
    CHECK(shown.articles.empty());
    REQUIRE(shown.skipped.size() == 1);
    CHECK(shown.skipped[0] == "a.jsonl record 1: " + reason);
    // A headline alone is an article where nothing else could be its text.
    CHECK(show(dir.write("b.jsonl", R"({"title":"Alone","tone":"dry"})"
                                    "\n"))
              .articles.size() == 1);
}

TEST_CASE("formats: a quotation mark that isn't closed costs its row alone", "[formats]") {
    const TempDir dir;
    const std::string wrong =
        "a.csv record 1: a quotation mark is not closed in its line; the rows after it are read";
    using Titles = std::vector<std::string>;
    const auto [bytes, titles] = GENERATE_COPY(table<std::string, Titles>({
        {"1,A,\"Port open.\n2,B,Harbour shut.\n3,C,Quay wet.\n", {"B", "C"}},
        {"1,A,\"Port open.\n2,B,Harbour shut.\n3,C,\"Quay wet, today.\"\n4,D,Dry.\n",
         {"B", "C", "D"}},
        {"1,A,\"Port open.\n2,B,\"Harbour shut.\"\n3,C,\"Two\nlines, \"\"both\"\".\"\n",
         {"B", "C"}},
    }));
    CAPTURE(bytes);
    const Shown shown = show(dir.write("a.csv", "id,title,text\n" + bytes));
    CHECK(shown.skipped == std::vector<std::string>{wrong});
    Titles found;
    for (const auto& article : shown.articles) {
        found.push_back(article["headline"]);
    }
    CHECK(found == titles);
    // What only looks so is one row.
    const Shown whole =
        show(dir.write("b.csv", "id,title,text\n1,A,\"He said \"no\" to it,\nand left.\"\n"));
    REQUIRE(whole.articles.size() <= 1);
}

TEST_CASE("formats: all lists of articles in an object are read", "[formats]") {
    const TempDir dir;
    const Shown shown =
        show(dir.write("a.json", R"({"articles":[{"id":"1","title":"A","text":"Port open."}],
                      "authors":[{"name":"Ana"}],
                      "briefs":[{"id":"2","title":"B","text":"Quay [shut]."}],
                      "note":"[{", "more":{"text":[{"text":"no list of the outer object"}]},
                      "news":[{"id":"3","title":"C","lead":"Harbour wet."}]})"));
    CHECK(shown.skipped.empty());
    REQUIRE(shown.articles.size() == 3);
    CHECK(shown.articles[1]["headline"] == "B");
    CHECK(shown.articles[2]["headline"] == "C");
}

TEST_CASE("formats: --map with a key that isn't there is refused", "[formats]") {
    const TempDir dir;
    const auto table = dir.write("a.csv", "Title,Text\nOne,Words of it\n");
    const Ran ran = run_index({"--show", "--map", "title=Nope", table.string()});
    CHECK(ran.status == 1);
    CHECK(ran.out.empty());
    CHECK(ran.err ==
          "skipped a.csv record 1: --map title=Nope: it has no such key; its keys are Title, "
          "Text\n");
}
