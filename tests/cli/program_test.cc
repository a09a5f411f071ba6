// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <random>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include "common/text/text.h"
#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline;
using namespace dateline::test;
namespace fs = std::filesystem;

namespace {

constexpr const char* kStory =
    "Harbour strike enters second week\n\nVALMARA – Dockers in Valmara voted on Monday to stay "
    "away from work for a second week, "
    "and the port authority said that no ship had been unloaded since the walkout began. \"We want "
    "a fair offer,\" said Ines Carvalho.\n"
    "Exporters asked the government to step in.\n";

// A small index shared by the tests of searching.
struct Indexed {
    TempDir dir;
    std::string index = (dir / "idx").string();

    Indexed() {
        dir.write("news/strike.txt", kStory);
        dir.write(
            "news/rate.jsonl",
            R"({"id":"rate-1","title":"Bank cuts key rate","body":"The central bank cut its key rate to 3.25 percent on Thursday.","date":"2025-09-18","source":"The Valmara Courier","lang":"en"})"
            "\n"
            R"({"id":"rate-2","title":"=SUM(A1) and \u001b[31mred","body":"An article with odd signs in its title, about the strike.","date":"2025-09","lang":"en"})"
            "\n");
        REQUIRE(run_index({"-d", index, "-q", (dir / "news").string()}).status == 0);
    }

    Ran search(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"-d", index});
        return run_search(arguments);
    }
};

void check(const Ran& ran, int status, const std::string& out, const std::string& err) {
    CAPTURE(ran.out, ran.err);
    CHECK(ran.status == status);
    CHECK(ran.out == out);
    CHECK(ran.err == err);
}

}  // namespace

TEST_CASE("search: prints hits in every format", "[cli]") {
    const Indexed indexed;
    check(indexed.search({"dockers"}), 0, "strike.txt\t\tHarbour strike enters second week\n", "");
    check(indexed.search({"-f", "tsv", "--fields", "id,date,title", "rate"}), 0,
          "id\tdate\ttitle\nrate-1\t2025-09-18\tBank cuts key rate\n", "");
    check(indexed.search({"-f", "csv", "--fields", "id,title", "odd"}), 0,
          "id,title\r\nrate-2,'=SUM(A1) and \xEF\xBF\xBD[31mred\r\n", "");
    check(indexed.search({"-f", "paths", "rate"}), 0, "rate.jsonl\n", "");
    check(indexed.search({"-o", "count", "strike"}), 0, "2\n", "");
    const Ran json = indexed.search({"-f", "json", "strike"});
    const auto parsed = nlohmann::json::parse(json.out);
    CHECK(parsed["matches"] == 2);
    CHECK(parsed["hits"].size() == 2);
    const Ran lines = indexed.search({"-f", "jsonl", "dockers"});
    REQUIRE(lines_of(lines.out).size() == 2);
    const auto hit = nlohmann::json::parse(lines_of(lines.out)[0]);
    const std::string snippet = hit["snippets"][0]["text"];
    const auto mark = hit["snippets"][0]["highlights"][0];
    CHECK(snippet.substr(mark[0], mark[1].get<std::size_t>() - mark[0].get<std::size_t>()) ==
          "Dockers");
    const Ran trec = indexed.search({"-f", "trec", "--runtag", "r1", "rate"});
    CHECK(trec.out.starts_with("1 Q0 rate-1 1 "));
    CHECK(trec.out.ends_with(" r1\n"));
}

TEST_CASE("search: the pretty page is as documented", "[cli]") {
    const Indexed indexed;
    Ran ran = indexed.search({"-f", "pretty", "--color", "never", "ships OR \"fair offer\""});
    ran.out = ran.out.substr(ran.out.find('\n'));  // the time differs
    check(ran, 0,
          "\n\n 1  Harbour strike enters second week\n"
          "    no date · VALMARA · 51 words · strike.txt\n"
          "    \"We want a [fair offer],\" said Ines Carvalho.\n",
          "");
    const Ran colored = indexed.search({"-f", "pretty", "--color", "always", "dockers"});
    CHECK(colored.out.find("\x1B[1;31mDockers\x1B[0m") != std::string::npos);
    const Ran hostile = indexed.search({"-f", "pretty", "--color", "never", "odd"});
    CHECK(hostile.out.find('\x1B') == std::string::npos);
}

