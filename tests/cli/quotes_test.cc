// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline::test;
using nlohmann::json;

namespace {

// Four stories: one gives the harbour master's full name, one only his surname, one quotes him in
// the same words as the first, and one has another person's name with these words outside any
// quotation.
void write_stories(const TempDir& dir) {
    dir.write(
        "in/deal.txt",
        "Cranes to turn again at Valmara\n\n"
        "By Jane Doe\n11 July 2025\n\n"
        "VALMARA - Harbour master Anton Brekke said the cranes would turn again on Monday.\n\n"
        "\"We have mended what the storm broke, and the quay is open to every ship,\" Brekke "
        "told reporters.\n\n"
        "Tariffs on timber were not his business, the union leader Ines Carvalho said.\n");
    dir.write(
        "in/copy.txt",
        "Valmara quay open again\n\n12 July 2025\n\n"
        "\"We have mended what the storm broke and the quay is open to every ship\", said Anton "
        "Brekke, the harbour master.\n");
    dir.write(
        "in/later.txt",
        "Ships queue off Valmara\n\n20 July 2025\n\n"
        "Twelve ships were waiting on Sunday. Brekke said the queue would be gone by Tuesday, "
        "and that tariffs had nothing to do with it.\n");
    dir.write("in/other.txt",
              "Timber prices rise\n\n21 July 2025\n\n"
              "Tariffs drove up the price of timber. The merchant Lucia Frade said she would wait. "
              "Anton Brekke watched from the quay.\n");
}

std::set<std::string> found(const std::string& index, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"-d", index, "-f", "paths", "-n", "100"});
    const std::vector<std::string> lines = lines_of(run_search(arguments).out);
    return {lines.begin(), lines.end()};
}

struct Stories {
    Stories() {
        write_stories(dir);
        const Ran ran = run_index({"-d", index, "-q", (dir / "in").string()});
        INFO(ran.err);
        REQUIRE(ran.status == 0);
    }
    TempDir dir;
    std::string index = (dir / "idx").string();
};

}  // namespace

TEST_CASE("who said what: words and speaker meet in one quotation", "[cli]") {
    const Stories stories;
    using Paths = std::set<std::string>;
    const auto [query, paths] = GENERATE(table<std::string, Paths>({
        {"speaker:brekke", {"deal.txt", "copy.txt", "later.txt"}},
        {"speaker:\"anton brekke\"", {"deal.txt", "copy.txt", "later.txt"}},
        {"speaker:anton", {"deal.txt", "copy.txt"}},
        {"speaker:\"harbour master\"", {"deal.txt", "copy.txt"}},
        {"speaker:\"brekke anton\"", {}},
        {"said:brekke(tariffs)", {"later.txt"}},
        {"said:\"anton brekke\"(queue)", {"later.txt"}},
        {"said:carvalho(tariffs)", {"deal.txt"}},
        {"said:brekke(timber)", {}},
        {"brekke timber", {"deal.txt", "other.txt"}},
        {"quote:(speaker:brekke quay)", {"deal.txt", "copy.txt"}},
        {"quote:\"open to every ship\"", {"deal.txt", "copy.txt"}},
        {"quote:\"every ship open\"", {}},
        {"quote:tariffs", {"deal.txt", "later.txt"}},
        {"quote:(tariffs NOT speaker:brekke)", {"deal.txt"}},
        {"said:(brekke OR carvalho)(tariffs)", {"deal.txt", "later.txt"}},
        {"said:brekke(queue OR cranes)", {"deal.txt", "later.txt"}},
        {"said:brekke(quay) date:2025-07-12", {"copy.txt"}},
        {"said:brekke(quay) title:cranes", {"deal.txt"}},
        {"quote:(speaker:brekke title:cranes)", {"deal.txt"}},
        {"NOT said:brekke(quay)", {"later.txt", "other.txt"}},
        {"said:brekke(quay) OR said:frade", {"deal.txt", "copy.txt", "other.txt"}},
        {"has:speaker", {"deal.txt", "copy.txt", "later.txt", "other.txt"}},
    }));
    CAPTURE(query);
    CHECK(found(stories.index, {query}) == paths);
}

