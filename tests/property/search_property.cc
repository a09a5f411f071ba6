// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>
#include <xapian.h>

#include "common/text/text.h"
#include "indexer/run.h"
#include "searcher/query/syntax/parser.h"
#include "searcher/results/search.h"
#include "tests/catch.h"
#include "tests/property/scan.h"
#include "tests/support.h"

using namespace dateline;
using namespace dateline::test;

namespace {

// Words that share stems, words that don't, and words that differ only by case.
const std::vector<std::string> kWords = {
    "tariff", "tariffs", "meet",  "meeting", "meetings", "port", "ports",   "strike",    "the",
    "happy",  "happily", "dying", "die",     "us",       "US",   "capable", "capability"};

using Words = std::vector<std::string>;

struct NaiveArticle {
    std::string id;
    Words title;
    std::vector<std::vector<Words>> paragraphs;  // sentences of words
    std::optional<Date> date;
};

Words random_words(std::mt19937& random, std::size_t most) {
    Words words(random() % most + 1);
    for (std::string& word : words) {
        word = kWords[random() % kWords.size()];
    }
    return words;
}

std::string joined(const Words& words) {
    return fmt::format("{}", fmt::join(words, " "));
}

NaiveArticle random_article(std::mt19937& random, std::size_t number) {
    NaiveArticle article;
    article.id = fmt::format("a{}", number);
    if (random() % 4 != 0) article.title = random_words(random, 4);
    for (std::size_t i = random() % 3 + 1; i > 0; --i) {
        auto& paragraph = article.paragraphs.emplace_back();
        for (std::size_t j = random() % 3 + 1; j > 0; --j) {
            paragraph.push_back(random_words(random, 6));
            paragraph.back()[0][0] = static_cast<char>(std::toupper(paragraph.back()[0][0]));
        }
    }
    if (random() % 3 != 0)
        article.date = Date{static_cast<std::int16_t>(2024 + random() % 2),
                            static_cast<std::uint8_t>(1 + random() % 12),
                            static_cast<std::uint8_t>(1 + random() % 28)};
    return article;
}

std::string to_json(const NaiveArticle& article) {
    nlohmann::json json = {{"id", article.id}, {"lang", "en"}};
    if (!article.title.empty()) json["title"] = joined(article.title);
    std::string body;
    for (const auto& paragraph : article.paragraphs) {
        std::string text;
        for (const Words& sentence : paragraph) {
            text += (text.empty() ? "" : " ") + joined(sentence) + ".";
        }
        body += (body.empty() ? "" : "\n\n") + text;
    }
    json["body"] = body;
    if (article.date) json["date"] = to_string(*article.date);
    return json.dump();
}

// An operand of NEAR and similar operators.
std::string random_operand(std::mt19937& random) {
    const auto word = [&] { return kWords[random() % kWords.size()]; };
    switch (random() % 12) {
        case 0:
            return word().substr(0, 1 + random() % 8) + "*";
        case 1:
            return "*" + word().substr(1 + random() % 1);
        case 2:
            return "t?e";
        case 3:
            return "/(meet|port)(ing)?s?/";
        case 4:
            return word() + "~" + std::to_string(1 + random() % 2);
        case 5:
            return "\"" + joined(random_words(random, 2)) + "\"";
        case 6:
            return "(" + word() + " OR \"" + joined(random_words(random, 2)) + "\")";
        case 7:
            return "=" + word();
        case 8:
            return "case:" + word();
        case 9:
            return "~port";
        default:
            return word();
    }
}

std::string random_positional(std::mt19937& random) {
    const auto operand = [&] { return random_operand(random); };
    const std::string near = fmt::format("NEAR/{}", random() % 4 + 1);
    switch (random() % 9) {
        case 0:
            return operand() + " " + near + " " + operand();
        case 1:
            return operand() + " " + near + " " + operand() + " " + near + " " + operand();
        case 2:
            return fmt::format("{} ADJ/{} {}", operand(), random() % 4 + 1, operand());
        case 3:
            return operand() + " SENT " + operand();
        case 4:
            return operand() + " PARA " + operand();
        case 5:
            return operand() + " " + near + " " + operand() + " SENT " + operand();
        case 6:
            return "(" + operand() + " " + near + " " + operand() + ") " + near + " (" + operand() +
                   " ADJ/2 " + operand() + ")";
        case 7:
            return fmt::format("ATLEAST/{}({})", random() % 3 + 1, operand());
        default:
            return fmt::format("\"{}\"~{}", joined(random_words(random, 3)), random() % 5 + 1);
    }
}

std::string random_query(std::mt19937& random, int depth) {
    const auto word = [&] { return kWords[random() % kWords.size()]; };
    switch (random() % (depth > 0 ? 18 : 13)) {
        case 0:
        case 1:
            return word();
        case 2:
            return "\"" + joined(random_words(random, 3)) + "\"";
        case 3:
            return "\"" + joined(random_words(random, 3)) + "\"~s";
        case 4:
            return (random() % 2 == 0 ? "title:(" : "lead:(") + random_operand(random) + ")";
        case 5:
            return fmt::format("date:2024-{:02}..2025-{:02}", random() % 12 + 1, random() % 12 + 1);
        case 6:
            return random_operand(random);
        case 7:
            return random() % 2 == 0 ? "has:date"
                                     : "title:\"" + joined(random_words(random, 2)) + "\"";
        case 8:
        case 9:
            return "(" + random_positional(random) + ")";
        case 10:
            return "title:(" + random_positional(random) + ")";
        case 11:
            return fmt::format("words:{}..{}", random() % 12, 12 + random() % 20);
        case 12:
            return "title:=\"" + joined(random_words(random, 2)) + "\"";
        case 13:
        case 14:
            return "(" + random_query(random, depth - 1) + " " + random_query(random, depth - 1) +
                   ")";
        case 15:
        case 16:
            return "(" + random_query(random, depth - 1) + " OR " +
                   random_query(random, depth - 1) + (random() % 4 == 0 ? ")^2" : ")");
        default:
            return "(NOT " + random_query(random, depth - 1) + ")";
    }
}

QueryContext context() {
    QueryContext context;
    context.synonyms = {{"port", {"port", "strike", "meeting the"}}};
    return context;
}

// An article as the oracle sees it: all its words in order.
FlatArticle flat(const NaiveArticle& article) {
    FlatArticle out;
    out.date = article.date;
    std::size_t sentence = 0;
    std::size_t paragraph = 0;
    for (const std::string& word : article.title) {
        out.words.push_back({word, FlatArticle::kTitle, paragraph, sentence});
    }
    const bool has_lead = article.paragraphs.size() + (article.title.empty() ? 0 : 1) > 1;
    for (const auto& one : article.paragraphs) {
        const bool lead = has_lead && &one == &article.paragraphs.front();
        ++paragraph;
        for (const Words& words : one) {
            ++sentence;
            for (const std::string& word : words) {
                out.words.push_back(
                    {word, lead ? FlatArticle::kLead : FlatArticle::kBody, paragraph, sentence});
            }
        }
    }
    return out;
}

std::set<std::string> found(Searcher& searcher, const Node& tree, SortOrder sort) {
    SearchOptions options;
    options.limit = 1000;
    options.snippets = 1;
    options.sort = sort;
    std::set<std::string> ids;
    for (const Hit& hit : searcher.search(tree, options).hits) {
        ids.insert(hit.article.id);
    }
    return ids;
}

}  // namespace