TEST_CASE("search: sorts, pages and filters", "[cli]") {
    const Indexed indexed;
    const auto ids = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"-f", "tsv", "--fields", "id"});
        const auto lines = lines_of(indexed.search(arguments).out);
        return std::vector<std::string>(lines.begin() + 1, lines.end());
    };
    CHECK(ids({"-s", "date", "*"}) == std::vector<std::string>{"rate-1", "rate-2", "strike.txt"});
    CHECK(ids({"-s", "-date", "*"}) == std::vector<std::string>{"rate-2", "rate-1", "strike.txt"});
    CHECK(ids({"-s", "date", "-n", "1", "--offset", "1", "*"}) ==
          std::vector<std::string>{"rate-2"});
    CHECK(ids({"date:2025-09-18"}) == std::vector<std::string>{"rate-1"});
    CHECK(ids({"source:courier"}) == std::vector<std::string>{"rate-1"});
    CHECK(ids({"place:valmara"}) == std::vector<std::string>{"strike.txt"});
    CHECK(ids({"missing:date"}) == std::vector<std::string>{"strike.txt"});
    CHECK(ids({"id:rate-2"}) == std::vector<std::string>{"rate-2"});
    CHECK(ids({"path:rate.jsonl", "-s", "date"}) == std::vector<std::string>{"rate-1", "rate-2"});
    CHECK(ids({"-P", "fair offer"}) == std::vector<std::string>{"strike.txt"});
    CHECK(ids({"lead:exporters OR lead:dockers"}) == std::vector<std::string>{"strike.txt"});
    CHECK(ids({"--any", "dockers bank", "-s", "date"}) ==
          std::vector<std::string>{"rate-1", "strike.txt"});
}

TEST_CASE("search: any two neighbouring characters find text that is written without spaces",
          "[cli]") {
    const TempDir dir;
    const std::vector<std::string> texts = {"中央银行周四将关键利率下调至百分之三",
                                            "中央銀行は木曜日に政策金利を引き下げた",
                                            "ธนาคารกลางลดอัตราดอกเบี้ย"};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        dir.write(fmt::format("news/{}.txt", i), texts[i] + "\n\n" + texts[i] + "\n");
    }
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "news").string()}).status == 0);
    std::string batch;
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        std::vector<std::string> characters;
        for (std::size_t at = 0; at < texts[i].size();) {
            std::size_t end = at + decode_at(texts[i], at).size;
            while (end < texts[i].size() && is_mark(decode_at(texts[i], end).value)) {
                end += decode_at(texts[i], end).size;
            }
            characters.push_back(texts[i].substr(at, end - at));
            at = end;
        }
        for (std::size_t k = 0; k + 1 < characters.size(); ++k, ++pairs) {
            batch += fmt::format("{}\t{}\n", i, characters[k] + characters[k + 1]);
        }
    }
    const Ran ran =
        run_search({"-d", index, "--batch", "-", "-f", "tsv", "--fields", "path"}, batch);
    CHECK(ran.status == 0);
    std::size_t right = 0;
    for (const std::string& line : lines_of(ran.out)) {
        right += line.size() > 2 && line.substr(0, 1) + ".txt" == line.substr(2) ? 1 : 0;
    }
    CHECK(right == pairs);
}

TEST_CASE("search: a filter or prefix that nothing meets finds nothing", "[cli]") {
    const Indexed indexed;
    for (const char* query : {"strike before:1990", "date:1990", "strike zzz*", "(zzz*) strike",
                              "strike date:1990..1991"}) {
        CAPTURE(query);
        CHECK(indexed.search({"-o", "count", query}).out == "0\n");
    }
    CHECK(indexed.search({"-o", "count", "strike -zzz*"}).out == "2\n");
}