TEST_CASE("who said what: speaker: is the person, role: who speaks for somebody", "[cli]") {
    const TempDir dir;
    dir.write("in/a.txt",
              "Port open\n\n1 May 2025\n\n\"It is open,\" said Helena Osei, the mayor.\n");
    dir.write("in/b.txt",
              "Port shut\n\n2 May 2025\n\n\"It is shut,\" said Pia Lund, a lawyer for Osei. "
              "Helena Osei was away.\n");
    dir.write("in/c.txt", "Port old\n\n3 May 2025\n\n\"It is old,\" said Tom Lund, a lawyer.\n");
    dir.write("in/d.txt", "Port new\n\n4 May 2025\n\n\"It is new,\" said Thomas Lund, a pilot.\n");
    dir.write("names", "# the mayor\nHelena Osei = Helene Osey\n");
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "in").string()}).status == 0);
    using Paths = std::set<std::string>;
    CHECK(found(index, {"speaker:osei"}) == Paths{"a.txt"});
    CHECK(found(index, {"role:osei"}) == Paths{"b.txt"});
    CHECK(found(index, {"speaker:lawyer"}) == Paths{"b.txt", "c.txt"});
    CHECK(found(index, {"speaker:(osei OR lawyer)"}) == Paths{"a.txt", "b.txt", "c.txt"});
    CHECK(found(index, {"quote:(role:lawyer shut)"}) == Paths{"b.txt"});
    // Tom and Thomas Lund are one; what met is said.
    const Ran met = run_search({"-d", index, "-f", "paths", "speaker:\"tom lund\""});
    CHECK(lines_of(met.out).size() == 2);
    CHECK(met.err.find("tom lund is also Thomas Lund") != std::string::npos);
    CHECK(found(index, {"--aliases", (dir / "names").string(), "speaker:\"helene osey\""}) ==
          Paths{"a.txt"});
    dir.write("bad", "Helena Osei\n");
    const Ran bad = run_search({"-d", index, "--aliases", (dir / "bad").string(), "port"});
    CHECK(bad.status == 2);
}

TEST_CASE("who said what: names are found as people write them", "[cli]") {
    const TempDir dir;
    std::string many = "Port talks\n\n1 May 2025\n\n";
    for (int i = 0; i < 25; ++i) {
        many += "\"Quay " + std::to_string(i) + " is open,\" said Hillary Osei.\n\n";
    }
    dir.write("in/many.txt", many);
    dir.write("in/few.txt", "Port\n\n2 May 2025\n\n\"It is shut,\" said Hilary Osei, a pilot.\n");
    dir.write("in/son.txt",
              "Port\n\n3 May 2025\n\n\"It is old,\" said Michael Lund Jr., a cook.\n");
    dir.write("in/lund.txt", "Port\n\n4 May 2025\n\n\"It is new,\" said Mike Lund, the mayor.\n");
    dir.write("in/brief.txt",
              "Port\n\n5 May 2025\n\n\"It is wet,\" Michael Lund's lawyer said. Michael Lund was "
              "away.\n");
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "in").string()}).status == 0);
    struct Row {
        std::string name;
        std::set<std::string> paths;
        std::string note;
    };
    const auto row = GENERATE(values<Row>({
        {"mayor lund", {"lund.txt", "son.txt"}, "is searched as the name lund"},
        {"mayor mike lund", {"lund.txt"}, "is searched as the name mike lund"},
        {"the port's mayor Mike Lund", {"lund.txt"}, "is searched as the name mike lund"},
        {"michael lund", {"lund.txt"}, "michael lund is also Mike Lund"},
        {"m. lund", {"lund.txt"}, "m. lund is also Mike Lund"},
        {"michael lund jr", {"son.txt"}, "is also Michael Lund Jr."},
        {"hilary osei", {"few.txt"}, "hilary osei has 1 quotations, Hillary Osei has 25"},
    }));
    const std::string query = "speaker:\"" + row.name + "\"";
    CAPTURE(query);
    CHECK(found(index, {query}) == row.paths);
    CHECK(run_search({"-d", index, "-n", "1", query}).err.find(row.note) != std::string::npos);
    // A title alone stays a role.
    CHECK(found(index, {"speaker:mayor"}) == std::set<std::string>{"lund.txt"});
}

