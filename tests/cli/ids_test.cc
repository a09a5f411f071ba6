// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline::test;

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
