// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/text/text.h"
#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline::test;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

std::string record(const std::string& id,
                   const std::string& title,
                   const std::string& body,
                   const Json& more = Json::object()) {
    Json json = {{"id", id}, {"title", title}, {"body", body}, {"lang", "en"}};
    json.update(more);
    return json.dump() + "\n";
}

// Four reports of a strike, two of them copies, and another event.
struct Indexed {
    TempDir dir;
    std::string index = (dir / "idx").string();

    Indexed() {
        const std::string wire =
            "Dockers in Valmara voted to stay away from work for a second week, and the port "
            "authority said that no ship had been unloaded since the walkout began. Exporters of "
            "flowers asked the government in Aldervik to step in before the weekend.";
        dir.write(
            "news/a.jsonl",
            record("s1", "Harbour strike enters second week", wire,
                   {{"date", "2025-05-05"},
                    {"source", "The Valmara Courier"},
                    {"section", "Business"},
                    {"tags", {"ports", "strike"}},
                    {"author", "Ines Carvalho"}}) +
                record("s2", "No end to harbour strike", wire + " Talks resume on Friday.",
                       {{"date", "2025-05-06"}, {"source", "Courier Wire"}, {"tags", {"Ports"}}}) +
                record("s3", "Valmara dockers stay away",
                       "For a second week no ship was unloaded in Valmara. The dockers rejected an "
                       "offer of the port authority; flower exporters wrote to Aldervik.",
                       {{"date", "2025-05-06"}, {"source", "the valmara courier"}}) +
                record(
                    "r1", "Bank cuts key rate",
                    "The central bank of Norvia cut its key rate by a quarter point on Thursday. "
                    "Governor Tomas Lindqvist said inflation was beaten. The strike in Valmara "
                    "played no part.",
                    {{"date", "2025-09"}, {"source", "Norvia Today"}, {"place", "Aldervik"}}) +
                record("u1", "A letter about the strike",
                       "Readers write. The strike is on everybody's lips, and US ships wait. We "
                       "asked us all what to do."));
        REQUIRE(run_index({"-d", index, "-q", (dir / "news").string()}).status == 0);
    }

    Ran search(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"-d", index});
        return run_search(arguments);
    }

    std::string out(std::vector<std::string> arguments) const {
        const Ran ran = search(std::move(arguments));
        CAPTURE(ran.err);
        CHECK(ran.status == 0);
        return ran.out;
    }

    // The ids of a query's results.
    std::set<std::string> ids(const std::string& query, std::vector<std::string> more = {}) const {
        more.insert(more.end(), {"-f", "tsv", "--fields", "id", "-n", "100", query});
        const auto lines = lines_of(search(more).out);
        return {lines.begin() + (lines.empty() ? 0 : 1), lines.end()};
    }
};

using Ids = std::set<std::string>;

}  // namespace

TEST_CASE("views: --dedup counts what remains, as a list of all of it has", "[cli]") {
    const Indexed indexed;
    CHECK(indexed.out({"-o", "count", "strike"}) == "4\n");
    CHECK(indexed.out({"--dedup", "-o", "count", "strike"}) == "3\n");
    CHECK(indexed.out({"--dedup=exact", "-o", "count", "strike"}) == "4\n");
    CHECK(lines_of(indexed.out({"--dedup", "-f", "ids", "strike"})).size() == 3);
    const std::string pretty = indexed.out({"--dedup", "-f", "pretty", "-n", "1", "strike"});
    CHECK(pretty.find("4 of 5 articles, 3 without copies ") == 0);
    const Json summary = Json::parse(lines_of(indexed.out({"--dedup", "-f", "jsonl", "*"})).back());
    CHECK(summary["matches"] == 5);
    CHECK(summary["distinct"] == 4);
}

TEST_CASE("views: in a pipe each hit of a file of many is told from the others", "[cli]") {
    const Indexed indexed;
    CHECK(indexed.out({"dockers"}).find("s1\t2025-05-05\tHarbour strike enters second week\n") !=
          std::string::npos);
    CHECK(lines_of(indexed.out({"-f", "ids", "*"})).size() == 5);
    CHECK(indexed.out({"-0", "-f", "ids", "id:u1"}) == std::string("u1\0", 3));
    const Ran paths = indexed.search({"-f", "paths", "*"});
    CHECK(paths.out == "a.jsonl\n");
    CHECK(paths.err == "note: these 5 articles are in 1 file; -f ids names each\n");
    CHECK(indexed.search({"-f", "paths", "id:u1"}).err.empty());
}

