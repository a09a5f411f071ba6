// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline::test;
using Json = nlohmann::json;

namespace {

// One record a line, each named by what it holds.
class Words {
  public:
    explicit Words(const std::vector<std::pair<std::string, std::string>>& records) {
        std::string lines;
        for (const auto& [id, body] : records) {
            lines +=
                Json({{"id", id}, {"title", "-"}, {"lang", "en"}, {"body", body}}).dump() + "\n";
        }
        dir_.write("words.jsonl", lines);
        REQUIRE(run_index({"-d", index(), "-q", (dir_ / "words.jsonl").string()}).status == 0);
    }

    std::string index() const { return (dir_ / "idx").string(); }

    std::string ids(const std::string& query) const {
        std::string found;
        const Ran ran = run_search({"-d", index(), "-f", "tsv", "--fields", "id", "--", query});
        const std::vector<std::string> lines = lines_of(ran.out);
        for (std::size_t i = 1; i < lines.size(); ++i) {
            found += (i > 1 ? " " : "") + lines[i];
        }
        return found;
    }

    Ran search(std::vector<std::string> arguments, std::string_view input = {}) const {
        arguments.insert(arguments.begin(), {"-d", index()});
        return run_search(arguments, input);
    }

  private:
    TempDir dir_;
};

const Words& sample() {
    static const Words words({
        {"clitic", "Nobody thinks she'll resign; we'll see what he'd do. It won't rain."},
        {"shell", "A shell fell on the quay. The ill were moved from the well."},
        {"score", "The judges split 5-4 on Monday, and 10–2 later."},
        {"count", "There were 54 judges and 102 clerks; 5, 4 or 3 came."},
        {"chem", "Levels of CO₂ rose over 30 km² of forest."},
        {"plain", "Levels of CO2 rose over 31 km2 of forest."},
        {"hidden", "The har\u00ADbour chief, Ana\u200B Kow\u200Balska, spoke."},
        {"broken", "The ware-\nhouse burned."},
        {"owner", "Anna Varga's plan was Varga's own."},
        {"language", "The team writes C++ and .NET, not C# alone."},
        {"vitamin", "Vitamin C and a net help; so does yahoo country."},
        {"firm", "AT&T bought Yahoo! last year."},
        {"far", "At four, T shirts were sold at the yahoo fair."},
        {"anti", "Talks on anti-corruption rules began; crude oil prices fell."},
    });
    return words;
}

}  // namespace

TEST_CASE("words: mean what is typed", "[words]") {
    const auto [query, ids] = GENERATE(table<std::string, std::string>({
        {"shell", "shell"},
        {"=shell", "shell"},
        {"ill", "shell"},
        {"she'll", "clitic"},
        {"\"he'd\"", "clitic"},
        {"=won", ""},
        {"won't", "clitic"},
        {"5-4", "score"},
        {"\"split 5-4\"", "score"},
        {"5–4", "score"},
        {"10-2", "score"},
        {"54", "count"},
        {"102", "count"},
        {"CO2", "chem plain"},
        {"CO₂", "chem plain"},
        {"km²", "chem plain"},
        {"harbour", "hidden"},
        {"\"har\u00ADbour chief\"", "hidden"},
        {"kowalska", "hidden"},
        {"warehouse", "broken"},
        {"ware", "broken"},
        {"house", "broken"},
        {"\"anna varga\"", "owner"},
        {"=varga", "owner"},
        {"case:Varga", "owner"},
        {"C++", "language"},
        {"C#", "language"},
        {".NET", "language"},
        {"AT&T", "firm"},
        {"Yahoo!", "firm far vitamin"},
    }));
    CAPTURE(query);
    const std::string found = sample().ids(query);
    if (query == "Yahoo!")
        CHECK(found.starts_with("firm"));
    else
        CHECK(found == ids);
}

TEST_CASE("words: wildcards work in words with marks, and in phrases", "[words]") {
    const auto [query, ids] = GENERATE(table<std::string, std::string>({
        {"anti-corrup*", "anti"},
        {"talks NOT anti-corr*", ""},
        {"\"crude oil price*\"", "anti"},
        {"\"crude * prices\"", "anti"},
        {"\"crude * fell\"", ""},
        {"ware-h*", "broken"},
    }));
    CAPTURE(query);
    CHECK(sample().ids(query) == ids);
}