TEST_CASE("search: hostile articles take no more than a moment", "[cli]") {
    const TempDir dir;
    std::string compounds = "Title here\n\n";
    for (int i = 0; i < 300; ++i) {
        compounds += "covid-19 ";
    }
    std::string sentences = "Other title\n\n";
    for (int i = 0; i < 60'000; ++i) {
        sentences += "It rained a lot. ";
    }
    dir.write("news/a.txt", compounds);
    dir.write("news/b.txt", sentences);
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "news").string()}).status == 0);
    std::string phrase;
    for (int i = 0; i < 60; ++i) {
        phrase += "covid-19 ";
    }
    CHECK(run_search({"-d", index, "-o", "count", '"' + phrase + "title\""}).out == "0\n");
    CHECK(run_search({"-d", index, "-f", "pretty", "rained"}).status == 0);
}

TEST_CASE("programs: unwritable streams end in an exit code, not in a crash", "[cli]") {
    const Indexed indexed;
    const auto shell = [&](const std::string& command) {
        return run({"/bin/sh", "-c", command}).status;
    };
    const std::string search = std::string(DATELINE_SEARCH) + " -d " + indexed.index;
    CHECK(shell(search + " zzzz 2>&-") == 1);
    CHECK(shell(search + " strike >/dev/full 2>/dev/null") == 5);
    CHECK(shell("echo strike | " + search + " --batch - >/dev/full 2>/dev/null") == 5);
    CHECK(shell(std::string(DATELINE_INDEX) + " -d " + indexed.index +
                " --list >/dev/full 2>/dev/null") == 5);
    CHECK(shell("{ " + search + " -f jsonl strike; echo $? >&2; } 2>&1 >/dev/null | grep -qx 0") ==
          0);
}