TEST_CASE("views: an article without a headline is listed by its first words", "[cli]") {
    const TempDir dir;
    dir.write(
        "a.jsonl",
        R"({"id": "n1", "body": "港口的工人周一宣布罢工，要求提高工资。"})"
        "\n"
        R"({"id": "n2", "body": "The quay at Valmara was closed on Monday, and nobody could say when it would be opened to ships again."})"
        "\n");
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "a.jsonl").string()}).status == 0);
    CHECK(run_search({"-d", index, "id:n1"}).out ==
          "n1\t\t港口的工人周一宣布罢工，要求提高工资。\n");
    CHECK(run_search({"-d", index, "id:n2"}).out ==
          "n2\t\tThe quay at Valmara was closed on Monday, and nobody could say when it "
          "would\u2026\n");
}

TEST_CASE("views: references for RIS and BibTeX readers", "[cli]") {
    const Indexed indexed;
    CHECK(indexed.out({"-f", "ris", "id:s1"}) ==
          "TY  - NEWS\r\nID  - s1\r\nTI  - Harbour strike enters second week\r\nAU  - Ines "
          "Carvalho\r\nT2  - The Valmara Courier\r\nPY  - 2025\r\nDA  - 2025/05/05/\r\nSE  - "
          "Business\r\nKW  - ports\r\nKW  - strike\r\nLA  - en\r\nER  - \r\n\r\n");
    CHECK(indexed.out({"-f", "ris", "id:r1"}).find("DA  - 2025/09//\r\n") != std::string::npos);
    CHECK(indexed.out({"-f", "bibtex", "id:r1"}) ==
          "@article{r1,\n  title = {{Bank cuts key rate}},\n  journal = {Norvia Today},\n  date = "
          "{2025-09},\n  year = {2025},\n  month = sep,\n  address = {Aldervik},\n  langid = "
          "{en}\n}\n\n");
    const std::string quote = indexed.out({"-f", "ris", "-o", "quotes", "speaker:lindqvist"});
    CHECK(
        quote.find("N1  - Tomas Lindqvist (reported): Governor Tomas Lindqvist said inflation was "
                   "beaten.\r\n") != std::string::npos);
}

TEST_CASE("views: BibTeX keeps organisations whole, and suffixes with the surname", "[cli]") {
    const TempDir dir;
    dir.write("a.jsonl",
              R"({"title":"A","text":"Words.","authors":["Barns & Hay Staff","Tom Howell Jr."]})"
              "\n");
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "a.jsonl").string()}).status == 0);
    const std::string out = run_search({"-d", index, "-f", "bibtex", "words"}).out;
    CHECK(out.find("Howell, Jr., Tom") != std::string::npos);
    CHECK(out.find("Staff}") != std::string::npos);
}

TEST_CASE("views: a role and articles without a date are told", "[cli]") {
    const TempDir dir;
    dir.write("a.jsonl", R"({"title":"A","text":"The port is open.","date":"2025-05-01"})"
                         "\n"
                         R"({"title":"B","text":"The port is shut."})"
                         "\n");
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "a.jsonl").string()}).status == 0);
    const Ran dated = run_search({"-d", index, "port since:2025"});
    CHECK(dated.err == "note: 1 article without a date is left out by the date\n");
    const Indexed indexed;
    const Ran role = run_search({"-d", indexed.index, "-o", "quotes", "speaker:governor"});
    CHECK(role.err.find("nobody is called 'governor' here: that is looked for in roles") !=
          std::string::npos);
}

TEST_CASE("views: BibTeX escapes what is special to TeX, and keeps keys apart", "[cli]") {
    const TempDir dir;
    dir.write("a.jsonl", record("a b", "50% of R&D_costs {in $} \\ #1", "Words of the story.") +
                             record("a_b", "Ships ~ ^", "Words of the story, too."));
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "a.jsonl").string()}).status == 0);
    const std::string out = run_search({"-d", index, "-f", "bibtex", "words"}).out;
    CHECK(out.find("{{50\\% of R\\&D\\_costs \\textbraceleft{}in \\$\\textbraceright{} "
                   "\\textbackslash{} \\#1}}") != std::string::npos);
    CHECK(out.find("{{Ships \\textasciitilde{} \\textasciicircum{}}}") != std::string::npos);
    CHECK(out.find("@article{a_b,") != std::string::npos);
    CHECK(out.find("@article{a_b-2,") != std::string::npos);
}