TEST_CASE("fields: initials of a source are told", "[cli]") {
    const TempDir dir;
    dir.write("in.jsonl",
              "{\"id\":\"a\",\"title\":\"One\",\"text\":\"Port open.\",\"source\":\"The Associated "
              "Press\"}\n"
              "{\"id\":\"b\",\"title\":\"Two\",\"text\":\"Port shut.\",\"source\":\"AP\"}\n");
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "in.jsonl").string()}).status == 0);
    const Ran ran = run_search({"-d", index, "-f", "ids", "source:A.P."});
    CHECK(ran.err.find("source:\"The Associated Press\" has these initials") != std::string::npos);
    CHECK(run_search({"-d", index, "-f", "ids", "source:press"}).err.empty());
}

TEST_CASE("who said what: --direct leaves out what is only reported", "[cli]") {
    const Stories stories;
    CHECK(found(stories.index, {"--direct", "speaker:brekke"}) ==
          std::set<std::string>{"deal.txt", "copy.txt"});
    CHECK(found(stories.index, {"--direct", "said:carvalho(tariffs)"}).empty());
    CHECK(found(stories.index, {"--direct", "-o", "quotes", "*"}) ==
          std::set<std::string>{"deal.txt", "copy.txt"});
}

TEST_CASE("who said what: -o quotes folds like quotations and shows who said them", "[cli]") {
    const Stories stories;
    const Ran pretty = run_search({"-d", stories.index, "-f", "pretty", "--color", "never", "-o",
                                   "quotes", "said:brekke(quay)"});
    CHECK(pretty.status == 0);
    const std::vector<std::string> lines = lines_of(pretty.out);
    REQUIRE(lines.size() >= 7);
    CHECK(lines[0].starts_with("2 of 6 quotations"));
    CHECK(lines[2] == " 1  Anton Brekke, harbour master");
    CHECK(lines[3] ==
          "    \"We have mended what the storm broke and the [quay] is open to every ship\"");
    CHECK(lines[4] == "    \xE2\x80\xA6, said Anton Brekke, the harbour master.");
    CHECK(lines[5] == "    2025-07-12 \xC2\xB7 Valmara quay open again \xC2\xB7 copy.txt");
    CHECK(lines[6] == "    2025-07-11 \xC2\xB7 Cranes to turn again at Valmara \xC2\xB7 deal.txt");

    const Ran ran = run_search({"-d", stories.index, "-f", "jsonl", "-o", "quotes", "quay mended"});
    const json quote = json::parse(lines_of(ran.out).at(0));
    CHECK(quote["type"] == "quote");
    CHECK(quote["speakers"] == json{"Anton Brekke"});
    CHECK(quote["speech"] == "direct");
    CHECK(quote["articles"].size() == 2);
    const json summary = json::parse(lines_of(ran.out).at(1));
    CHECK(summary["matches"] == 2);
    CHECK(summary["searched"] == 6);
}

TEST_CASE("who said what: quotations in every format and order", "[cli]") {
    const Stories stories;
    const auto printed = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"-d", stories.index, "-o", "quotes"});
        return run_search(arguments).out;
    };
    CHECK(printed({"-s", "date", "-n", "2", "--fields", "date,speaker", "*"}) ==
          "2025-07-21\tLucia Frade\n2025-07-20\tAnton Brekke\n");
    CHECK(printed({"-s", "-date", "-n", "1", "--fields", "date,cue,speech", "speaker:carvalho"}) ==
          "2025-07-11\tsaid\tindirect\n");
    CHECK(printed({"-f", "csv", "--fields", "speaker,role,text,articles", "mended"}) ==
          "speaker,role,text,articles\r\n"
          "Anton Brekke,harbour master,\"\"\"We have mended what the storm broke and the quay is "
          "open to every ship\"\"\",2\r\n");
    CHECK(printed({"-f", "trec", "mended"}).starts_with("1 Q0 copy.txt#"));
    CHECK(printed({"-f", "paths", "mended"}) == "copy.txt\ndeal.txt\n");
    CHECK(printed({"-o", "count"}).empty());
    CHECK(printed({"--offset", "1", "--fields", "rank,speaker", "quay OR tariffs"})
              .starts_with("2\t"));
}

