// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline::test;
using Json = nlohmann::json;

namespace {

std::string record(const std::string& id, const std::string& date, const std::string& body) {
    return Json({{"id", id}, {"body", body}, {"date", date}, {"lang", "en"}}).dump() + "\n";
}

struct Indexed {
    TempDir dir;
    std::string index = (dir / "idx").string();

    Indexed() {
        std::string news =
            record(
                "near", "2025-01-05",
                "The tariff on wheat was lifted. Nothing else was said about it that day, and the "
                "house rose early.") +
            record("far", "2025-01-05",
                   "The tariff was lifted that day. Nothing else was said about it in the house, "
                   "which rose early, and nobody had a word for the farmers or for their wheat.") +
            record("form", "2025-02-05",
                   "Meetings were held in the port. The mayor came late, and nobody minded.") +
            record("other", "2025-03-05",
                   "A meeting was held in the town. The mayor came late, and nobody minded.");
        for (int i = 0; i < 30; ++i) {
            news +=
                record("filler" + std::to_string(i), "2025-04-05",
                       "The government of Norvia announced a budget, a committee and a report.");
        }
        dir.write("news.jsonl", news);
        REQUIRE(run_index({"-d", index, "-q", "--bare", (dir / "news.jsonl").string()}).status ==
                0);
    }

    Ran search(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"-d", index});
        return run_search(arguments);
    }

    std::string ids(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"-f", "tsv", "--fields", "id"});
        std::string found;
        for (const std::string& line : lines_of(search(arguments).out)) {
            if (line != "id") found += (found.empty() ? "" : " ") + line;
        }
        return found;
    }
};

}  // namespace

TEST_CASE("ranking: words near each other and in the form that was typed come first", "[ranking]") {
    const Indexed indexed;
    CHECK(indexed.ids({"tariff wheat"}) == "near far");
    CHECK(indexed.ids({"--any", "wheat tariff"}) == "near far");
    CHECK(indexed.ids({"meetings"}) == "form other");
    CHECK(indexed.ids({"meeting"}) == "other form");
}

TEST_CASE("ranking: --recency turns the order of equals, and counts from where it is told",
          "[ranking]") {
    const Indexed indexed;
    CHECK(indexed.ids({"late mayor", "--recency=10d"}) == "other form");
    CHECK(indexed.ids({"late mayor", "--recency=10d", "--now", "2025-02-05"}) == "form other");
    const Ran ran = indexed.search({"--recency=1m", "--explain=score", "mayor"});
    CHECK(ran.err.find("published 2025-03-05, counted from 2025-04-05") != std::string::npos);
    for (const std::string bad : {"soon", "0d", "-1d", "5", "3x", "infd", "nand"}) {
        CAPTURE(bad);
        CHECK(indexed.search({"--recency=" + bad, "mayor"}).status == 2);
    }
    CHECK(indexed.search({"--recency", "-s", "date", "mayor"}).status == 2);
    CHECK(indexed.search({"--expand", "-o", "quotes", "mayor"}).status == 2);
}

TEST_CASE("ranking: --expand finds what the best articles speak of, with --any only", "[ranking]") {
    const Indexed indexed;
    CHECK(indexed.ids({"wheat", "--expand"}) == "near far");
    const Ran ran =
        indexed.search({"--any", "--expand", "--explain", "-f", "paths", "mayor meeting"});
    CHECK(ran.err.find("expanded by") != std::string::npos);
}

TEST_CASE("ranking: --expand leaves filters, speakers and quotations as they are", "[ranking]") {
    TempDir dir;
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (corpus() / "articles").string()}).status == 0);
    const auto count = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"-d", index, "-o", "count"});
        return run_search(arguments).out;
    };
    for (const std::string query : {"speaker:oyelaran", "speaker:oyelaran OR date:2025",
                                    "+quote:(river water)", "quote:(speaker:oyelaran)"}) {
        CAPTURE(query);
        CHECK(count({query, "--any", "--expand"}) == count({query, "--any"}));
        CHECK(count({query, "--expand", "--recency"}) == count({query}));
    }
    CHECK(std::stoi(count({"treaty", "--any", "--expand"})) >
          std::stoi(count({"treaty", "--any"})));
}

