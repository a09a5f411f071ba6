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

#include "indexer/run.h"
#include "searcher/query/parser.h"
#include "searcher/results/search.h"
#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline;
using namespace dateline::test;

namespace {

// Words that share stems, and ones that don't.
const std::vector<std::string> kWords = {"tariff", "tariffs", "meet",   "meeting",  "meetings",
                                         "port",   "ports",   "strike", "striking", "the",
                                         "happy",  "happily", "dying",  "die"};

struct NaiveArticle {
    std::string id;
    std::vector<std::string> title;
    std::vector<std::vector<std::string>> paragraphs;
    std::optional<Date> date;
};

std::vector<std::string> random_words(std::mt19937& random, std::size_t most) {
    std::vector<std::string> words(random() % most + 1);
    for (std::string& word : words) {
        word = kWords[random() % kWords.size()];
    }
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, " "));
}

NaiveArticle random_article(std::mt19937& random, std::size_t number) {
    NaiveArticle article;
    article.id = fmt::format("a{}", number);
    if (random() % 4 != 0) article.title = random_words(random, 4);
    for (std::size_t i = random() % 3 + 1; i > 0; --i) {
        article.paragraphs.push_back(random_words(random, 6));
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
        body += (body.empty() ? "" : ".\n\n") + joined(paragraph);
    }
    json["body"] = body + ".";
    if (article.date) json["date"] = to_string(*article.date);
    return json.dump();
}

// The oracle: a query evaluated by looking at every word of an article.
class Scan {
  public:
    explicit Scan(const NaiveArticle& article) : article_(article) {}

    bool matches(const Node& node, bool title_only = false) const {
        switch (node.kind) {
            case NodeKind::kAll:
                return true;
            case NodeKind::kWord:
                return any_run({node.text}, title_only, true);
            case NodeKind::kPhrase:
                return any_run(split(node.text), title_only, node.stemmed);
            case NodeKind::kPrefix:
                return any_word(title_only, [&](const std::string& word) {
                    return word.starts_with(node.text);
                });
            case NodeKind::kField:
                return matches(node.children[0], true);
            case NodeKind::kDate:
                return article_.date &&
                       (!node.range.first || *article_.date >= *node.range.first) &&
                       (!node.range.last || *article_.date <= *node.range.last);
            case NodeKind::kHas:
                return node.text == "title" ? !article_.title.empty() : article_.date.has_value();
            case NodeKind::kAnd:
                return std::ranges::all_of(
                    node.children, [&](const Node& child) { return matches(child, title_only); });
            case NodeKind::kOr:
                return std::ranges::any_of(
                    node.children, [&](const Node& child) { return matches(child, title_only); });
            case NodeKind::kNot:
                return !matches(node.children[0], title_only);
            default:
                return false;
        }
    }

  private:
    static std::vector<std::string> split(const std::string& text) {
        std::vector<std::string> words;
        std::istringstream in(text);
        for (std::string word; in >> word;) {
            words.push_back(word);
        }
        return words;
    }

    static std::string stem(const std::string& word) {
        static const Xapian::Stem stemmer("english");
        return stemmer(word);
    }

    std::vector<std::vector<std::string>> runs(bool title_only) const {
        std::vector<std::vector<std::string>> all{article_.title};
        if (!title_only)
            all.insert(all.end(), article_.paragraphs.begin(), article_.paragraphs.end());
        return all;
    }

    template <class Test>
    bool any_word(bool title_only, Test&& test) const {
        const auto all = runs(title_only);
        return std::ranges::any_of(all,
                                   [&](const auto& run) { return std::ranges::any_of(run, test); });
    }

    bool any_run(const std::vector<std::string>& phrase, bool title_only, bool stemmed) const {
        const auto same = [&](const std::string& a, const std::string& b) {
            return stemmed ? stem(a) == stem(b) : a == b;
        };
        const auto all = runs(title_only);
        return std::ranges::any_of(all, [&](const auto& run) {
            return std::search(run.begin(), run.end(), phrase.begin(), phrase.end(), same) !=
                   run.end();
        });
    }

    const NaiveArticle& article_;
};

std::string random_query(std::mt19937& random, int depth) {
    const auto word = [&] { return kWords[random() % kWords.size()]; };
    const auto kind = random() % (depth > 0 ? 13 : 8);
    switch (kind) {
        case 0:
        case 1:
            return word();
        case 2:
            return "\"" + joined(random_words(random, 3)) + "\"";
        case 3:
            return "\"" + joined(random_words(random, 3)) + "\"~s";
        case 4:
            return "title:" + word();
        case 5:
            return fmt::format("date:2024-{:02}..2025-{:02}", random() % 12 + 1, random() % 12 + 1);
        case 6:
            return word().substr(0, 2 + random() % 4) + "*";
        case 7:
            return random() % 2 == 0 ? "has:date"
                                     : "title:\"" + joined(random_words(random, 2)) + "\"";
        case 8:
        case 9:
            return "(" + random_query(random, depth - 1) + " " + random_query(random, depth - 1) +
                   ")";
        case 10:
        case 11:
            return "(" + random_query(random, depth - 1) + " OR " +
                   random_query(random, depth - 1) + ")";
        default:
            return "(NOT " + random_query(random, depth - 1) + ")";
    }
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
    for (int file = 0; file < 3;
         ++file) {  // three runs, so that several segments are searched as one
        std::string lines;
        for (int i = 0; i < 20; ++i) {
            articles.push_back(random_article(random, articles.size()));
            lines += to_json(articles.back()) + "\n";
        }
        dir.write(fmt::format("{}.jsonl", file), lines);
        update_index(index_options(dir / "idx", {dir.path()}));
    }
    Searcher searcher(dir / "idx");
    REQUIRE(searcher.index().segments().size() == 3);
    for (int i = 0; i < 400; ++i) {
        const std::string query = random_query(random, 3);
        CAPTURE(query);
        const ParsedQuery parsed = parse_query(query);
        if (parsed.error) {
            CHECK(parsed.error->message == "the range ends before it begins");
            continue;
        }
        std::set<std::string> expected;
        for (const NaiveArticle& article : articles) {
            if (Scan(article).matches(parsed.tree)) expected.insert(article.id);
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
    // Articles are weighed against the average of the first run; it is the same text, so near
    // enough to compare ranks.
    CHECK(read_manifest(dir / "many").average_length == Approx(average).epsilon(0.3));
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

// An article whose every paragraph is a quotation of somebody with a full name.
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

bool says(const NaiveQuotation& quotation, const std::vector<std::string>& phrase) {
    return !std::ranges::search(quotation.words, phrase).empty();
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
        const ParsedQuery parsed = parse_query(query);
        if (parsed.error) continue;
        const std::string printed = print(parsed.tree);
        CAPTURE(query, printed);
        const ParsedQuery again = parse_query(printed);
        REQUIRE_FALSE(again.error);
        CHECK((again.tree == parsed.tree));
    }
}