TEST_CASE("views: an article is one reference, with all quotations as notes", "[cli]") {
    const TempDir dir;
    dir.write("a.jsonl",
              record("港口", "Quay",
                     "\"The quay is open,\" said Ines Carvalho. \"The crane of the quay has "
                     "been mended,\" said Anton Brekke.") +
                  record("a", "Other", "\"The quay is shut,\" said Ines Carvalho."));
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "a.jsonl").string()}).status == 0);
    const std::string ris = run_search({"-d", index, "-f", "ris", "-o", "quotes", "quay"}).out;
    const auto count = [&](const std::string& part) {
        std::size_t found = 0;
        for (std::size_t at = 0; (at = ris.find(part, at)) != std::string::npos; ++at) {
            ++found;
        }
        return found;
    };
    CHECK(count("TY  - ") == 2);
    CHECK(count("N1  - ") == 3);
    const std::string bibtex =
        run_search({"-d", index, "-f", "bibtex", "-o", "quotes", "quay"}).out;
    CHECK(bibtex.find("@article{id-") != std::string::npos);
}

TEST_CASE("views: csv names each article, and begins with a byte order mark if asked", "[cli]") {
    const Indexed indexed;
    const std::string head = "rank,score,id,date,source,title,snippet,url,path\r\n";
    CHECK(indexed.out({"-f", "csv", "id:u1"}).starts_with(head));
    CHECK(indexed.out({"-f", "csv", "--bom", "id:u1"}).starts_with("\xEF\xBB\xBF" + head));
    CHECK(indexed.search({"-f", "tsv", "--bom", "id:u1"}).status == 2);
    CHECK(indexed.out({"-f", "csv", "-o", "quotes", "speaker:lindqvist"})
              .find(",Tomas Lindqvist,Governor,said,indirect,inflation was beaten,Governor Tomas "
                    "Lindqvist said inflation was beaten.,Bank cuts key rate,") !=
          std::string::npos);
}

TEST_CASE("views: facets count every match, case aside, and what states nothing", "[cli]") {
    const Indexed indexed;
    CHECK(indexed.out({"-o", "facets", "--facets", "source,tag:1,section", "-f", "csv", "*"}) ==
          "field,value,count\r\nsource,The Valmara Courier,2\r\nsource,Courier Wire,1\r\n"
          "source,Norvia Today,1\r\nsource,(none),1\r\ntag,ports,2\r\ntag,(none),3\r\n"
          "section,Business,1\r\nsection,(none),4\r\n");
}

TEST_CASE("views: time charts set undated and less exact articles apart", "[cli]") {
    const Indexed indexed;
    CHECK(indexed.out({"-o", "histogram", "--histogram=day", "-f", "tsv", "strike OR bank"}) ==
          "field\tvalue\tcount\ndate\t2025-05-05\t1\ndate\t2025-05-06\t1\ndate\tless "
          "exact\t1\ndate\tundated\t1\n");
    CHECK(indexed.out({"-o", "histogram", "--histogram=week", "-f", "tsv", "date:2025-05"}) ==
          "field\tvalue\tcount\ndate\t2025-W19\t3\n");
    const std::string months =
        indexed.out({"-o", "histogram", "--histogram=month", "-f", "tsv", "has:date"});
    CHECK(months ==
          "field\tvalue\tcount\ndate\t2025-05\t3\ndate\t2025-06\t0\ndate\t2025-07\t0\ndate\t2025-"
          "08\t0\ndate\t2025-09\t1\n");
}

TEST_CASE("views: charts fit the terminal", "[cli]") {
    const Indexed indexed;
    const std::string shown =
        indexed.out({"-f", "pretty", "-n", "0", "--facets", "source", "--histogram", "strike"});
    CHECK(shown.find("\nsource\n  Courier Wire         1 ") != std::string::npos);
    CHECK(shown.find("\ndate (week)\n") != std::string::npos);
    for (const std::string& line : lines_of(shown)) {
        CHECK(line.size() < 200);
    }
}

TEST_CASE("views: counts stand alone in formats of one line a hit", "[cli]") {
    const Indexed indexed;
    CHECK(indexed.search({"-f", "csv", "--facets", "source", "strike"}).status == 2);
    CHECK(indexed.search({"-o", "facets", "strike"}).status == 2);
    CHECK(indexed.search({"--facets", "words", "-f", "json", "strike"}).status == 2);
    CHECK(indexed.search({"--facets", "source", "-o", "quotes", "*"}).status == 2);
}