TEST_CASE("notes: say on standard error and in JSON what was read otherwise", "[words]") {
    const auto [query, note] = GENERATE(table<std::string, std::string>({
        {"judges or clerks", "'or' is searched as a word; the operator is OR"},
        {"judges –clerks", "'–clerks' is read as -clerks"},
        {"judges −clerks", "'−clerks' is read as -clerks"},
        {"$54", "'$54' is read as '54': its other signs are left out"},
        {"said:anna varga(plan)", "said:anna varga is read as said:\"anna varga\""},
        {"date:july 2015", "date:july 2015 is read as date:2015-07-01..2015-07-31"},
        {"judges *-led", "'*-led' also stands for words without the mark, such as *led"},
        {"judges NEAR 5 clerks",
         "'NEAR 5' is read as NEAR/10 and the word 5; within 5 words is NEAR/5"},
        {"judges And clerks", "'And' is searched as a word; the operator is AND"},
        {"judges? clerks",
         "'judges?': a ? at the end of a word is punctuation; judges* finds words that go on"},
        {"\"judges and clerks?\"",
         "'clerks?': a ? at the end of a word is punctuation; clerks* finds words that go on"},
        {"judges+clerks", "'judges+clerks' is read as the phrase \"judges clerks\""},
        {".54", "'.54' is read as '54': its other signs are left out"},
        {"judges OR /clerk's/",
         "an expression is matched with one word at a time, and hyphens and most apostrophes part "
         "words"},
        {"judges | clerks", "'|' has no word and is left out; the operator is OR"},
        {"judges,clerks", "'judges,clerks' is read as the phrase \"judges clerks\""},
        {"judges/clerks", "'judges/clerks' is read as the phrase \"judges clerks\""},
        {"judges /5", "'/5' is searched as a word: it needs a word before it and one after it"},
    }));
    CAPTURE(query);
    CHECK(sample().search({query}).err.find("note: " + note + "\n") != std::string::npos);
    CHECK(sample().search({"-q", query}).err.empty());
    const Json answer = Json::parse(sample().search({"-q", "-f", "json", query}).out);
    CHECK(answer["notes"] == Json::array({note}));
    const Ran batch = sample().search({"--batch", "-", "-f", "json"}, query + "\n");
    CHECK(batch.err.find("line 1: note: " + note + "\n") != std::string::npos);
    CHECK(Json::parse(batch.out)[0]["notes"] == Json::array({note}));
}

TEST_CASE("notes: words that no article has are told wherever they stand", "[words]") {
    const std::string query = GENERATE("judges OR clreks", "judges NOT clreks");
    CAPTURE(query);
    const Ran ran = sample().search({"-f", "json", query});
    CHECK(Json::parse(ran.out)["unknown"] == Json::array({"clreks"}));
    CHECK(ran.err.find("no article contains 'clreks'") != std::string::npos);
}

TEST_CASE("batch: every query has its entry, under an id of its own", "[words]") {
    const Ran ran =
        sample().search({"--batch", "-", "-f", "json"}, "\tjudges\nx\t\"open\nx\tclerks\n");
    CHECK(ran.status == 2);
    const Json answers = Json::parse(ran.out);
    REQUIRE(answers.size() == 3);
    CHECK(answers[0]["query_id"] == "1");
    CHECK(answers[1]["error"]["message"] == "this quotation mark is never closed");
    CHECK(answers[2]["matches"] == 1);
    CHECK(ran.err.find("the id 'x' is that of line 2 too") != std::string::npos);
    const Ran wide = sample().search({"--batch", "-"}, std::string("\xFF\xFEj\0u\0", 6));
    CHECK(wide.status == 2);
    CHECK(wide.err.find("UTF-16") != std::string::npos);
}

TEST_CASE("batch: scores of a TREC run fall, whatever the order", "[words]") {
    const Ran ran = sample().search({"-f", "trec", "-s", "date", "the OR judges"});
    double last = 1e9;
    for (const std::string& line : lines_of(ran.out)) {
        const std::size_t end = line.rfind(' ');
        const double score = std::stod(line.substr(line.rfind(' ', end - 1)));
        CHECK(score < last);
        last = score;
    }
    CHECK(last < 1e9);
}

