// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <map>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/analysis/analyzer.h"
#include "common/article/article.h"
#include "common/text/text.h"
#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline;
using namespace dateline::test;
using nlohmann::json;

namespace {

std::vector<json> json_lines(const std::string& text) {
    std::vector<json> values;
    for (const std::string& line : lines_of(text)) {
        values.push_back(json::parse(line));
    }
    return values;
}

std::string read(const std::filesystem::path& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
}

// `start` and `end` in the gold files count code points.
std::string slice(const std::string& text, std::size_t start, std::size_t end) {
    std::string out;
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size(); ++number) {
        const CodePoint point = decode_at(text, at);
        if (number >= start && number < end) out += text.substr(at, point.size);
        at += point.size;
    }
    return out;
}

// A query is one line: "har-\nbour" is asked for as a whole.
std::string on_one_line(std::string word) {
    const std::size_t line = word.find('\n');
    if (line == std::string::npos) return word;
    const std::size_t hyphen = word.find_last_not_of(" \n", line);
    const std::size_t next = word.find_first_not_of(" \n", line);
    return word.erase(hyphen, next - hyphen);
}

// The texts of all tokens and compounds of the indexed paragraphs.
std::set<std::string> words_of(const json& article, Analyzer& analyzer) {
    std::set<std::string> words;
    const std::string text = article["text"];
    const LanguageId lang =
        find_language(article["lang"].get<std::string>()).value_or(kUndetermined);
    for (const json& paragraph : article["paragraphs"]) {
        const std::set<std::string> indexed = {"headline", "subhead", "subheading", "caption",
                                               "body"};
        if (!indexed.contains(paragraph["kind"])) continue;
        const std::size_t start = paragraph["start"];
        const std::string part = text.substr(start, paragraph["end"].get<std::size_t>() - start);
        Analysis analysis;
        analyzer.analyze(part, lang, analysis);
        for (const Token& token : analysis.tokens) {
            words.insert(part.substr(token.start, token.end - token.start));
        }
        for (const Compound& compound : analysis.compounds) {
            words.insert(on_one_line(
                part.substr(compound.token.start, compound.token.end - compound.token.start)));
        }
    }
    return words;
}

}  // namespace

TEST_CASE("corpus: every token of every article finds that article, through the real programs",
          "[corpus]") {
    const TempDir dir;
    const std::string index = (dir / "idx").string();
    REQUIRE(run_index({"-d", index, "-q", (corpus() / "articles").string()}).status == 0);
    const Ran shown = run_index({"--show", (corpus() / "articles").string()});
    REQUIRE(shown.status == 0);
    const std::vector<json> articles = json_lines(shown.out);
    REQUIRE(articles.size() >= 48);
    Analyzer analyzer;
    std::map<std::string, std::set<std::string>> expected;  // word -> ids
    for (const json& article : articles) {
        for (const std::string& word : words_of(article, analyzer)) {
            expected[word].insert(article["id"]);
        }
    }
    std::string batch;
    std::vector<const std::string*> words;
    for (const auto& [word, ids] : expected) {
        batch +=
            fmt::format("{}p\t\"{}\"\n{}w\t\"{}\"~s\n", words.size(), word, words.size(), word);
        words.push_back(&word);
    }
    const Ran ran = run_search({"-d", index, "--batch", dir.write("batch.tsv", batch).string(),
                                "-f", "tsv", "--fields", "id", "-n", "1000", "--jobs", "2"});
    CAPTURE(ran.err);
    REQUIRE(ran.status == 0);
    std::map<std::string, std::set<std::string>> found;
    for (const std::string& line : lines_of(ran.out)) {
        const std::size_t tab = line.find('\t');
        found[line.substr(0, tab)].insert(line.substr(tab + 1));
    }
    std::size_t missed = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (const std::string& id : expected[*words[i]]) {
            const bool ok = found[fmt::format("{}p", i)].contains(id) &&
                            found[fmt::format("{}w", i)].contains(id);
            if (!ok && missed++ < 10) UNSCOPED_INFO("'" << *words[i] << "' doesn't find " << id);
        }
    }
    CHECK(missed == 0);
    CHECK(words.size() > 5000);
}

TEST_CASE("corpus: has its articles and layouts, each with gold that fits the text", "[corpus]") {
    const json extract = json::parse(read(corpus() / "gold/extract.json"));
    CHECK(extract.size() >= 48);
    std::set<std::string> layouts;
    for (const auto& entry : std::filesystem::directory_iterator(corpus() / "articles")) {
        layouts.insert(entry.path().filename());
    }
    CHECK(layouts.size() >= 12);
    std::size_t spans = 0;
    for (const char* name : {"gold/quotes.jsonl", "gold/dates.jsonl"}) {
        const std::vector<json> rows = json_lines(read(corpus() / name));
        CHECK(rows.size() == extract.size());
        for (const json& row : rows) {
            CAPTURE(row["id"]);
            CHECK(extract.contains(row["id"]));
            const std::string text = row["text"];
            const char* key = row.contains("quotes") ? "quotes" : "timexes";
            for (const json& span : row[key]) {
                CHECK(slice(text, span["start"], span["end"]) == span["text"].get<std::string>());
                ++spans;
            }
        }
    }
    CHECK(spans > 1000);
}

TEST_CASE("corpus: gold texts are the articles as they stand", "[corpus]") {
    std::map<std::string, std::string> texts;
    for (const json& row : json_lines(read(corpus() / "gold/quotes.jsonl"))) {
        texts[row["id"]] = row["text"];
    }
    std::size_t compared = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus() / "articles")) {
        if (entry.path().extension() != ".txt") continue;
        CAPTURE(entry.path());
        CHECK((texts[entry.path().stem()] == read(entry.path())));
        ++compared;
    }
    CHECK(compared >= 48);
}

TEST_CASE("corpus: headline, date, byline and source are right where they are given", "[corpus]") {
    const json gold = json::parse(read(corpus() / "gold/extract.json"));
    const Ran shown = run_index({"--show", (corpus() / "articles").string()});
    std::map<std::string, int> right;
    std::map<std::string, int> wrong;
    for (const json& article : json_lines(shown.out)) {
        std::string id = article["id"];
        if (const std::size_t slash = id.rfind('/'); slash != std::string::npos)
            id = id.substr(slash + 1, id.rfind('.') - slash - 1);
        CAPTURE(id);
        REQUIRE(gold.contains(id));
        const auto compare = [&](const char* field, const std::string& ours, const json& expected) {
            if (ours.empty()) return;
            const bool same =
                expected.is_string() && squeeze(expected.get<std::string>()) == squeeze(ours);
            ++(same ? right : wrong)[field];
            if (!same) UNSCOPED_INFO(id << " " << field << ": '" << ours << "', gold " << expected);
        };
        compare(
            "date",
            article["published"].is_null() ? "" : article["published"]["value"].get<std::string>(),
            gold[id]["date"]);
        compare("source", article["source"].is_null() ? "" : article["source"].get<std::string>(),
                gold[id]["source"]);
        compare("title",
                article["headline"].is_null() ? "" : article["headline"].get<std::string>(),
                gold[id]["title"]);
    }
    CHECK(wrong["date"] == 0);
    CHECK(wrong["source"] == 0);
    CHECK(wrong["title"] == 0);
    CHECK(right["title"] >= 50);
}