TEST_CASE("duplicates: copies are found, folded and counted", "[cli]") {
    const Indexed indexed;
    CHECK(indexed.ids("dup:s1") == Ids{"s1", "s2"});
    CHECK(indexed.ids("dup:s1 source:wire") == Ids{"s2"});
    CHECK(indexed.ids("NOT dup:s1") == Ids{"s3", "r1", "u1"});
    CHECK(indexed.ids("dup:r1 OR title:letter") == Ids{"r1", "u1"});
    CHECK(indexed.ids("strike", {"--dedup"}).size() + 1 == indexed.ids("strike").size());
    CHECK(indexed.ids("strike", {"--dedup=exact"}) == indexed.ids("strike"));
    const Json hits = Json::parse(indexed.out({"--dedup", "-f", "json", "harbour"}))["hits"];
    REQUIRE(hits.size() == 1);
    CHECK(hits[0]["other_count"] == 1);
    CHECK(hits[0]["others"][0]["id"] != hits[0]["id"]);
    const Ran unknown = indexed.search({"dup:nobody"});
    CHECK(unknown.status == 2);
    CHECK(unknown.err.starts_with("error: no article has the id 'nobody'\n  dup:nobody\n"));
}

TEST_CASE("stories: tellings of one event stand together", "[cli]") {
    const Indexed indexed;
    const Json hits =
        Json::parse(indexed.out({"--group", "story", "-f", "json", "-n", "9", "valmara"}))["hits"];
    std::map<std::string, std::uint64_t> others;
    for (const Json& hit : hits) {
        others[hit["id"]] = hit["other_count"];
    }
    CHECK(others.size() == 2);
    CHECK(others.at("r1") == 0);
}

TEST_CASE("like: finds what resembles an article or a text", "[cli]") {
    const Indexed indexed;
    const Ids like = indexed.ids("has:date", {"--like", "s1"});
    CHECK(like.contains("s2"));
    CHECK_FALSE(like.contains("s1"));
    const fs::path text = indexed.dir.write("text.txt", "The central bank and its key rate");
    CHECK(lines_of(indexed.out({"--like", text.string()}))[0].find("Bank cuts") !=
          std::string::npos);
    CHECK(indexed.search({"--like", "nobody"}).status == 2);
}

TEST_CASE("terms: words typical of what matches come first", "[cli]") {
    const Indexed indexed;
    const std::string terms = indexed.out({"-o", "terms", "-f", "tsv", "dockers"});
    CHECK(terms.starts_with("rank\tword\tscore\tmatching\tarticles\n1\t"));
    CHECK(terms.find("dockers") != std::string::npos);
}

TEST_CASE("concordance: each match stands in its context", "[cli]") {
    const Indexed indexed;
    CHECK(indexed.out(
              {"--kwic=16", "-f", "tsv", "--fields", "id,left,match,right", "key NEAR/5 bank"}) ==
          "id\tleft\tmatch\tright\nr1\tThe central \tbank of Norvia cut its key\t rate by a\n");
    const std::string shown = indexed.out({"--kwic", "-f", "pretty", "dockers"});
    std::set<std::size_t> columns;
    for (const std::string& line : lines_of(shown)) {
        if (const std::size_t at = line.find('['); at != std::string::npos) columns.insert(at);
    }
    CHECK(columns.size() == 1);
}

TEST_CASE("snippets: a match of NEAR is shown whole, and context around it", "[cli]") {
    const Indexed indexed;
    const Json near = Json::parse(indexed.out({"-f", "json", "point NEAR/6 governor"}))["hits"][0];
    const std::string text = near["snippets"][0]["text"];
    CHECK(text.find("point on Thursday. Governor") != std::string::npos);
    const Json context =
        Json::parse(indexed.out({"-f", "json", "--context", "1", "inflation"}))["hits"][0];
    const std::string around = context["snippets"][0]["text"];
    CHECK(around.starts_with("The central bank"));
    CHECK(around.ends_with("played no part."));
}