TEST_CASE("questions: what is no query is read as words, and said", "[question]") {
    const Indexed indexed;
    const Ran ran =
        indexed.search({"--any", "-n", "50", "-f", "tsv", "--fields", "id", "wheat: the tariff?"});
    CHECK(ran.status == 0);
    CHECK(ran.err == "note: read as plain words: unknown field 'wheat'\n");
    CHECK(lines_of(ran.out).at(1) == "near");
    const Ran batch = run_search({"-d", indexed.index, "--any", "--batch", "-", "-f", "trec"},
                                 "1\tWHEAT AND TARIFF .\n2\twheat: \"tariff\n");
    CHECK(batch.status == 0);
    CHECK(batch.err.find("line 2: note: read as plain words") != std::string::npos);
    CHECK(batch.out.find("1 Q0 near 1 ") == 0);
    CHECK(batch.out.find("2 Q0 near 1 ") != std::string::npos);
}

TEST_CASE("spelling: the likeliest word is told, also where a rare one was found", "[spelling]") {
    TempDir dir;
    std::string news;
    for (int i = 0; i < 300; ++i) {
        news += record("a" + std::to_string(i), "2025-04-05", "The government met in Valmara.");
    }
    news += record("typo", "2025-04-05", "The governemnt met, somebody typed.");
    news += record("rare", "2025-04-05", "An ogre was seen.");
    dir.write("news.jsonl", news);
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", "--bare", (dir / "news.jsonl").string()}).status == 0);
    const auto told = [&](const std::string& query) {
        return run_search({"-d", index, "-n", "400", "-f", "ids", query}).err;
    };
    CHECK(told("govrenment").find("did you mean: government ") != std::string::npos);
    CHECK(told("vamlara goverment").find("did you mean: valmara government ") != std::string::npos);
    CHECK(told("governemnt").find("did you mean: government   (300 articles)") !=
          std::string::npos);
    CHECK(told("ogre") == "");
    CHECK(told("government") == "");
}

TEST_CASE("evaluation: scripts/evaluate ir works on the project's own judgments", "[ranking]") {
    if (std::system("python3 -c ''") != 0) {
        WARN("skipped: python3 is not there");
        return;
    }
    const std::filesystem::path source = DATELINE_SOURCE;
    const std::filesystem::path build = std::filesystem::path(DATELINE_SEARCH).parent_path();
    const Ran ran = run({"python3", (source / "scripts/evaluate").string(), "ir", "--build",
                         build.string(), (source / "corpus/ranking").string()});
    CAPTURE(ran.out, ran.err);
    REQUIRE(ran.status == 0);
    std::map<std::string, double> precision;
    for (const std::string& line : lines_of(ran.out)) {
        std::istringstream in(line);
        std::string bar;
        std::string collection;
        std::string name;
        std::string figure;
        std::getline(in, bar, '|');
        std::getline(in, collection, '|');
        std::getline(in, name, '|');
        std::getline(in, figure, '|');
        if (figure.find("0.") != std::string::npos) precision[name] = std::stod(figure);
    }
    REQUIRE(precision.size() == 3);
    CHECK(precision[" default "] > precision[" BM25 1.2/.75 "]);
    CHECK(precision[" --expand "] > precision[" BM25 1.2/.75 "]);
}

TEST_CASE("ranking: pages of an index in shards hold every hit once, equal scores too",
          "[cli][ranking]") {
    const TempDir dir;
    std::string news;
    for (int i = 0; i < 40; ++i) {
        std::string body = "The zeppelin came in late and the dockers waited.";
        for (int more = 0; more < i % 3; ++more) {
            body += " They went home then, and nobody said why it was late.";
        }
        news += record("a" + std::to_string(i), "2025-01-05", body);
    }
    dir.write("news.jsonl", news);
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", "--bare", "--shards", "3", (dir / "news.jsonl").string()})
                .status == 0);
    for (const int size : {1, 3, 7}) {
        CAPTURE(size);
        std::set<std::string> seen;
        for (int offset = 0; offset < 40; offset += size) {
            const Ran page = run_search({"-d", index, "-f", "tsv", "--snippets", "0", "--fields",
                                         "id", "-n", std::to_string(size), "--offset",
                                         std::to_string(offset), "zeppelin dockers"});
            const std::vector<std::string> lines = lines_of(page.out);  // the first is a header
            for (std::size_t i = 1; i < lines.size(); ++i) {
                CHECK(seen.insert(lines[i]).second);
            }
        }
        CHECK(seen.size() == 40);
    }
    const auto hits = [&](const std::string& offset, const std::string& size) {
        const Ran ran = run_search(
            {"-d", index, "-f", "trec", "--offset", offset, "-n", size, "zeppelin dockers"});
        CHECK(ran.status == 0);
        return lines_of(ran.out).size();
    };
    CHECK(hits("0", "4294967295") == 40);
    CHECK(hits("0", "4294967276") == 40);
    CHECK(hits("10", "4294967290") == 30);
    CHECK(hits("4294967295", "1") == 0);
    CHECK(hits("4294967270", "40") == 0);
}