TEST_CASE("who said what: -o speakers counts who is quoted, surnames alone included", "[cli]") {
    const Stories stories;
    const Ran ran = run_search({"-d", stories.index, "-o", "speakers", "-f", "csv", "*"});
    CHECK(ran.out ==
          "rank,speaker,role,quotations,articles,first,last\r\n"
          "1,Anton Brekke,harbour master,4,3,2025-07-11,2025-07-20\r\n"
          "2,Ines Carvalho,union leader,1,1,2025-07-11,2025-07-11\r\n"
          "3,Lucia Frade,merchant,1,1,2025-07-21,2025-07-21\r\n");
    const Ran facet =
        run_search({"-d", stories.index, "-f", "jsonl", "-n", "0", "--facets", "speaker:2", "*"});
    const json speakers = json::parse(facet.out)["facets"]["speaker"];
    CHECK(speakers["distinct"] == 3);
    CHECK(speakers["values"] == json{{{"value", "Anton Brekke"}, {"count", 3}},
                                     {{"value", "Ines Carvalho"}, {"count", 1}}});
    CHECK(run_search({"-d", stories.index, "-o", "speakers", "-f", "trec", "*"}).status == 2);
    CHECK(run_search({"-d", stories.index, "--facets", "speaker:0", "*"}).status == 2);
}

TEST_CASE("who said what: a surname that two persons share stays alone", "[cli]") {
    const Stories stories;
    stories.dir.write("in/namesake.txt",
                      "Choir sings at quay\n\n22 July 2025\n\nThe choir leader Hanna Brekke said "
                      "that they would sing again.\n");
    REQUIRE(run_index({"-d", stories.index, "-q", (stories.dir / "in").string()}).status == 0);
    CHECK(found(stories.index, {"speaker:\"anton brekke\""}) ==
          std::set<std::string>{"deal.txt", "copy.txt"});
    CHECK(found(stories.index, {"speaker:brekke"}).size() == 4);
    const Ran ran = run_search({"-d", stories.index, "-o", "speakers", "--fields",
                                "quotations,speaker", "speaker:brekke"});
    CHECK(ran.out == "3\tAnton Brekke\n1\tBrekke\n1\tHanna Brekke\n");
}

TEST_CASE("who said what: snippets show the quotation and who said it", "[cli]") {
    const Stories stories;
    const Ran ran = run_search(
        {"-d", stories.index, "-f", "pretty", "--color", "never", "said:brekke(tariffs)"});
    CHECK(ran.out.find("[Brekke] said the queue would be gone by Tuesday, and that [tariffs]") !=
          std::string::npos);
}

TEST_CASE("who said what: changed and removed files take their quotations along", "[cli]") {
    const Stories stories;
    const auto total = [&] {
        const Ran ran =
            run_search({"-d", stories.index, "-o", "quotes", "-f", "jsonl", "-n", "0", "*"});
        return json::parse(ran.out)["searched"].get<int>();
    };
    CHECK(total() == 6);
    stories.dir.write("in/later.txt",
                      "Ships gone\n\n23 July 2025\n\nThe sea is empty again today.\n");
    REQUIRE(run_index({"-d", stories.index, "-q", (stories.dir / "in").string()}).status == 0);
    CHECK(total() == 5);
    CHECK(found(stories.index, {"said:brekke(tariffs)"}).empty());
    REQUIRE(
        run_index({"-d", stories.index, "-q", "--remove", (stories.dir / "in/deal.txt").string()})
            .status == 0);
    CHECK(total() == 2);
}

TEST_CASE("who said what: --no-quotes and --bare look for none, and a search says so", "[cli]") {
    const Stories stories;
    const std::string option = GENERATE("--no-quotes", "--bare");
    const std::string index = (stories.dir / "without").string();
    REQUIRE(run_index({"-d", index, "-q", option, (stories.dir / "in").string()}).status == 0);
    CHECK(found(index, {"said:brekke(tariffs)"}).empty());
    CHECK(found(index, {"speaker:brekke"}).empty());
    const Ran ran = run_search({"-d", index, "-o", "quotes", "brekke"});
    CHECK(ran.status == 1);
    CHECK(ran.err.find("the index has no quotations") != std::string::npos);
}

