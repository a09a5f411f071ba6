// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/error.h"
#include "indexer/readers/articles/article_reader.h"
#include "indexer/readers/records/record_reader.h"
#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline;
using dateline::test::TempDir;

namespace {

std::vector<std::string> records(const std::string& path) {
    RecordReader reader(path, std::nullopt);
    std::vector<std::string> out;
    while (const auto record = reader.next()) {
        out.push_back(record->error.empty() ? record->bytes : "error: " + record->error);
    }
    return out;
}

RawRecord whole(InputFormat format, std::string bytes) {
    RawRecord record;
    record.number = 1;
    record.format = format;
    record.bytes = std::move(bytes);
    return record;
}

std::optional<Article> read(const std::string& json,
                            const ReaderSettings& settings,
                            std::string& error) {
    ArticleReader reader(settings);
    return reader.read(whole(InputFormat::kJson, json), {"/x/a.jsonl", "a.jsonl", 0, 0}, error);
}

}  // namespace

TEST_CASE("records: a text file is one, JSON Lines and arrays are many", "[records]") {
    const TempDir dir;
    CHECK(records(dir.write("a.txt", "[Salon] Not JSON\n\nAt all.")) ==
          std::vector<std::string>{"[Salon] Not JSON\n\nAt all."});
    CHECK(records(dir.write("b.jsonl", "{\"a\":1}\n\n{\"b\":2}\r\n{\"c\":3}")) ==
          std::vector<std::string>{"{\"a\":1}", "{\"b\":2}", "{\"c\":3}"});
    CHECK(records(dir.write("c.json", " [ {\"a\":\"]}\"} ,\n {\"b\":{\"x\":[1]}} ] ")) ==
          std::vector<std::string>{"{\"a\":\"]}\"}", "{\"b\":{\"x\":[1]}}"});
    CHECK(records(dir.write("d.json", "{\n \"a\": 1\n}\n{\n \"b\": 2\n}")).size() == 2);
}

TEST_CASE("records: values that are no objects cost no other one, a byte order mark costs none",
          "[records]") {
    const TempDir dir;
    CHECK(records(dir.write("a.json", "[{\"a\":1}, null, {\"b\":2}, 3, \"x, {\", {\"c\":3}]")) ==
          std::vector<std::string>{"{\"a\":1}", "error: not a JSON object", "{\"b\":2}",
                                   "error: not a JSON object", "\"x, {\"", "{\"c\":3}"});
    CHECK(records(dir.write("b.jsonl", "\xEF\xBB\xBF{\"a\":1}\n")) ==
          std::vector<std::string>{"{\"a\":1}"});
    CHECK(records(dir.write("c.json", "[]")).empty());
}

TEST_CASE("records: lists of articles are found at any depth of an object", "[records]") {
    const TempDir dir;
    CHECK(records(dir.write("a.json", R"({"ok":1,"a":{"articles":[{"id":1},{"id":2}]},)"
                                      R"("b":{"facets":[{"text":"no"}],"articles":[{"id":3}]},)"
                                      R"("docs":[{"id":4}]})")) ==
          std::vector<std::string>{"{\"id\":1}", "{\"id\":2}", "{\"id\":3}", "{\"id\":4}"});
}

TEST_CASE("records: what looks like JSON, but is none, is one text, with a note", "[records]") {
    const TempDir dir;
    for (const char* const text : {"[[\"a\"],[\"b\"]]", "{'title': 'a'}\n{'title': 'b'}\n"}) {
        RecordReader reader(dir.write("a.json", text).string(), std::nullopt);
        const auto record = reader.next();
        REQUIRE(record);
        CHECK(record->format == InputFormat::kText);
        CHECK(record->note.starts_with("it begins as JSON does"));
    }
}