TEST_CASE("words: forms, case, numbers, synonyms and dates reach the index", "[cli]") {
    const Indexed indexed;
    CHECK(indexed.ids("case:US") == Ids{"u1"});
    CHECK(indexed.ids("case:us") == Ids{"u1"});
    CHECK(indexed.ids("case:Us").empty());
    CHECK(indexed.ids("quotes:1..") == indexed.ids("has:speaker"));
    CHECK(indexed.ids("quotes:<1") == indexed.ids("missing:speaker"));
    CHECK(indexed.ids("words:<45 words:>=45").empty());
    CHECK(indexed.ids("words:<45 OR words:>=45") == indexed.ids("*"));
    CHECK(indexed.ids("title:=\"bank cuts KEY rate\"") == Ids{"r1"});
    CHECK(indexed.ids("title:=\"bank cuts key\"").empty());
    CHECK(indexed.ids("tag:=ports") == Ids{"s1", "s2"});
    CHECK(indexed.ids("source:/cour.*/ date:2025-05-05..") == Ids{"s1", "s2", "s3"});
    CHECK(indexed.ids("date:yesterday", {"--now", "2025-05-06"}) == Ids{"s1"});
    CHECK(indexed.ids("date:7d..", {"--now", "2025-05-12"}) == Ids{"s1", "s2", "s3", "r1"});
    const fs::path synonyms = indexed.dir.write("syn", "# trades\nbank, harbour\n");
    CHECK(indexed.ids("~bank", {"--synonyms", synonyms.string()}) == Ids{"r1", "s1", "s2"});
    const fs::path broken = indexed.dir.write("bad", "alone\n");
    CHECK(indexed.search({"--synonyms", broken.string(), "x"}).err.find("bad:1: ") !=
          std::string::npos);
    CHECK(indexed.search({"--max-expansions", "2", "*a*"}).status == 4);
    CHECK(indexed.search({"--max-expansions", "20001", "*a*"}).status == 2);
    CHECK(indexed.search({"/(/"}).status == 2);
}

TEST_CASE("timeout: ends a search with what it has", "[cli]") {
    const Indexed indexed;
    const Ran ran = indexed.search({"--timeout", "0.000001", "-o", "count", "strike"});
    CHECK(ran.status == 4);
    CHECK(ran.err.find("--timeout") != std::string::npos);
    CHECK(indexed.search({"--timeout", "1min", "-o", "count", "strike"}).out == "4\n");
    CHECK(indexed.search({"--timeout", "soon", "strike"}).status == 2);
}

TEST_CASE("html: a page that holds no script and asks for nothing", "[cli]") {
    const TempDir dir;
    dir.write("news/x.jsonl",
              record("x1", "<script>alert(1)</script> & \"quotes\"",
                     "A story of <img src=x onerror=alert(1)> and strike.\x1b[31m\xe2\x80\xae end",
                     {{"url", "javascript:alert(1)"}}) +
                  record("x2", "Second strike", "Another story.",
                         {{"url", "https://example.org/?a=1&b=\"2\""}}));
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "news").string()}).status == 0);
    const std::string page =
        run_search({"-d", index, "-f", "html", "--facets", "source", "--histogram", "strike"}).out;
    CHECK(page.starts_with("<!DOCTYPE html>"));
    CHECK(page.ends_with("</html>\n"));
    for (const char* bad : {"<script", "<img", "javascript:", "\x1b", "\xe2\x80\xae"}) {
        CAPTURE(bad);
        CHECK(page.find(bad) == std::string::npos);
    }
    CHECK(page.find("<p class=\"count\">2 of 2 articles</p>") != std::string::npos);
    CHECK(page.find("&lt;script&gt;") != std::string::npos);
    CHECK(page.find("<mark>strike</mark>") != std::string::npos);
}