TEST_CASE("search: finds what a scan of every article finds, whatever the query", "[search]") {
    const unsigned seed = GENERATE(1U, 2U, 3U, 4U, 5U, 6U);
    CAPTURE(seed);
    std::mt19937 random(seed);
    const TempDir dir;
    std::vector<NaiveArticle> articles;
    for (int file = 0; file < 3; ++file) {
        std::string lines;
        for (int i = 0; i < 20; ++i) {
            articles.push_back(random_article(random, articles.size()));
            lines += to_json(articles.back()) + "\n";
        }
        dir.write(fmt::format("{}.jsonl", file), lines);
        IndexOptions options = index_options(dir / "idx", {dir.path()});
        // In shards, so that several segments are searched together.
        if (file == 0) options.shards = 3;
        update_index(options);
    }
    Searcher searcher(dir / "idx");
    REQUIRE(searcher.index().articles().segments().size() >= 3);
    for (int i = 0; i < 400; ++i) {
        const std::string query = random_query(random, 3);
        CAPTURE(query);
        const ParsedQuery parsed = parse_query(query, context());
        if (parsed.error) {
            CHECK(parsed.error->message == "the range ends before it begins");
            continue;
        }
        std::set<std::string> expected;
        for (const NaiveArticle& article : articles) {
            if (Scan(flat(article)).matches(parsed.tree)) expected.insert(article.id);
        }
        CHECK(found(searcher, parsed.tree,
                    i % 2 == 0 ? SortOrder::kRelevance : SortOrder::kNewest) == expected);
    }
}