TEST_CASE("notes: what a query misses by little is named", "[words]") {
    const TempDir dir;
    dir.write("news.jsonl",
              Json({{"id", "de"},
                    {"title", "-"},
                    {"lang", "de"},
                    {"body", "Der Hafenmeister Küpper und die Hafenbehörde schwiegen."}})
                      .dump() +
                  "\n" +
                  Json({{"id", "he"},
                        {"title", "-"},
                        {"lang", "he"},
                        {"body", "המועצה התכנסה ביום שלישי."}})
                      .dump() +
                  "\n" +
                  Json({{"id", "en"},
                        {"title", "Quay news"},
                        {"lang", "en"},
                        {"source", "The Bay Gazette"},
                        {"place", "New Quay"},
                        {"body", "The harbourmaster of the quay spoke."}})
                      .dump() +
                  "\n");
    REQUIRE(run_index({"-d", (dir / "idx").string(), "-q", (dir / "news.jsonl").string()}).status ==
            0);
    const auto [query, note, found] = GENERATE(table<std::string, std::string, std::string>({
        {"Hafen", "'Hafen', too: Hafen* finds them", "Hafen*"},
        {"מועצה", "'מועצה', too: *מועצה finds them", "*מועצה"},
        {"place:new quay", "place:\"new quay\" looks for all of that there", "place:\"new quay\""},
        {"NOT place:new quay", "place:\"new quay\" looks for all", "place:\"new quay\""},
        {"source:the bay gazette daily", "source:\"the bay gazette\" looks",
         "source:\"the bay gazette\""},
        {"title:quay news", "title:\"quay news\" looks for all of that there",
         "title:\"quay news\""},
        {"title:quay harbour", "", ""},
        {"Kuepper", "may be written with ä, ö or ü: kupper finds 1 article", "Küpper"},
        {"after:2015 before:2012", "no day is in both ranges", ""},
        {"after:2012 before:2015", "", ""},
        {"harbour", "", ""},
        {"Hafenmeister", "", ""},
        {"path:news", "nothing was read from 'news'", "path:news.jsonl"},
        {"id:zzz", "no article has id:zzz", "id:de"},
        {"lang:ru", "no article has lang:ru", "lang:he"},
        {"place:new harbourmaster", "", ""},
    }));
    CAPTURE(query);
    const auto search = [&](const std::string& text) {
        return run_search({"-d", (dir / "idx").string(), "-o", "count", "--", text});
    };
    const Ran ran = search(query);
    CHECK(holds(ran.err, "note: ") == !note.empty());
    CHECK(holds(ran.err, note));
    if (!found.empty()) CHECK(search(found).out != "0\n");
}

TEST_CASE("notes: NOT and a minus are words under --any, which is said", "[words]") {
    const Ran ran = sample().search({"--any", "judges NOT clerks -clerks"});
    CHECK(holds(ran.err, "'NOT' is searched as a word: nothing is excluded under --any"));
    CHECK(holds(ran.err, "'-clerks' is searched as a word: nothing is excluded under --any"));
}

TEST_CASE("words: with their signs as one form, without their parts", "[words]") {
    const Words words(
        {{"signs", "AT&T raised its prices."}, {"parts", "The train left at T. Then it rained."}});
    CHECK(words.ids("=at&t") == "signs");
    CHECK(words.ids("\"at&t\"") == "signs");
    CHECK(words.ids("\"AT&T raised\"") == "signs");
    CHECK(words.ids("\"left at t\"") == "parts");
}

TEST_CASE("words: a ? ends years, and is punctuation after other words", "[words]") {
    const Words words({{"pier", "The pier of 1987 was rebuilt in the 1990s after 19871 storms."},
                       {"other", "Nothing was rebuilt."}});
    for (const std::string found : {"198?", "(19?\?)", "\"pier of 198?\"", "1987?"}) {
        CAPTURE(found);
        CHECK(words.ids(found) == "pier");
    }
    for (const std::string not_found : {"197?", "pie?"}) {
        CAPTURE(not_found);
        CHECK(words.ids(not_found) == "");
    }
}

TEST_CASE("ranking: a passage counts wherever among equals its article was read", "[words]") {
    const std::size_t at = GENERATE(0, 29, 30, 45, 69);
    CAPTURE(at);
    const TempDir dir;
    std::string lines;
    std::string far;
    for (int i = 0; i < 60; ++i) {
        far += "Waves broke there. ";
    }
    for (std::size_t i = 0; i < 70; ++i) {
        // One has its words side by side, the others far apart.
        const std::string body = i == at ? "A white house. " + far : "A white. " + far + "House.";
        lines += Json({{"id", std::to_string(i)}, {"title", "-"}, {"body", body}}).dump() + "\n";
    }
    dir.write("news.jsonl", lines);
    REQUIRE(run_index({"-d", (dir / "idx").string(), "-q", (dir / "news.jsonl").string()}).status ==
            0);
    for (const std::string page : {"1", "10", "70"}) {
        const Ran ran =
            run_search({"-d", (dir / "idx").string(), "-f", "jsonl", "-n", page, "white house"});
        CHECK(Json::parse(lines_of(ran.out)[0])["id"] == std::to_string(at));
    }
}

