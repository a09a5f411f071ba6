// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/input/limits.h"

#include <fmt/format.h>

#include "common/base/error.h"
#include "indexer/readers/articles/article_reader.h"
#include "indexer/readers/records/record_reader.h"
#include "searcher/query/compile/expansion.h"
#include "searcher/query/syntax/parser.h"
#include "searcher/query/syntax/positional_operator.h"
#include "searcher/query/syntax/query_error.h"
#include "searcher/results/search.h"
#include "tests/catch.h"
#include "tests/support.h"

// Each limit in the tables of the man pages: at the limit, and one past it.

using namespace dateline;
using dateline::test::gzip;
using dateline::test::holds;
using dateline::test::index_options;
using dateline::test::repeated;
using dateline::test::TempDir;

namespace {

std::string joined(std::string_view word, std::string_view between, std::size_t times) {
    return repeated(std::string(word) + std::string(between), times - 1) + std::string(word);
}

std::string error_of(const std::string& query) {
    const ParsedQuery parsed = parse_query(query);
    return parsed.error ? parsed.error->message : "";
}

std::string bracketed(std::size_t depth) {
    return repeated("(", depth) + "word" + repeated(")", depth);
}

// The error of a search with `options`; empty if there is none.
std::string search_error(Searcher& searcher,
                         const std::string& query,
                         const SearchOptions& options) {
    try {
        searcher.search(parse_query(query).tree, options);
        return "";
    } catch (const QueryError& error) {
        CHECK(error.kind() == ErrorKind::kLimit);
        return error.diagnostic().message;
    }
}

// What a reader makes of a file: its records' texts, or errors.
std::vector<std::string> read_file_of(const std::filesystem::path& path) {
    const ReaderSettings settings;
    ArticleReader articles(settings);
    std::vector<std::string> out;
    try {
        RecordReader reader(path, std::nullopt);
        while (const auto record = reader.next()) {
            std::string error = record->error;
            std::optional<Article> article;
            if (error.empty())
                article = articles.read(*record, {path, path.filename(), 0, 0}, error);
            out.push_back(article ? article->text : "error: " + error);
        }
    } catch (const Error& error) {
        out.push_back(std::string("error: ") + error.what());
    }
    return out;
}

std::string read_whole(const std::string& name, std::string_view content) {
    const TempDir dir;
    return fmt::format("{}", fmt::join(read_file_of(dir.write(name, content)), "\n"));
}

// A zip of empty folders (APPNOTE 4.3): only headers.
std::string zip_of(std::size_t members) {
    static constexpr std::string_view kHeader(
        "PK\x03\x04\x0A\0\0\0\0\0\0\0\x21\0\0\0\0\0\0\0\0\0\0\0\0\0\x02\0\0\0d/", 32);
    static constexpr std::string_view kEnd("PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22);
    return repeated(kHeader, members) + std::string(kEnd);
}

const std::string kStory = "The harbour reopens\n\nShips came back to the harbour on Friday.\n";

std::string in_parts(int depth) {
    std::string head;
    for (int i = 0; i < depth; ++i) {
        head += fmt::format("Content-Type: multipart/mixed; boundary=b{0}\n\n--b{0}\n", i);
    }
    return "From: a@b.example\nSubject: Deep\nMessage-ID: <m@x>\nMIME-Version: 1.0\n" + head +
           "Content-Type: text/plain\n\nShips came back.\n";
}

// A message in which only the last part is text; the whole counts as a part too.
std::string with_parts(int parts) {
    return "From: a@b.example\nSubject: Parts\nMessage-ID: <m@x>\nMIME-Version: 1.0\n"
           "Content-Type: multipart/mixed; boundary=b\n\n" +
           repeated("--b\nContent-Type: application/octet-stream\n\nx\n",
                    static_cast<std::size_t>(parts - 2)) +
           "--b\nContent-Type: text/plain\n\nShips came back.\n--b--\n";
}

std::string in_lists(int depth) {
    const auto times = static_cast<std::size_t>(depth);
    return R"({"title": "Deep", "body": )" + repeated("[", times) + R"("Ships came back.")" +
           repeated("]", times) + "}";
}

// Inside html and body.
std::string in_elements(int depth) {
    const auto times = static_cast<std::size_t>(depth);
    return R"({"title": "Deep", "body": "<p>A first text.</p>)" + repeated("<div>", times) +
           "Ships came back." + repeated("</div>", times) + R"(<p>A last text.</p>"})";
}

}  // namespace