TEST_CASE("search: scores don't depend on how the index is cut into segments", "[search]") {
    std::mt19937 random(99);
    const TempDir dir;
    std::vector<std::string> lines;
    for (int i = 0; i < 60; ++i) {
        lines.push_back(to_json(random_article(random, static_cast<std::size_t>(i))) + "\n");
    }
    std::string all;
    for (int i = 0; i < 60; i += 20) {
        std::string part;
        for (int j = i; j < i + 20; ++j) {
            part += lines[static_cast<std::size_t>(j)];
        }
        all += part;
        dir.write(fmt::format("parts/{}.jsonl", i), part);
    }
    dir.write("whole/all.jsonl", all);
    update_index(index_options(dir / "one", {dir / "whole"}));
    const double average = read_manifest(dir / "one").average_length;
    for (int i = 0; i < 60; i += 20) {
        update_index(index_options(dir / "many", {dir / fmt::format("parts/{}.jsonl", i)}));
    }
    // The lengths that articles are weighed by may differ by what counts as no drift.
    CHECK(read_manifest(dir / "many").average_length == Approx(average).epsilon(0.05));
    Searcher one(dir / "one");
    Searcher many(dir / "many");
    CHECK(found(one, parse_query("tariff port").tree, SortOrder::kRelevance) ==
          found(many, parse_query("tariff port").tree, SortOrder::kRelevance));
}

namespace {

struct NaiveQuotation {
    std::string speaker;  // surname
    std::vector<std::string> words;
};

const std::vector<std::string> kSurnames = {"Duarte", "Lindqvist", "Haddad"};

// An article in which each paragraph is a quotation of somebody with a full name.
std::string quoting_article(const std::string& id, const std::vector<NaiveQuotation>& quotations) {
    std::string body;
    for (const NaiveQuotation& quotation : quotations) {
        body += fmt::format("{}\"{},\" said Ana {}.", body.empty() ? "" : "\n\n",
                            joined(quotation.words), quotation.speaker);
    }
    return nlohmann::json{
        {"id", id}, {"lang", "en"}, {"title", "A story of the quay"}, {"body", body}}
        .dump();
}

bool says(const NaiveQuotation& quotation, const Words& phrase) {
    const auto same = [](const std::string& a, const std::string& b) { return fold(a) == fold(b); };
    const Words& words = quotation.words;
    return std::search(words.begin(), words.end(), phrase.begin(), phrase.end(), same) !=
           words.end();
}

}  // namespace

TEST_CASE("search: quote: and said: find what a scan of every quotation finds", "[search]") {
    const unsigned seed = GENERATE(range(1U, 5U));
    CAPTURE(seed);
    std::mt19937 random(seed);
    const TempDir dir;
    std::map<std::string, std::vector<NaiveQuotation>> articles;
    for (int file = 0; file < 3; ++file) {
        std::string lines;
        for (int i = 0; i < 12; ++i) {
            const std::string id = fmt::format("q{}-{}", file, i);
            std::vector<NaiveQuotation> quotations(random() % 3 + 1);
            for (NaiveQuotation& quotation : quotations) {
                quotation.speaker = kSurnames[random() % kSurnames.size()];
                quotation.words = {"we"};
                const auto more = random_words(random, 5);
                quotation.words.insert(quotation.words.end(), more.begin(), more.end());
            }
            lines += quoting_article(id, quotations) + "\n";
            articles[id] = quotations;
        }
        dir.write(fmt::format("{}.jsonl", file), lines);
        update_index(index_options(dir / "idx", {dir.path()}));
    }
    Searcher searcher(dir / "idx");
    for (int i = 0; i < 100; ++i) {
        const std::string speaker = kSurnames[random() % kSurnames.size()];
        const std::vector<std::string> phrase = random_words(random, 2);
        const bool denied = random() % 4 == 0;
        const std::string query = fmt::format("quote:(speaker:{} {}\"{}\")", speaker,
                                              denied ? "NOT " : "", joined(phrase));
        CAPTURE(query);
        std::set<std::string> expected;
        for (const auto& [id, quotations] : articles) {
            if (std::ranges::any_of(quotations, [&](const NaiveQuotation& quotation) {
                    return quotation.speaker == speaker && says(quotation, phrase) != denied;
                }))
                expected.insert(id);
        }
        CHECK(found(searcher, parse_query(query).tree, SortOrder::kRelevance) == expected);
        CHECK(found(searcher, parse_query("NOT " + query).tree, SortOrder::kRelevance).size() ==
              articles.size() - expected.size());
    }
}

TEST_CASE("parser: parsing what is printed gives the same tree", "[parser]") {
    std::mt19937 random(5);
    for (int i = 0; i < 5000; ++i) {
        const std::string query = random_query(random, 4);
        const ParsedQuery parsed = parse_query(query, context());
        if (parsed.error) continue;
        const std::string printed = print(parsed.tree);
        CAPTURE(query, printed);
        const ParsedQuery again = parse_query(printed, context());
        REQUIRE_FALSE(again.error);
        CHECK((again.tree == parsed.tree));
    }
}