TEST_CASE("records: a table's names that come again are none of its rows", "[records]") {
    const TempDir dir;
    RecordReader reader(
        dir.write("a.csv", "title,text,text\nA,b,c\ntitle,text,text\nD,e,f\n").string(),
        std::nullopt);
    const auto first = reader.next();
    REQUIRE(first);
    CHECK(first->note ==
          "several columns are called 'text': the first that says something is read");
    const auto second = reader.next();
    REQUIRE(second);
    CHECK(second->bytes == R"({"title":"D","text":"e"})");
    CHECK(second->note.empty());
    CHECK_FALSE(reader.next());
}

TEST_CASE("records: a link that was put in the way of a file isn't followed", "[records]") {
    const TempDir dir;
    dir.write("outside/a.txt", "A secret\n\nNobody is to read it.\n");
    namespace fs = std::filesystem;
    fs::create_directories(dir / "news");
    fs::create_symlink(dir / "outside/a.txt", dir / "news/a.txt");
    fs::create_directory_symlink(dir / "outside", dir / "news/folder");
    CHECK_NOTHROW(RecordReader(dir / "outside/a.txt", std::nullopt));
    CHECK_THROWS_AS(RecordReader(dir / "news/a.txt", std::nullopt), Error);
    CHECK_THROWS_AS(RecordReader(dir / "news/folder/a.txt", std::nullopt), Error);
}

TEST_CASE("records: a bad line costs no other one", "[records]") {
    const TempDir dir;
    CHECK(records(dir.write("a.jsonl", "{\"a\":1}\n{\"b\":\n{\"c\":3}\n")).size() == 3);
    const auto cut = records(dir.write("b.json", "[{\"a\":1},{\"b\":"));
    REQUIRE(cut.size() == 2);
    CHECK(cut[1] == "error: the JSON ends in the middle of a value");
}

TEST_CASE("records: what is no text is refused", "[records]") {
    const TempDir dir;
    CHECK_THROWS_AS(records(dir.write("a.txt", std::string("\0\1\2binary", 9))), Error);
    CHECK_THROWS_AS(records((dir / "missing").string()), Error);
    CHECK_THROWS_AS(records(dir.write("cut.gz", "\x1F\x8B\x08\0\0\0\0\0")), Error);
}

TEST_CASE("JSON: fields by their usual keys, or by --map", "[json]") {
    std::string error;
    ReaderSettings settings;
    const auto article = read(
        R"({"id":"x-1","title":"Cranes  turn","text":"It rained.","date_publish":"2025-05-09 10:00:00","authors":["Ada Moss","John Roe"],
        "source":{"name":"The Courier"},"topics":["ports"],"language":"en"})",
        settings, error);
    REQUIRE(article);
    CHECK(article->id == "x-1");
    CHECK(article->headline == "Cranes turn");
    CHECK(article->published == Date{2025, 5, 9});
    CHECK(article->bylines.size() == 2);
    CHECK(article->source == "The Courier");
    CHECK(article->tags == std::vector<std::string>{"ports"});
    CHECK(article->text == "Cranes turn\n\nIt rained.");
    settings.keys.map = {{"title", "kop"}, {"body", "inhoud.tekst"}};
    const auto mapped =
        read(R"({"kop":"Kranen","inhoud":{"tekst":"Het regende."},"title":"no"})", settings, error);
    REQUIRE(mapped);
    CHECK(mapped->headline == "Kranen");
    CHECK(mapped->text == "Kranen\n\nHet regende.");
    CHECK(mapped->id == "a.jsonl#1");
}

TEST_CASE("JSON: a line in Latin-1 is read as such", "[json]") {
    std::string error;
    const auto article =
        read("{\"title\":\"Caf\xE9\",\"text\":\"Il \xE9tait ferm\xE9 hier.\"}", {}, error);
    REQUIRE(article);
    CHECK(article->headline == "Café");
    CHECK(article->text.ends_with("Il était fermé hier."));
}