TEST_CASE("limits: of a query's text", "[limits]") {
    const auto [at, past, message] = GENERATE(table<std::string, std::string, std::string>({
        {"word" + std::string(kMostQueryBytes - 4, ' '),
         "word" + std::string(kMostQueryBytes - 3, ' '),
         "the query is 20001 bytes long; at most 20000 are taken"},
        {joined("word", " ", kMostLeaves), joined("word", " ", kMostLeaves + 1),
         "more than 1000 words"},
        {bracketed(kMostNesting), bracketed(kMostNesting + 1), "parentheses nest deeper than 100"},
        {"a NEAR/500 b", "a NEAR/501 b", "the number must be 1 to 500"},
        {"a ADJ/500 b", "a ADJ/501 b", "the number must be 1 to 500"},
        {joined("a", " NEAR/5 ", kMostNear), joined("a", " NEAR/5 ", kMostNear + 1),
         "joins at most 8 words"},
        {"ATLEAST/1000(a)", "ATLEAST/1001(a)", "the number must be 1 to 1000"},
        {"word~2", "word~3", "at most two edits"},
        {"word^1000", "word^1001", "a number from 0.001 to 1000"},
        {"word^0.001", "word^0.0009", "a number from 0.001 to 1000"},
    }));
    CAPTURE(message);
    CHECK(error_of(at).empty());
    const std::string error = error_of(past);
    CAPTURE(error);
    CHECK(holds(error, message));
}

TEST_CASE("limits: of what wildcards and the like stand for", "[limits]") {
    const TempDir dir;
    std::string words = "Numbers\n\n";
    for (int i = 0; i <= 20'000; ++i) {
        words += fmt::format("a{:05} ", i);
    }
    for (int i = 0; i <= 1000; ++i) {
        words += fmt::format("b{:05} ", i);
    }
    dir.write("news/a.txt", words);
    update_index(index_options(dir / "idx", {dir / "news"}));
    Searcher searcher(dir / "idx");
    SearchOptions options;
    CHECK(search_error(searcher, "a00*", options).empty());
    CHECK(search_error(searcher, "b*", options) == "'b*' stands for more than 1000 words");
    options.compile.most_expansions = kMostExpanded;
    CHECK(search_error(searcher, "a0* OR a1*", options).empty());
    CHECK(search_error(searcher, "a0* OR a1* OR a2*", options) ==
          "the query's wildcards and the like stand for more than 20000 words together");
}

TEST_CASE("limits: of a regular expression's memory", "[limits]") {
    const TempDir dir;
    dir.write("news/a.txt", kStory);
    update_index(index_options(dir / "idx", {dir / "news"}));
    Searcher searcher(dir / "idx");
    CHECK_NOTHROW(searcher.search(parse_query("/(ships?){1000}|harbou?r/").tree, {}));
    CHECK_THROWS_AS(searcher.search(parse_query("/((a{50}){50}){50}/").tree, {}), QueryError);
}

TEST_CASE("limits: of a record's size", "[limits]") {
    const std::string_view head = R"({"title": "Large", "body": "Ships came back. )";
    const std::string_view tail = "\"}";
    std::string line(head);
    line.append(kMostRecord - head.size() - tail.size(), 'x');
    line += tail;
    REQUIRE(line.size() == kMostRecord);
    const TempDir dir;
    const auto first_of = [&](const std::string& content) {
        RecordReader reader(dir.write("a.jsonl", content + "\n"), std::nullopt);
        const auto record = reader.next();
        REQUIRE(record);
        return record->error;
    };
    CHECK(first_of(line).empty());
    line.insert(head.size(), 1, 'x');
    CHECK(holds(first_of(line), "larger than the 64 MiB that one may take"));
}