TEST_CASE("saved searches, alerts and opening at the line", "[cli]") {
    const Indexed indexed;
    const TempDir home;
    ::setenv("XDG_CONFIG_HOME", home.path().c_str(), 1);
    CHECK(indexed.search({"--save", "port", "-o", "count", "harbour OR dockers"}).status == 0);
    CHECK(run_search({"--saved"}).out == "@port\tharbour OR dockers\n");
    CHECK(indexed.ids("@port source:wire") == Ids{"s2"});
    CHECK(indexed.search({"--save", "../x", "y"}).status == 2);
    CHECK(indexed.search({"--save", "port", "@port strike"}).status == 2);
    CHECK(run_search({"--saved"}).out == "@port\tharbour OR dockers\n");

    const std::string state = (home / "state").string();
    const std::vector<std::string> alert = {"--new-since", state, "-o", "count", "@port"};
    CHECK(indexed.search(alert).out == "3\n");
    CHECK(indexed.search(alert).out == "0\n");
    // Neither a phrase nor a word takes a shortcut past the other conditions.
    for (const char* const query : {"\"harbour strike\"", "harbour"}) {
        CHECK(indexed.search({query}).status == 0);
        CHECK(indexed.search({"--new-since", state, query}).status == 1);
    }
    indexed.dir.write("news/b.txt", "Harbour opens\n\nShips moved again in Valmara harbour.\n");
    REQUIRE(run_index({"-d", indexed.index, "-q", (indexed.dir / "news").string()}).status == 0);
    CHECK(indexed.search(alert).out == "1\n");
    home.write("later", "dateline-state 1 run 99\n");
    const Ran anew =
        indexed.search({"--new-since", (home / "later").string(), "-o", "count", "@port"});
    CHECK(anew.out == "4\n");
    CHECK(anew.err == "note: the index was built anew since the last search: all of it is new\n");
    CHECK(indexed.search({"--new-since", (home / "no/state").string(), "x"}).out.empty());
    home.write("other", "something else");
    CHECK(indexed.search({"--new-since", (home / "other").string(), "x"}).status == 2);

    home.write("editor", "#!/bin/sh\necho \"$1\"; sed -n \"${1#+}p\" \"$2\"\n");
    fs::permissions(home / "editor", fs::perms::owner_all);
    ::setenv("VISUAL", (home / "editor").c_str(), 1);
    CHECK(indexed.out({"--open", "ships moved"}) == "+3\nShips moved again in Valmara harbour.\n");
    CHECK(indexed.out({"--open=1", "inflation"}).find("inflation was beaten") != std::string::npos);
    // What isn't a file of its own is a page, marked.
    indexed.dir.write(
        "news/c.jsonl",
        R"({"id": "c-1", "title": "Ferries", "source": "Courier", "author": "Ines Pires",)"
        R"( "url": "https://example.org/c", "text": "Ferries leave.\n\nAll is well."})"
        "\n");
    REQUIRE(run_index({"-d", indexed.index, "-q", (indexed.dir / "news").string()}).status == 0);
    CHECK(indexed.out({"--open", "\"all is well\""}) == "+8\nAll is well.\n");
    ::unsetenv("VISUAL");
    ::setenv("PAGER", "cat", 1);
    CHECK(indexed.out({"--open=c-1"}) ==
          "Ferries\nno date \u00B7 Courier \u00B7 by Ines Pires\nhttps://example.org/c\nc-1\n\n"
          "Ferries leave.\n\nAll is well.\n");
    CHECK(indexed.out({"--open", "\"all is well\""}).ends_with("\n\n[All is well].\n"));
    ::unsetenv("PAGER");
    ::unsetenv("XDG_CONFIG_HOME");
}

TEST_CASE("links: headlines lead to their articles where a terminal takes them", "[cli]") {
    const Indexed indexed;
    const std::string shown =
        indexed.out({"-f", "pretty", "--hyperlinks", "always", "title:letter"});
    CHECK(shown.find("\x1b]8;;file://" + (indexed.dir / "news").string()) != std::string::npos);
    CHECK(indexed.out({"-f", "pretty", "title:letter"}).find("\x1b]8") == std::string::npos);
}