TEST_CASE("JSON: what holds no article says why", "[json]") {
    std::string error;
    const ReaderSettings settings;
    CHECK_FALSE(read("{\"b\":", settings, error));
    CHECK(error.starts_with("not JSON"));
    CHECK_FALSE(read("[1]", settings, error));
    CHECK(error == "not a JSON object");
    CHECK_FALSE(read("{\"x\":1}", settings, error));
    CHECK(error.starts_with("neither headline nor text"));
    CHECK_FALSE(read("{\"id\":\"only-an-id\",\"date\":\"1987-04-03\"}", settings, error));
    CHECK_FALSE(read("{\"id\":\"empty\",\"title\":\"\",\"body\":\" \"}", settings, error));
    CHECK(error == "neither headline nor text in it");
}

TEST_CASE("text: broken UTF-8 is repaired, blank files are refused", "[text]") {
    ReaderSettings settings;
    ArticleReader reader(settings);
    std::string error;
    const SourceFile file{"/x/a.txt", "a.txt", 0, 0};
    CHECK(reader
              .read(whole(InputFormat::kText, "Caf\xC3\xA9s \xC3\xA0 midi, \xE9 closes\n\nIt did."),
                    file, error)
              ->headline == "Caf\xC3\xA9s \xC3\xA0 midi, \xEF\xBF\xBD closes");
    CHECK_FALSE(reader.read(whole(InputFormat::kText, " \n "), file, error));
    CHECK(error == "no text in it");
}

TEST_CASE("JSON: the articles of an answer, epochs, halves of characters", "[json]") {
    const TempDir dir;
    dir.write("a.json", R"({"status":"ok","articles":[{"title":"A"},{"title":"B"}],"next":2})");
    CHECK(records((dir / "a.json").string()) ==
          std::vector<std::string>{R"({"title":"A"})", R"({"title":"B"})"});
    // A second response after the first one loses nothing.
    dir.write("c.json", R"({"items":[{"title":"A"}],"page":{"n":[1]}} {"items":[{"title":"B"}]})");
    CHECK(records((dir / "c.json").string()) ==
          std::vector<std::string>{R"({"title":"A"})", R"({"title":"B"})"});
    dir.write("b.json", R"({"text":"It rained.","items":[{"title":"A"}]})");
    CHECK(records((dir / "b.json").string()).size() == 1);
    std::string error;
    const auto article =
        read(R"({"title":"A\ud83d","text":"It rained.","date":1752192000})", {}, error);
    REQUIRE(article);
    CHECK(article->headline == "A\uFFFD");
    CHECK(article->published == Date{2025, 7, 11});
}

TEST_CASE("mail: all parts of text in order, of alternatives the plain one", "[mail]") {
    const auto part = [](const char* type, const char* text) {
        return std::string("--b\nContent-Type: ") + type + "\n\n" + text + "\n";
    };
    const auto [kind, parts,
                expected] = GENERATE_COPY(table<std::string, std::string, std::string>({
        {"mixed", part("text/plain", "It rained.") + part("text/plain", "Then it snowed."),
         "It rained.|Then it snowed."},
        {"mixed",
         part("text/html", "<p>It rained.</p>") +
             part("text/plain", "_______________________________________________\nList footer"),
         "It rained."},
        {"alternative", part("text/plain", "It rained.") + part("text/html", "<p>It poured.</p>"),
         "It rained."},
        {"mixed",
         part("text/html", "<p>It rained.</p>") +
             part("message/rfc822", "Subject: inner\n\nIt hailed."),
         "It rained."},
    }));
    const ReaderSettings settings;
    ArticleReader reader(settings);
    std::string error;
    const auto article =
        reader.read(whole(InputFormat::kMail,
                          "Subject: Weather\nDate: Fri, 11 Jul 2025 10:00:00 +0000\n"
                          "MIME-Version: 1.0\nContent-Type: multipart/" +
                              kind + "; boundary=b\n\n" + parts + "--b--\n"),
                    {"/x/a.eml", "a.eml", 0, 0}, error);
    REQUIRE(article);
    std::string body;
    for (const Paragraph& paragraph : article->paragraphs) {
        if (paragraph.kind != ParagraphKind::kBody) continue;
        body += (body.empty() ? "" : "|") + std::string(article->text_of(paragraph));
    }
    CHECK(body == expected);
}