TEST_CASE("limits: of packings", "[limits]") {
    std::string packed = kStory;
    for (int i = 0; i < kMostPackings; ++i) {
        packed = gzip(std::move(packed));
    }
    CHECK(holds(read_whole("a.txt.gz", packed), "Ships came back"));
    CHECK(holds(read_whole("a.txt.gz", gzip(packed)), "error: packed more than 4 times over"));
}

TEST_CASE("limits: of what a file unpacks to", "[limits]") {
    // Lines of 1 MiB that unpack to just below the size permitted for any file, and just above.
    const std::size_t lines = kLeastUnpacked >> 20;
    const std::string line = "{\"body\": \"" + std::string((1 << 20) - 13, 'x') + "\"}\n";
    REQUIRE(line.size() == 1 << 20);
    const TempDir dir;
    const auto errors = [&](std::size_t count) {
        // The same line repeated, compressed twice: more than a thousand times smaller.
        const auto path = dir.write("a.jsonl.gz.gz", gzip(gzip(repeated(line, count))));
        REQUIRE(std::filesystem::file_size(path) * kMostRatio < kLeastUnpacked);
        RecordReader reader(path, std::nullopt);
        std::string error;
        try {
            while (const auto record = reader.next()) {
                if (!record->error.empty()) error = record->error;
            }
        } catch (const Error& thrown) {
            error = thrown.what();
        }
        return error;
    };
    // The inner packing counts too.
    CHECK(errors(lines - 1).empty());
    CHECK(holds(errors(lines + 1), "unpacks to more than 1000 times its size"));
}

TEST_CASE("limits: of an archive's members", "[limits]") {
    CHECK_FALSE(holds(read_whole("a.zip", zip_of(kMostMembers)), "members"));
    CHECK(holds(read_whole("a.zip", zip_of(kMostMembers + 1)),
                "error: the archive has more than 1000000 members"));
}

TEST_CASE("limits: of depth and number inside a record", "[limits]") {
    const auto [name, at, past] = GENERATE(table<std::string, std::string, std::string>({
        {"a.json", in_lists(kMostJsonDepth), in_lists(kMostJsonDepth + 1)},
        {"a.eml", in_parts(kMostMailDepth), in_parts(kMostMailDepth + 1)},
        {"a.eml", with_parts(kMostMailParts), with_parts(kMostMailParts + 1)},
        {"a.json", in_elements(kMostPageDepth - 2), in_elements(kMostPageDepth - 1)},
    }));
    CAPTURE(name, past.substr(0, 60));
    CHECK(holds(read_whole(name, at), "Ships came back."));
    const std::string read = read_whole(name, past);
    CAPTURE(read);
    CHECK_FALSE(holds(read, "Ships came back."));
    if (holds(past, "<div>")) CHECK(holds(read, "A last text."));
}

TEST_CASE("limits: of attributes of a tag", "[limits]") {
    // Only the tag's last attribute makes it the page's headline.
    const auto headline_with = [](std::size_t attributes) {
        std::string tag = "<meta property=\"og:title\"";
        for (std::size_t i = 2; i < attributes; ++i) {
            tag += fmt::format(" data-number-{}=\"{}\"", i, i);
        }
        const TempDir dir;
        const std::filesystem::path path = dir.write(
            "a.html", "<html><head>" + tag +
                          " content=\"Of the last attribute\"></head>"
                          "<body><article>" +
                          repeated("<p>Ships came back to the port, and stayed there.</p>", 9) +
                          "</article></body></html>");
        const ReaderSettings settings;
        ArticleReader articles(settings);
        RecordReader reader(path, std::nullopt);
        std::string error;
        const auto article = articles.read(*reader.next(), {path, path.filename(), 0, 0}, error);
        REQUIRE(article);
        CHECK(holds(article->text, "Ships came back"));
        return article->headline;
    };
    CHECK(headline_with(kMostAttributes) == "Of the last attribute");
    CHECK(headline_with(kMostAttributes + 1) != "Of the last attribute");
}