TEST_CASE("views: facets and charts equal a count over all hits, whatever the query", "[cli]") {
    const TempDir dir;
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (corpus() / "articles").string()}).status == 0);
    const std::map<std::string, std::string> keys = {
        {"source", "source"}, {"section", "section"}, {"place", "place"}, {"lang", "lang"}};
    for (const char* query :
         {"*", "strike OR dam", "NOT lang:en", "said:carvalho", "mentions:2025-07",
          "date:2025-05..", "dam NEAR/8 cracks", "quotes:2.. the"}) {
        CAPTURE(query);
        const Json answer = Json::parse(
            run_search({"-d", index, "-f", "json", "-n", "1000", "--snippets", "0", "--facets",
                        "source:99,section:99,place:99,lang:99,tag:99", "--histogram=month", query})
                .out);
        std::map<std::string, std::map<std::string, std::uint64_t>> counted;
        std::uint64_t undated = 0;
        for (const Json& hit : answer["hits"]) {
            for (const auto& [facet, key] : keys) {
                if (hit[key].is_string()) ++counted[facet][dateline::fold(std::string(hit[key]))];
            }
            std::set<std::string> tags;
            for (const Json& tag : hit["tags"]) {
                if (tags.insert(dateline::fold(std::string(tag))).second)
                    ++counted["tag"][dateline::fold(std::string(tag))];
            }
            if (hit["published"].is_null())
                ++undated;
            else
                ++counted["date"][std::string(hit["published"]).substr(0, 7)];
        }
        CHECK(answer["matches"] == answer["hits"].size());
        for (const auto& [facet, values] : answer["facets"].items()) {
            CAPTURE(facet);
            std::map<std::string, std::uint64_t> told;
            for (const Json& value : values["values"]) {
                told[dateline::fold(std::string(value["value"]))] = value["count"];
            }
            CHECK(told == counted[facet]);
        }
        std::map<std::string, std::uint64_t> months;
        for (const Json& bar : answer["histogram"]["bars"]) {
            if (bar["count"] > 0) months[bar["period"]] = bar["count"];
        }
        CHECK(months == counted["date"]);
        CHECK(answer["histogram"]["undated"] == undated);
    }
}

TEST_CASE("options: what can't go together is refused, what has no hit is counted as such",
          "[cli]") {
    const Indexed indexed;
    CHECK(indexed.search({"--group", "story", "-n", "0", "-f", "json", "strike"}).status == 0);
    for (const std::vector<std::string>& clash :
         std::vector<std::vector<std::string>>{{"--dedup", "-o", "quotes", "*"},
                                               {"--dedup", "--group", "story", "*"},
                                               {"--kwic", "-o", "terms", "strike"},
                                               {"--kwic", "title:strike"},
                                               {"--kwic", "*"},
                                               {"--like", "s1", "-o", "quotes"},
                                               {"--open", "-o", "count", "strike"},
                                               {"--save", "x"},
                                               {"--timeout", "0", "strike"},
                                               {"--batch", "-", "--correct"},
                                               {"--batch", indexed.dir.path().string()}}) {
        CAPTURE(clash);
        const Ran ran = indexed.search(clash);
        CHECK(ran.status == 2);
        CHECK(ran.err.starts_with("error: "));
    }
    const auto batch = indexed.dir.write("queries", "q1\tstrike\n   \nq2\tzzzz\n");
    CHECK(indexed.search({"--batch", batch.string(), "-o", "count"}).out == "q1\t4\nq2\t0\n");
    const Ran corrected = indexed.search({"--correct", "--kwic", "harbuor"});
    CHECK(corrected.status == 0);
    CHECK(corrected.err.find("these match: harbour") != std::string::npos);
}