TEST_CASE("who said what: the halves of one quotation are one", "[cli]") {
    const TempDir dir;
    dir.write(
        "in/a.txt",
        "A walk along the quay\n\n\"I saw the cable break,\" said Lena Fischer, a docker, \"and "
        "nobody was near.\" \"We were lucky.\"\n\n\"It was loud,\" Peter Novak said.\n");
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "in").string()}).status == 0);
    CHECK(found(index, {"said:fischer(cable lucky)"}).size() == 1);
    CHECK(found(index, {"quote:\"break and\""}).empty());
    const Ran ran = run_search({"-d", index, "-o", "quotes", "-f", "jsonl", "cable"});
    const json quote = json::parse(lines_of(ran.out).at(0));
    CHECK(quote["text"] ==
          "\"I saw the cable break,\" \u2026 \"and nobody was near.\" \u2026 \"We were lucky.\"");
    CHECK(quote["fragments"].size() == 3);
    CHECK(quote["highlights"] == json{{11, 16}});
}

TEST_CASE("who said what: without a hit, says whose name isn't known", "[cli]") {
    const Stories stories;
    const Ran ran = run_search({"-d", stories.index, "said:brekka(quay)"});
    CHECK(ran.status == 1);
    CHECK(ran.err.find("no article contains 'speaker:brekka'\n") != std::string::npos);
    CHECK(run_search({"-d", stories.index, "said:brekke(xylophone)"})
              .err.find("no article contains 'xylophone'") != std::string::npos);
}

TEST_CASE("who said what: batches take the same views", "[cli]") {
    const Stories stories;
    const Ran ran = run_search({"-d", stories.index, "--batch", "-", "-o", "quotes", "--fields",
                                "speaker,date", "--jobs", "2"},
                               "q1\tsaid:carvalho(tariffs)\nq2\tspeaker:frade\nq3\tsaid:nobody\n");
    CHECK(ran.status == 0);
    CHECK(ran.out == "q1\tInes Carvalho\t2025-07-11\nq2\tLucia Frade\t2025-07-21\n");
}

namespace {

// One speech in three papers: whole, in part, and in other words; and only reported.
struct Speech {
    Speech() {
        dir.write("in/a.txt",
                  "Quay opens\n\n1 May 2025\n\n\"The quay is open to every ship from today,\" said "
                  "Anton Brekke, the harbour master.\n");
        dir.write("in/b.txt",
                  "Brekke on the quay\n\n2 May 2025\n\n\"The quay is open to every ship from today "
                  "and nobody will be turned away now,\" said Anton Brekke.\n");
        dir.write("in/c.txt",
                  "Ships\n\n3 May 2025\n\n\"The quay is open to every ship from today and "
                  "somebody will be turned away,\" said Anton Brekke.\n");
        dir.write("in/d.txt",
                  "Paper\n\n4 May 2025\n\nAnton Brekke said that storms would close the quay "
                  "again.\n");
        dir.write("in/e.txt",
                  "Mixed\n\n5 May 2025\n\nInes Carvalho said the lighthouse was \"a wreck\" and "
                  "had to go.\n");
        REQUIRE(run_index({"-d", index, "-q", (dir / "in").string()}).status == 0);
    }
    std::string out(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"-d", index, "-o", "quotes", "--color", "never"});
        return run_search(arguments).out;
    }
    TempDir dir;
    std::string index = (dir / "idx").string();
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("who said what: of one speech the fullest wording is shown, and how others differ",
          "[cli]") {
    const Speech speech;
    const std::string pretty = speech.out({"-f", "pretty", "ship"});
    CHECK(has(pretty, "turned away\n    now,\"\n    \u2026said Anton Brekke.\n"));
    CHECK(has(pretty,
              "2025-05-01 \u00B7 Quay opens \u00B7 a.txt\n      in part: \"The quay is open to "
              "every ship from today,\"\n"));
    CHECK(has(
        pretty,
        "2025-05-03 \u00B7 Ships \u00B7 c.txt\n      worded: \u2026from today and somebody will be "
        "turned away,\"\n"));
    const json quote = json::parse(lines_of(speech.out({"-f", "jsonl", "ship"})).at(0));
    CHECK(quote["text"] ==
          "\"The quay is open to every ship from today and nobody will be turned away now,\"");
    CHECK(quote["sentence"] ==
          "\"The quay is open to every ship from today and nobody will be turned away now,\" said "
          "Anton "
          "Brekke.");
    std::map<std::string, std::string> wordings;
    for (const json& article : quote["articles"]) {
        wordings[article["id"]] = article["wording"];
    }
    CHECK(wordings == std::map<std::string, std::string>{
                          {"a.txt", "part"}, {"b.txt", "same"}, {"c.txt", "other"}});
}