TEST_CASE("search: what can't be read is pointed at", "[cli]") {
    const Indexed indexed;
    check(indexed.search({"titel:strike"}), 2, "",
          "error: unknown field 'titel'\n  titel:strike\n  ^^^^^\nhint: did you mean title: ?   "
          "All fields: dateline-search --fields-help\n");
    check(indexed.search({""}), 2, "",
          "error: no query\nhint: type words, such as: dateline-search -d news.idx harbour strike; "
          "--syntax shows more\n");
    check(indexed.search({std::string(100'000, '(')}), 2, "",
          "error: the query is 100000 bytes long; at most 20000 are taken\n  " +
              std::string(76, '(') + "\n  ^\nhint: split it, or search in a batch\n");
    CHECK(indexed.search({"--limt", "3", "x"}).err.find("did you mean --limit?") !=
          std::string::npos);
    check(indexed.search({"—"}), 2, "",
          "error: there is no word in the query\n  —\n  ^\nhint: letters and digits make words\n");
}

TEST_CASE("search: without a hit, says which word is unknown and what is near", "[cli]") {
    const Indexed indexed;
    check(indexed.search({"harbor strike"}), 1, "",
          "no article contains 'harbor'; did you mean harbour (1 article)?\ndid you mean: harbour "
          "strike   (1 article; --correct searches for it)\nhint: --any would find 2 articles with "
          "any of the words\n");
    const Ran corrected = indexed.search({"--correct", "-o", "count", "harbor strike"});
    check(corrected, 0, "1\n",
          "note: nothing matches harbor strike; these match: harbour strike\n");
    check(indexed.search({"zzzzzz"}), 1, "", "no article contains 'zzzzzz'\n");
}

TEST_CASE("search: explains how a query was read", "[cli]") {
    const Indexed indexed;
    const Ran ran = indexed.search({"--explain", "dockers OR strike rate"});
    CHECK(ran.err.find("query   dockers OR strike rate\n") != std::string::npos);
    CHECK(ran.err.find("  dockers  terms en:docker  weight ") != std::string::npos);
}

TEST_CASE("search: names what is wrong with an index", "[cli]") {
    const TempDir dir;
    dir.write("plain.txt", "not an index");
    dir.write("folder/file", "x");
    const auto search = [&](const fs::path& index) {
        return run_search({"-d", index.string(), "x"});
    };
    CHECK(search(dir / "missing").status == 3);
    CHECK(search(dir / "missing").err.find("there is no index at") != std::string::npos);
    CHECK(search(dir / "plain.txt").status == 3);
    CHECK(search(dir / "plain.txt").err.find("is not a Dateline index") != std::string::npos);
    CHECK(search(dir / "folder").status == 3);
    dir.write("other/manifest.json", R"({"format":"dateline-index","schema":99})");
    CHECK(search(dir / "other").err.find("was made by another version") != std::string::npos);
    dir.write("damaged/manifest.json", "{\"format\":");
    CHECK(search(dir / "damaged").err.find("is damaged") != std::string::npos);
}

TEST_CASE("batch: keeps the order, reports bad queries by line and goes on", "[cli]") {
    const Indexed indexed;
    const std::string queries = "q1\tdockers\n# a comment\n\nq2\ttitel:x\nq3\tzzzz\nrate\n";
    for (const char* jobs : {"1", "4"}) {
        const Ran ran = run_search(
            {"-d", indexed.index, "--batch", "-", "-f", "tsv", "--fields", "id", "--jobs", jobs},
            queries);
        check(ran, 2, "query\tid\nq1\tstrike.txt\n6\trate-1\n",
              "line 4: error: unknown field 'titel'\n  titel:x\n  ^^^^^\nhint: did you mean title: "
              "?   All fields: dateline-search --fields-help\n"
              "line 5: note: no article contains 'zzzz'\n");
    }
    const Ran trec = run_search({"-d", indexed.index, "--batch", "-", "-f", "trec"}, "7\tstrike\n");
    REQUIRE(lines_of(trec.out).size() == 2);
    CHECK(trec.out.starts_with("7 Q0 "));
    const Ran json =
        run_search({"-d", indexed.index, "--batch", "-", "-f", "json"}, "strike\nrate\n");
    CHECK(nlohmann::json::parse(json.out).size() == 2);
    CHECK(run_search({"-d", indexed.index, "--batch", "-"}, "zzzz\n").status == 1);
    CHECK(run_search({"-d", indexed.index, "--batch", "/no/such/file"}).status == 2);
}

TEST_CASE("index: bad input ends with a clear message and the right code, and costs nothing",
          "[cli]") {
    const TempDir dir;
    const std::string index = (dir / "idx").string();
    dir.write("good/a.txt", kStory);
    REQUIRE(run_index({"-d", index, "-q", (dir / "good").string()}).status == 0);
    const auto still_there = [&] {
        return run_search({"-d", index, "-o", "count", "dockers"}).out == "1\n";
    };

    fs::create_directories(dir / "empty");
    Ran ran = run_index({"-d", (dir / "none.idx").string(), (dir / "empty").string()});
    CHECK(ran.status == 2);
    CHECK(ran.err.find("no file to read in") != std::string::npos);

    ran = run_index({"-d", index, (dir / "missing").string()});
    CHECK(ran.status == 2);
    CHECK(ran.err.find("no such file or folder") != std::string::npos);
    CHECK(still_there());

    ran = run_index({"-d", (dir / "good").string(), (dir / "good").string()});
    CHECK(ran.status == 3);
    CHECK(ran.err.find("is not a Dateline index") != std::string::npos);

    std::string noise(100'000, '\0');
    std::mt19937 random(3);
    for (char& c : noise) {
        c = static_cast<char>(random());
    }
    dir.write("bad/noise.txt", noise);
    dir.write("bad/latin.txt",
              "Caf\xE9 opens\n\nThe caf\xE9 on the square opened on Monday after years of work, "
              "its owner said.\n");
    dir.write("bad/blank.txt", " \n\n ");
    dir.write("bad/b.jsonl",
              "{\"id\":\"ok\",\"title\":\"Good "
              "record\"}\n{broken\n{\"id\":\"ok2\",\"title\":\"Second good record\"}\n");
    ::mkfifo((dir / "bad/fifo").c_str(), 0600);
    fs::create_directory_symlink(dir / "bad", dir / "bad/loop");
    fs::create_symlink("/dev/zero", dir / "bad/device");
    const fs::path report = dir / "report.jsonl";
    ran = run_index({"-d", index, "--report", report.string(), (dir / "bad").string()});
    CAPTURE(ran.err);
    CHECK(ran.status == 1);
    CHECK(ran.err.find("noise.txt: ") != std::string::npos);
    CHECK(ran.err.find("3 articles added") != std::string::npos);
    std::ifstream in(report);
    std::vector<std::string> left_out;
    for (std::string line; std::getline(in, line);) {
        const auto entry = nlohmann::json::parse(line);
        left_out.push_back(entry["path"].get<std::string>() +
                           (entry.contains("record") ? "#" + entry["record"].dump() : ""));
    }
    std::ranges::sort(left_out);
    CHECK(left_out ==
          std::vector<std::string>{"b.jsonl#2", "blank.txt", "device", "loop", "noise.txt"});
    // A later run tells only what is new; its report is complete all the same.
    ran = run_index({"-d", index, "--report", report.string(), (dir / "bad").string()});
    CHECK(ran.status == 0);
    CHECK(ran.err.find("(3 not, or not wholly, read: --list says why)") != std::string::npos);
    std::ifstream again(report);
    CHECK(std::count(std::istreambuf_iterator<char>(again), {}, '\n') == 5);
    CHECK(run_index({"-d", index, "--list"}).out.find("such as record 2: not JSON") !=
          std::string::npos);
    CHECK(run_index({"-d", index, "--check", "--report", report.string()}).status == 2);
    CHECK(run_search({"-d", index, "-o", "count", "title:cafe OR title:record"}).out == "3\n");
    CHECK(still_there());
}

TEST_CASE("index: a file that may not be read is reported, the others are indexed", "[cli]") {
    if (::geteuid() == 0) {
        WARN("skipped: root may read everything");
        return;
    }
    const TempDir dir;
    dir.write("news/a.txt", kStory);
    const fs::path locked = dir.write("news/b.txt", kStory);
    fs::permissions(locked, fs::perms::none);
    const Ran ran = run_index({"-d", (dir / "idx").string(), (dir / "news").string()});
    CHECK(ran.status == 1);
    CHECK(ran.err.find("Permission denied") != std::string::npos);
}

TEST_CASE("index: a single line of 70 MB is left out with the limit named", "[cli]") {
    const TempDir dir;
    {
        std::ofstream out(dir / "big.txt");
        const std::string block(1 << 20, 'x');
        for (int i = 0; i < 70; ++i) {
            out << block;
        }
    }
    dir.write("a.txt", kStory);
    const Ran ran = run_index(
        {"-d", (dir / "idx").string(), (dir / "big.txt").string(), (dir / "a.txt").string()});
    CHECK(ran.status == 1);
    CHECK(ran.err.find("larger than the 64 MiB that one may take") != std::string::npos);
    CHECK(run_search({"-d", (dir / "idx").string(), "-o", "count", "dockers"}).out == "1\n");
}

TEST_CASE("index: lists, counts, shows and rehearses", "[cli]") {
    const TempDir dir;
    const std::string index = (dir / "idx").string();
    const std::string file = dir.write("news/a.txt", kStory).string();
    Ran ran = run_index({"-d", index, "--dry-run", (dir / "news").string()});
    check(ran, 0, "new\ta.txt\n", "");
    CHECK_FALSE(fs::exists(index));
    REQUIRE(run_index({"-d", index, "-q", (dir / "news").string()}).status == 0);
    check(run_index({"-d", index, "--list"}), 0, "read\t1\t" + file + "\t\n", "");
    ran = run_index({"-d", index, "--stats"});
    CHECK(ran.out.find("articles   1\n") != std::string::npos);
    const auto shown = nlohmann::json::parse(run_index({"--show", file}).out);
    CHECK(shown["headline"] == "Harbour strike enters second week");
    CHECK(shown["place"] == "VALMARA");
    CHECK(shown["lang"] == "en");
    check(run_index({"-d", index, "--remove", "--dry-run", file}), 0, "gone\t" + file + "\n", "");
    CHECK(run_index({"-d", index, "--compact", "--dry-run"}).status == 2);
    CHECK(run_index({"-d", index, "--check=full", "--repair", "--dry-run"}).status == 2);
    CHECK(run_search({"-d", index, "-o", "count", "*"}).out == "1\n");
    CHECK(run_index({"-d", index, "--remove", file}).status == 0);
    CHECK(run_search({"-d", index, "-o", "count", "*"}).out == "0\n");
}

TEST_CASE("index: says which options a run reads with that the last one didn't", "[cli]") {
    const TempDir dir;
    const std::string index = (dir / "idx").string();
    dir.write("news/a.jsonl", "{\"title\":\"A\",\"text\":\"b c\",\"station\":\"X\"}\n");
    const std::string news = (dir / "news").string();
    const std::string told =
        "note: 1 files were read with other options before, and are read again: ";
    REQUIRE(run_index({"-d", index, "--keep", "station", news}).err.find(told) ==
            std::string::npos);
    CHECK(run_index({"-d", index, "--no-quotes", news})
              .err.find(told + "no longer --keep station, now --no-quotes\n") != std::string::npos);
    CHECK(run_index({"-d", index, "--no-quotes", news}).err.find(told) == std::string::npos);
    // Another folder's files are new, whatever the options.
    dir.write("more/b.txt", kStory);
    CHECK(run_index({"-d", index, (dir / "more").string()}).err.find(told) == std::string::npos);
}

TEST_CASE("index: styles and scripts of pages are no articles", "[cli]") {
    const TempDir dir;
    const std::string index = (dir / "idx").string();
    dir.write("news/a.txt", kStory);
    dir.write("news/style.css", "body { color: black }");
    const Ran ran = run_index({"-d", index, (dir / "news").string()});
    CHECK(ran.status == 0);
    CHECK(ran.err.starts_with("passed by: 1 page style or script (style.css)\n"));
}

TEST_CASE("index: members of an archive that are no articles are told", "[cli]") {
    const TempDir dir;
    dir.write("in/a.txt", kStory);
    dir.write("in/b.css", "body { color: black }");
    dir.write("in/c.pdf", "%PDF-1.4 nothing");
    const std::string archive = (dir / "news.tar").string();
    REQUIRE(run({"/bin/sh", "-c", "tar -C " + (dir / "in").string() + " -cf " + archive + " ."})
                .status == 0);
    const Ran ran = run_index({"-d", (dir / "idx").string(), archive});
    CHECK(ran.status == 1);
    CHECK(ran.err.find("b.css: a style, script or font of a page\n") != std::string::npos);
    CHECK(ran.err.find("c.pdf: PDF") != std::string::npos);
    CHECK(ran.err.find("1 articles added") != std::string::npos);
}

TEST_CASE("index: reads compressed files, names from a list, and by pattern", "[cli]") {
    const TempDir dir;
    const std::string index = (dir / "idx").string();
    dir.write("news/a.jsonl", "{\"id\":\"z1\",\"title\":\"Packed harbour\"}\n");
    REQUIRE(run({"gzip", (dir / "news/a.jsonl").string()}).status == 0);
    dir.write("news/b.txt", kStory);
    dir.write("news/c.log", kStory);
    REQUIRE(run_index({"-d", index, "-q", "--exclude", "*.log", "--files-from", "-"},
                      (dir / "news").string() + "\n")
                .status == 0);
    CHECK(run_search({"-d", index, "-o", "count", "*"}).out == "2\n");
    CHECK(run_search({"-d", index, "-o", "count", "title:packed"}).out == "1\n");
}