TEST_CASE("kept keys: fields and facets of a table's own columns", "[cli]") {
    const TempDir dir;
    dir.write("in/a.csv",
              "Title,Full Text,Bias,Media Rating\n"
              "Quay shut,\"The quay was shut on Monday, and the ferry waited.\",Left,4\n"
              "Quay open,\"The quay was opened on Tuesday, and the ferry left.\",Far Right,5\n"
              "Rate up,\"The rate was raised on Tuesday, as the bank had said.\",left,\n");
    dir.write("in/b.jsonl",
              R"({"id": "b", "text": "The bank kept its rate.", "bias": ["Left", "Paid"], "x": 1})"
              "\n");
    const std::string index = (dir / "idx").string();
    const Ran built =
        run_index({"-d", index, "--keep", "bias,media rating,nope", (dir / "in").string()});
    REQUIRE(built.status == 0);
    CHECK(holds(built.err, "note: --keep: no record has 'nope'\n"));
    const auto ids = [&](const std::string& query) {
        return run_search({"-d", index, "-f", "ids", "--", query}).out;
    };
    CHECK(ids("bias:left") == "a.csv#1\na.csv#3\nb\n");
    CHECK(ids("bias:\"far right\"") == "a.csv#2\n");
    CHECK(ids("bias:far") == "");
    CHECK(ids("quay -bias:left") == "a.csv#2\n");
    CHECK(ids("kept:bias=Paid") == "b\n");
    CHECK(ids("Media_Rating:4 OR Media_Rating:5") == "a.csv#1\na.csv#2\n");
    CHECK(ids("NOT media_rating:*") == "a.csv#3\nb\n");
    CHECK(run_search({"-d", index, "-o", "facets", "--facets", "bias,media_rating", "*"}).out ==
          "bias\tLeft\t3\nbias\tFar Right\t1\nbias\tPaid\t1\nmedia_rating\t4\t1\n"
          "media_rating\t5\t1\nmedia_rating\t(none)\t2\n");
    CHECK(run_search({"-d", index, "-f", "csv", "--fields", "id,kept", "bias:paid"}).out ==
          "id,kept\r\nb,bias=Left; bias=Paid\r\n");
    CHECK(holds(run_search({"-d", index, "-f", "jsonl", "bias:paid"}).out,
                R"("kept":{"bias":["Left","Paid"]})"));
    const auto told = [&](const std::vector<std::string>& arguments) {
        std::vector<std::string> all{"-d", index};
        all.insert(all.end(), arguments.begin(), arguments.end());
        return run_search(all).err;
    };
    CHECK(holds(told({"bais:left"}), "unknown field 'bais'"));
    CHECK(holds(told({"bais:left"}), "did you mean bias: ?"));
    CHECK(holds(told({"bias:lef"}), "no article has kept:bias=lef"));
    CHECK(holds(told({"bias:(left OR right)"}), "write bias:A OR bias:B"));
    CHECK(holds(told({"--facets", "bais", "-o", "facets", "*"}),
                "or what was kept: bias, media_rating, nope"));
    // A batch knows them too; a repair and a run that merges keep them.
    const std::string batch = dir.write("batch", "1\tbias:paid\n").string();
    CHECK(run_search({"-d", index, "--batch", batch, "-f", "ids"}).out == "b\n");
    dir.write("in/c.jsonl", R"({"id": "c", "text": "The quay was swept.", "bias": "Left"})"
                            "\n");
    REQUIRE(
        run_index({"-d", index, "-q", "--keep", "bias,media rating,nope", (dir / "in").string()})
            .status == 0);
    fs::remove(dir / "idx/segments/000001/articles/postlist.glass");
    REQUIRE(run_index({"-d", index, "-q", "--check=full", "--repair"}).status == 0);
    REQUIRE(run_index({"-d", index, "-q", "--compact"}).status == 0);
    CHECK(run_search({"-d", index, "-o", "count", "bias:left"}).out == "4\n");
    CHECK(run_index({"-d", index, "--keep", "source", "x"}).status == 2);
    CHECK(run_index({"-d", index, "--keep", "a=b", "x"}).status == 2);
}

TEST_CASE("views: what an answer doesn't show is said", "[views]") {
    const TempDir dir;
    std::string news;
    for (int i = 0; i < 14; ++i) {
        news += R"({"id":"a)" + std::to_string(i) +
                R"(","title":"Port","text":"The port opened.")" +
                (i < 3 ? "" : R"(,"date":"2025-04-05")") + "}\n";
    }
    news +=
        R"({"id":"b","title":"Quay","date":"2024-04-05","text":"\"The quay is wet,\" said Ana Lund."})";
    news += R"(
{"id":"c","title":"Again","date":"2024-04-06","text":"\"The quay is wet,\" said Ana Lund."})";
    dir.write("news.jsonl", news + "\n");
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "news.jsonl").string()}).status == 0);
    const auto told = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"-d", index});
        return run_search(words).err;
    };
    for (const char* const format : {"plain", "csv", "ids", "bibtex", "ris", "jsonl"}) {
        CAPTURE(format);
        CHECK(told({"-f", format, "port"}) ==
              "note: 10 of 14 articles printed (-n sets how many)\n");
        CHECK(told({"-f", format, "-n", "3", "port"}).empty());
        CHECK(told({"-f", format, "quay"}).empty());
    }
    CHECK(told({"-f", "json", "port"}).empty());
    // Copies are folded into what is printed, which is all.
    CHECK(told({"-o", "quotes", "quay"}).empty());
    CHECK(told({"-n", "20", "-s", "date", "port"}) ==
          "note: 3 articles without a date come last\n");
    CHECK(told({"port date:2024"})
              .find("each part alone: port 14 articles, "
                    "date:2024-01-01..2024-12-31 2 articles\n") != std::string::npos);
    CHECK(told({"-o", "quotes", "port"}).find("no quotation contains 'port'") != std::string::npos);
    ::setenv("PAGER", "cat", 1);
    const Ran opened = run_search({"-d", index, "-o", "quotes", "speaker:lund", "--open=1"});
    CHECK(opened.out.find("The quay is wet") != std::string::npos);
}