TEST_CASE("words: parts that say nothing alone aren't searched alone under --any", "[words]") {
    const Words words({{"signs", "AT&T and al-Qaeda wrote of covid-19."},
                       {"parts", "At 19 he met T. Al Smith."}});
    for (const std::string query : {"AT&T", "covid-19", "al-Qaeda", "Qaeda", "covid"}) {
        CAPTURE(query);
        CHECK(words.search({"-q", "-o", "count", "--any", query}).out == "1\n");
    }
    CHECK(holds(words.search({"--any", "al AND 19 t"}).err,
                "with AND all of these words must occur, also under --any"));
}

TEST_CASE("words: a mark of exclamation is no part of a phrase", "[words]") {
    const Words words({{"a", "Thank you! he called."}, {"b", "Thank you, he said."}});
    CHECK(words.search({"-q", "-o", "count", "\"thank you!\""}).out == "2\n");
}

TEST_CASE("suggestions: names in fields and phrases are put as articles have them", "[words]") {
    const TempDir dir;
    dir.write("in/all.jsonl",
              R"({"id": "a", "source": "The Valmara Evening Post", "author": "Ines Pires", )"
              R"("text": "\"The quay will be closed until the storm is over,\" said Ruth Barra )"
              R"(Lindqvist, the harbour chief. The rate of the bank is key."})"
              "\n");
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "in").string()}).status == 0);
    const auto [query, told] = GENERATE(table<std::string, std::string>({
        {"source:vepost",
         "no article contains 'source:vepost'\ndid you mean: source:\"The Valmara "
         "Evening Post\"   (1 article; --correct searches for it)\n"},
        {"speaker:\"ruth barra lindkvist\" quay",
         "no article contains 'speaker:lindkvist'\ndid you "
         "mean: speaker:\"ruth barra lindqvist\" quay   (1 article; --correct searches for it)\n"},
        {"\"key rate\"",
         "did you mean: \"key rate\"~10   (1 article; --correct searches for it)\n"},
        {"\"rate closed\"",
         "did you mean: (rate closed)   (1 article; --correct searches for it)\n"},
        {"\"key rate\" -bank",
         "no article has \"key rate\" there; did you mean \"key rate\"~10 (1 "
         "article), (key rate) (1 article)?\n"},
        {"said:\"ruth lindqvist barra\"", ""},
    }));
    CAPTURE(query);
    const Ran ran = run_search({"-d", index, query});
    CHECK(ran.status == 1);
    CHECK(ran.err == told);
    const Ran correct = run_search({"-d", index, "-f", "ids", "--correct", query});
    CHECK(correct.out == (holds(told, "--correct") ? "a\n" : ""));
}

TEST_CASE("marked lines: searched by their field, and told of where only they have the words",
          "[words]") {
    const TempDir dir;
    dir.write("in/all.jsonl",
              R"({"id": "a", "title": "Quay shut", "text": "The quay was shut on Monday, and the )"
              R"(ferry waited outside.\n\nNobody knew for how long it would stay shut.\n\n)"
              R"(Sign up for our Tidewater newsletter"})"
              "\n");
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (dir / "in").string()}).status == 0);
    const Ran none = run_search({"-d", index, "tidewater ferry"});
    CHECK(none.status == 1);
    const std::string wider = "tidewater OR marked:tidewater) (ferry OR marked:ferry)";
    CHECK(
        none.err ==
        "no article contains 'tidewater'\nhint: --any would find 1 article with any of the "
        "words\nhint: with lines that are not the story (links, notes, boilerplate), 1 article: (" +
            wider + "\n");
    CHECK(run_search({"-d", index, "-f", "ids", "(" + wider}).out == "a\n");
    const auto [query, found] = GENERATE(table<std::string, bool>({
        {"marked:newsletter", true},
        {"marked:\"tidewater newsletter\"", true},
        {"marked:\"newsletter tidewater\"", false},
        {"marked:quay", false},
        {"marked:*", true},
        {"missing:marked", false},
        {"quay NOT marked:newsletter", false},
    }));
    CAPTURE(query);
    CHECK(run_search({"-d", index, "-o", "count", query}).out == (found ? "1\n" : "0\n"));
    if (found && query != "marked:*")
        CHECK(holds(run_search({"-d", index, "-f", "csv", "--fields", "snippet", query}).out,
                    "Sign up for our Tidewater newsletter"));
}
