// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline::test;
using nlohmann::json;

namespace {

constexpr const char* kStory =
    "Cranes to turn again at Valmara\n"
    "\n"
    "By Jane Doe\n"
    "11 July 2025\n"
    "\n"
    "VALMARA - The harbour authority said on Friday that work would begin again on August 1.\n"
    "\n"
    "Advertisement\n"
    "\n"
    "The cranes have stood still since mid-May, when a cable broke and a ship was hit.\n";

json shown(const std::filesystem::path& path, std::vector<std::string> options = {}) {
    options.insert(options.begin(), "--show");
    options.push_back(path.string());
    return json::parse(run_index(options).out);
}

}  // namespace

TEST_CASE("mentions: a search finds the day whatever the story calls it", "[cli]") {
    const TempDir dir;
    dir.write("in/a.txt", kStory);
    dir.write("in/b.txt", "Ferry runs late\n\nIt was foggy on 11 July 2025, the captain said.\n");
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "in").string()}).status == 0);
    const auto [query, count] = GENERATE(table<std::string, std::string>({
        {"mentions:2025-08-01", "1\n"},
        {"mentions:2025-07-11", "2\n"},
        {"mentions:2025-05", "1\n"},
        {"mentions:2025", "2\n"},
        {"mentions:2025-07-20..2025-08-15", "1\n"},
        {"mentions:2025-08..", "1\n"},
        {"mentions:..2025-06", "1\n"},
        {"mentions:2024", "0\n"},
        {"mentions:2025-08-01 -ferry", "1\n"},
        {"NOT mentions:2025-08-01", "1\n"},
        {"mentions:2025-08-01 OR foggy", "2\n"},
    }));
    CAPTURE(query);
    CHECK(run_search({"-d", index, "-o", "count", query}).out == count);
}

TEST_CASE("mentions: results show what the expression was resolved to", "[cli]") {
    const TempDir dir;
    dir.write("in/a.txt", kStory);
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "in").string()}).status == 0);
    const Ran pretty =
        run_search({"-d", index, "-f", "pretty", "--color", "never", "mentions:2025-07-11"});
    CHECK(pretty.out.find("said on [Friday] that") != std::string::npos);
    CHECK(pretty.out.find("    Friday \xE2\x86\x92 2025-07-11\n") != std::string::npos);
    CHECK(pretty.out.find("11 July 2025") == std::string::npos);  // the date line isn't searched
    const Ran lines = run_search({"-d", index, "-f", "jsonl", "mentions:2025-08"});
    const json snippet = json::parse(lines_of(lines.out).at(0))["snippets"][0];
    REQUIRE(snippet["dates"].size() == 1);
    const std::string text = snippet["text"];
    const json& date = snippet["dates"][0];
    CHECK(text.substr(date["start"], date["end"].get<int>() - date["start"].get<int>()) ==
          "August 1");
    CHECK(date["value"] == "2025-08-01");
    CHECK(run_search({"-d", index, "mentions:soon"}).status == 2);
}

TEST_CASE("show: as text, paragraphs have their kinds and dates in the margins", "[cli]") {
    const TempDir dir;
    const std::string path = dir.write("a.txt", kStory).string();
    CHECK(run_index({"--show=text", path}).out ==
          "Cranes to turn again at Valmara\n"
          "2025-07-11 (header) \xC2\xB7 VALMARA \xC2\xB7 Jane Doe \xC2\xB7 en \xC2\xB7 38 words\n"
          "a.txt\n"
          "\n"
          "headline    Cranes to turn again at Valmara\n"
          "byline      By Jane Doe\n"
          "date        [11 July 2025]                                      2025-07-11\n"
          "body        VALMARA - The harbour authority said on [Friday]    2025-07-11\n"
          "            that work would begin again on [August 1].          \xE2\x80\x9Charbour "
          "author\xE2\x80\xA6\n"
          "                                                                2025-08-01\n"
          "boilerplate Advertisement\n"
          "body        The cranes have stood still since [mid-May], when   2025-05\n"
          "            a cable broke and a ship was hit.\n");
    CHECK(run_index({"--show=page", path}).status == 2);
}

TEST_CASE("show: says the same every time, and of many articles in their order", "[cli]") {
    const Ran first = run_index({"--show", (corpus() / "articles").string()});
    const Ran again = run_index({"--show", (corpus() / "articles").string()});
    CHECK((first.out == again.out));
    std::vector<std::string> paths;
    for (const std::string& line : lines_of(first.out)) {
        paths.push_back(json::parse(line)["path"]);
    }
    CHECK(std::ranges::is_sorted(paths));
}

TEST_CASE("date-from: text and file times count only where asked for", "[cli]") {
    const TempDir dir;
    const auto plain = dir.write("a.txt",
                                 "Ferry runs late\n\nIt was foggy on 11 July 2025, and on "
                                 "12 July 2025 too.\n");
    CHECK(shown(plain)["published"].is_null());
    const json text = shown(plain, {"--date-from", "meta,text"});
    CHECK(text["published"]["value"] == "2025-07-12");
    CHECK(text["published"]["from"] == "text");
    CHECK(shown(plain, {"--date-from", "file"})["published"]["from"] == "file");
    const auto named = dir.write("2024-03-05-a.txt", kStory);
    CHECK(shown(named)["published"]["value"] == "2025-07-11");
    CHECK(shown(named, {"--date-from", "filename,header"})["published"]["value"] == "2024-03-05");
    const Ran wrong = run_index({"--show", "--date-from", "gut", plain.string()});
    CHECK(wrong.status == 2);
    CHECK(wrong.err.find("unknown source 'gut'") != std::string::npos);
}

TEST_CASE("memory: a record that would take more is left out with what to do", "[cli]") {
    const TempDir dir;
    const std::string large(3 << 20, 'x');
    dir.write("in/a.jsonl", R"({"id":"1","title":"Good","body":"b"})"
                            "\n{\"id\":\"2\",\"title\":\"Large\",\"body\":\"" +
                                large + "\"}\n" + R"({"id":"3","title":"Good too","body":"b"})" +
                                "\n");
    const std::string index = (dir / "idx").string();
    const Ran ran = run_index({"-d", index, "--memory", "64M", (dir / "in").string()});
    CAPTURE(ran.err);
    CHECK(ran.status == 1);
    CHECK(ran.err.find("a.jsonl record 2: the line is larger than the 2 MiB that one may take; a "
                       "larger --memory allows more") != std::string::npos);
    CHECK(run_search({"-d", index, "-o", "count", "title:good"}).out == "2\n");
    CHECK(run_index({"-d", index, "--memory", "1M", (dir / "in").string()}).status == 2);
}