TEST_CASE("who said what: every format tells reported words from quoted ones", "[cli]") {
    const Speech speech;
    CHECK(has(speech.out({"-f", "pretty", "storms"}), " 1  Anton Brekke (reported)"));
    CHECK(has(speech.out({"-f", "pretty", "lighthouse"}), " 1  Ines Carvalho (partly reported)"));
    CHECK(has(speech.out({"-f", "plain", "storms"}),
              "\tAnton Brekke\tindirect\tAnton Brekke said that storms"));
    CHECK(has(speech.out({"-f", "plain", "ship"}), "\tAnton Brekke\tdirect\t\"The quay"));
    CHECK(has(speech.out({"-f", "bibtex", "storms"}),
              "Anton Brekke (reported): Anton Brekke said that storms"));
    const std::string reported = speech.out({"-f", "html", "storms"});
    CHECK_FALSE(has(reported, "<blockquote"));
    CHECK(has(reported,
              "<p class=\"facts\">reported</p>\n<p class=\"reported\" "
              "dir=\"auto\">Anton Brekke said <b>that <mark>storms</mark> would close the quay "
              "again</b>.</p>"));
    const std::string mixed = speech.out({"-f", "html", "lighthouse"});
    CHECK_FALSE(has(mixed, "<blockquote"));
    CHECK(has(mixed, "partly reported"));
    CHECK(
        has(speech.out({"-f", "html", "ship"}), "<blockquote dir=\"auto\">&quot;The quay is open"));
}

TEST_CASE("who said what: words of nobody are no wording of somebody's", "[cli]") {
    const TempDir dir;
    dir.write(
        "in/a.txt",
        "Storms\n\n1 May 2025\n\n\"The storm was bad, but the quay is a danger to every ship, "
        "and nobody has mended it since the spring,\" said Anton Brekke, the harbour master.\n");
    dir.write(
        "in/b.txt",
        "Other\n\n2 May 2025\n\nOf the pier it was once written that \"the quay is a danger to "
        "every ship\".\n");
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "in").string()}).status == 0);
    const auto lines = lines_of(run_search({"-d", index, "-o", "quotes", "-f", "tsv", "--fields",
                                            "speaker,articles", "quay"})
                                    .out);
    CHECK(std::ranges::find(lines, "Anton Brekke\t1") != lines.end());
}

TEST_CASE("who said what: a question typed as words gets a hint, --ask runs it", "[cli]") {
    const Stories stories;
    const Ran typed = run_search({"-d", stories.index, "what did Brekke say about the quay?"});
    CHECK(has(typed.err,
              "hint: --ask reads it as a question: -o quotes 'said:brekke(quay)' (2 quotations)"));
    const Ran asked =
        run_search({"-d", stories.index, "--ask", "what did Brekke say about the quay"});
    CHECK(asked.status == 0);
    CHECK(has(asked.err, "note: asked as: -o quotes 'said:brekke(quay)'"));
    CHECK(asked.out == run_search({"-d", stories.index, "-o", "quotes", "said:brekke(quay)"}).out);
    CHECK(run_search({"-d", stories.index, "--ask", "quay"}).status == 2);
    CHECK(run_search({"-d", stories.index, "--ask", "-o", "quotes", "who said quay"}).status == 2);
}
