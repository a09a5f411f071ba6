// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <set>

#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline::test;
namespace fs = std::filesystem;

TEST_CASE("ids: are unique in an index, whatever the runs", "[ids]") {
    const TempDir dir;
    dir.write("a/news/page.txt", "Ferry news\n\nThe ferry was late again on Monday.\n");
    dir.write("b/news/page.txt", "Ferry fares\n\nThe ferry costs more from Tuesday on.\n");
    dir.write("c/news/page.txt", "Ferry crews\n\nThe ferry has a new crew.\n");
    const std::string index = (dir / "idx").string();
    for (const std::string root : {"a/news", "b/news", "c/news"}) {
        REQUIRE(run_index({"-d", index, "-q", (dir / root).string()}).status == 0);
    }
    const auto shown = [&](const std::string& format) {
        const std::vector<std::string> lines =
            lines_of(run_search({"-d", index, "-f", format, "ferry"}).out);
        return std::set<std::string>(lines.begin(), lines.end());
    };
    CHECK(shown("paths") == std::set<std::string>{"page.txt", "news/page.txt", "c/news/page.txt"});
    CHECK(shown("trec").size() == 3);
    CHECK(run_search({"-d", index, "-o", "count", "path:c"}).out == "1\n");
    CHECK(run_search({"-d", index, "-o", "count", "path:c/news"}).out == "1\n");
    // A name alone is found at any depth.
    CHECK(run_search({"-d", index, "-o", "count", "path:page.txt"}).out == "3\n");
    CHECK(run_search({"-d", index, "-o", "count", "path:news"}).out == "2\n");
    // Nothing changed: nothing is read again, and the names stay.
    dir.write("b/news/page.txt", "Ferry fares\n\nThe ferry costs much more from Tuesday on.\n");
    for (const std::string root : {"a/news", "b/news", "c/news"}) {
        REQUIRE(run_index({"-d", index, "-q", (dir / root).string()}).status == 0);
    }
    CHECK(shown("paths") == std::set<std::string>{"page.txt", "news/page.txt", "c/news/page.txt"});
    CHECK(run_search({"-d", index, "-o", "count", "\"much more\""}).out == "1\n");
}

TEST_CASE("ids: equal ids of records are told", "[ids]") {
    const TempDir dir;
    dir.write("x.jsonl", R"({"id":"1","title":"Ferry","body":"It was late."})"
                         "\n"
                         R"({"id":"1","title":"Fares","body":"They rose."})"
                         "\n"
                         R"({"id":"2","title":"Crews","body":"They left."})"
                         "\n");
    const Ran ran = run_index({"-d", (dir / "idx").string(), (dir / "x.jsonl").string()});
    CHECK(ran.err.find("note: 2 articles have an id that another one has too, such as '1'") !=
          std::string::npos);
}

TEST_CASE("ids: of two articles with one id in a file, each keeps its own quotations", "[ids]") {
    const TempDir dir;
    dir.write("in/wire.jsonl",
              R"({"id":"w-7","title":"Talks fail","text":"The strike went on.\n\n)"
              R"(\"We shall never sign this deal,\" said Carla Dunn, the union leader."})"
              "\n"
              R"({"id":"w-7","title":"Talks end","text":"The strike ended at dawn.\n\n)"
              R"(\"This deal is the best in years,\" said Omar Finch, the port director."})"
              "\n");
    dir.write("in/a.pdf", "%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n");
    dir.write("in/a.rtf", "{\\rtf1\\ansi The quay was shut.}\n");
    dir.write("in/b.csv", "Headline,Text\nVote,\"Short, but whole.\",,\nPlan,Cut, said Roe\n");
    const std::string index = (dir / "idx").string();
    const Ran built = run_index({"-d", index, (dir / "in").string()});
    CHECK(built.status == 1);
    CHECK(holds(built.err, "PDF: it isn't read yet"));
    CHECK(holds(built.err, "RTF: it isn't read yet"));
    CHECK(holds(built.err, "3 cells, where the first row names 2 columns"));
    CHECK(run_search({"-d", index, "-o", "count", "*"}).out == "3\n");
    const std::string finch = run_search({"-d", index, "-o", "quotes", "said:finch(deal)"}).out;
    CHECK(holds(finch, "This deal is the best in years"));
    CHECK(run_search({"-d", index, "-f", "jsonl", "said:dunn(deal)"}).out.find("Talks fail") !=
          std::string::npos);
    // What is damaged isn't merged, which would call it sound.
    dir.write(
        "in/c.jsonl",
        R"({"id":"c","title":"Ferry","text":"The ferry left the island at dawn on Monday, said the crew."})"
        "\n");
    REQUIRE(run_index({"-d", index, "-q", (dir / "in").string()}).status == 0);
    const fs::path table = dir / "idx/segments/000001/quotes/postlist.glass";
    REQUIRE(fs::exists(table));
    std::ofstream(table, std::ios::app) << "x";
    const Ran merged = run_index({"-d", index, "--compact"});
    CHECK(merged.status == 3);
    CHECK(holds(merged.err, "can't merge"));
    REQUIRE(run_index({"-d", index, "-q", "--check=full", "--repair"}).status == 0);
    CHECK(run_index({"-d", index, "--compact"}).status == 0);
    CHECK(run_search({"-d", index, "-o", "count", "*"}).out == "4\n");
}
