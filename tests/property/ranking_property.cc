// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <random>
#include <regex>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "indexer/run.h"
#include "searcher/query/compile/compile.h"
#include "searcher/results/passages/best_passage.h"
#include "searcher/results/search.h"
#include "tests/catch.h"
#include "tests/support.h"

using namespace dateline;
using namespace dateline::test;

namespace {

// Words with one form each, except tariff, and many others between them.
std::string random_text(std::mt19937& random) {
    static const std::vector<std::string> kWords = {"tariff", "tariffs", "port", "strike", "bank"};
    std::string text;
    for (std::size_t i = random() % 60 + 5; i > 0; --i) {
        text += random() % 4 == 0 ? kWords[random() % kWords.size()]
                                  : fmt::format("filler{}", random() % 40);
        text += ' ';
    }
    return text;
}

struct Indexed {
    TempDir dir;
    std::vector<std::string> texts;
    std::unique_ptr<Searcher> searcher;

    Indexed(std::uint32_t seed, std::size_t articles) {
        std::mt19937 random(seed);
        std::string lines;
        for (std::size_t i = 0; i < articles; ++i) {
            texts.push_back(random_text(random));
            const nlohmann::json json = {{"id", fmt::format("{}", i)},
                                         {"body", texts.back()},
                                         {"lang", "en"},
                                         {"date", fmt::format("2025-{:02}-11", i % 12 + 1)}};
            lines += json.dump() + "\n";
        }
        IndexOptions options = index_options(dir / "idx", {dir.write("a.jsonl", lines)});
        options.reader.bare = true;
        update_index(options);
        searcher = std::make_unique<Searcher>(dir / "idx");
    }

    std::vector<std::pair<std::string, double>> page(const std::string& query,
                                                     std::uint32_t offset,
                                                     std::uint32_t limit,
                                                     SearchOptions options = {}) {
        options.offset = offset;
        options.limit = limit;
        options.snippets = 0;
        std::vector<std::pair<std::string, double>> ids;
        for (const Hit& hit : searcher->search(parse_query(query).tree, options).hits) {
            ids.emplace_back(hit.article.id, hit.score);
        }
        return ids;
    }
};

// The greatest weight of the query's words in any ten consecutive words, by a naive scan. A word in
// another form counts four fifths.
double best_by_scan(const std::string& text, const std::map<std::string, double>& weights) {
    const auto stem = [](const std::string& word) { return word == "tariffs" ? "tariff" : word; };
    std::vector<std::string> words;
    std::istringstream in(text);
    for (std::string word; in >> word;) {
        words.push_back(word);
    }
    double best = 0;
    for (std::size_t first = 0; first < words.size(); ++first) {
        std::map<std::string, double> seen;
        for (std::size_t i = first; i < std::min(words.size(), first + kPassageWords); ++i) {
            for (const auto& [asked, weight] : weights) {
                if (stem(words[i]) != stem(asked)) continue;
                double& most = seen[asked];
                most = std::max(most, weight * (words[i] == asked ? 1 : 0.8));
            }
        }
        double sum = 0;
        for (const auto& [asked, weight] : seen) {
            sum += weight;
        }
        best = std::max(best, sum);
    }
    return best;
}

}  // namespace

TEST_CASE("ranking: the best passage is the one that a scan finds", "[ranking]") {
    Indexed indexed(5, 120);
    const auto words =
        GENERATE(std::vector<std::string>{"tariff"}, std::vector<std::string>{"tariffs", "bank"},
                 std::vector<std::string>{"port", "strike", "tariff"});
    const std::string query = fmt::format("{}", fmt::join(words, " OR "));
    const Node tree = parse_query(query).tree;
    const IndexReader& index = indexed.searcher->index();
    const CompiledQuery compiled =
        compile_query(tree, index, SearchTarget::kArticles, indexed.searcher->analyzer(), {});
    std::map<std::string, double> weights;
    for (const auto& leaf : compiled.leaves) {
        weights[leaf->form] = leaf->weight() * 63 / 4;
    }
    BestPassage passages(compiled);
    REQUIRE(passages.is_telling());
    const Xapian::Database& articles = index.articles().database();
    for (auto at = articles.postlist_begin(""); at != articles.postlist_end(""); ++at) {
        const Xapian::Document document = articles.get_document(*at);
        const std::string content = value_of(document, Slot::kContent);
        const std::string_view tokens = decode_content(content).tokens;
        const std::string& text = indexed.texts[std::stoul(read_card(document).id)];
        CAPTURE(query, text);
        CHECK(passages.weigh(TokenStream(tokens)) == Approx(best_by_scan(text, weights)));
        CHECK(passages.find(TokenStream(tokens)).weight == Approx(best_by_scan(text, weights)));
        CHECK(best_by_scan(text, weights) <= passages.most() + 1e-9);
    }
}

TEST_CASE("ranking: pages fit together, whatever their sizes", "[ranking]") {
    Indexed indexed(7, 400);
    SearchOptions options;
    options.expand = GENERATE(false, true);
    if (GENERATE(false, true)) options.compile.recency = Recency{30, std::nullopt};
    const std::string many =
        "port OR bank OR strike OR tariff OR \"port bank\"~s OR \"bank strike\" OR \"strike port\" "
        "OR "
        "filler1 OR filler2 OR filler3 OR filler4 OR filler5 OR filler6 OR tariffs";
    for (const std::string& query : {std::string("tariffs"), std::string("port OR bank OR tariff"),
                                     std::string("port strike"), std::string("*"), many}) {
        CAPTURE(query, options.expand);
        const auto all = indexed.page(query, 0, 400, options);
        REQUIRE(all.size() > 50);
        CHECK(std::ranges::is_sorted(all, std::greater<>(),
                                     [](const auto& hit) { return hit.second; }));
        std::set<std::string> ids;
        for (const auto& [id, score] : all) {
            ids.insert(id);
        }
        CHECK(ids.size() == all.size());
        for (const std::uint32_t size : {1U, 7U, 50U, 130U}) {
            for (std::uint32_t offset = 0; offset < all.size(); offset += size) {
                const auto page = indexed.page(query, offset, size, options);
                for (std::size_t i = 0; i < page.size(); ++i) {
                    CHECK(page[i].second == Approx(all[offset + i].second));
                }
            }
        }
    }
}

TEST_CASE("ranking: the parts of a score add up to it", "[ranking]") {
    Indexed indexed(9, 200);
    SearchOptions options;
    options.limit = 40;
    options.expand = GENERATE(false, true);
    if (GENERATE(false, true)) options.compile.recency = Recency{30, std::nullopt};
    const std::string query = GENERATE(as<std::string>(), "tariffs", "port OR bank^3 OR tariff",
                                       "\"port strike\" OR bank", "(port OR strike)^2 bank",
                                       "tarif* NEAR/9 port", "filler1 NOT bank");
    CAPTURE(query, options.expand);
    const SearchResult result =
        indexed.searcher->search(parse_query(query).tree, options, Explain::kScores);
    REQUIRE_FALSE(result.hits.empty());
    static const std::regex kHead(R"(\d+\. (\S+)  score ([\d.]+))");
    static const std::regex kPart(R"( +([\d.]+)  .*)");
    double score = 0;
    double sum = 0;
    std::size_t hits = 0;
    for (const std::string& line :
         lines_of(result.explanation.substr(result.explanation.find("1. ")))) {
        std::smatch match;
        if (std::regex_match(line, match, kHead)) {
            CHECK(sum == Approx(score).margin(0.002));
            score = std::stod(match[2]);
            sum = 0;
            CHECK(match[1] == result.hits[hits++].article.id);
        } else if (std::regex_match(line, match, kPart)) {
            CHECK(line.find("quotations") == std::string::npos);
            sum += std::stod(match[1]);
        }
    }
    CHECK(hits == result.hits.size());
    CHECK(sum == Approx(score).margin(0.002));
}

TEST_CASE("ranking: the order of an OR doesn't matter", "[ranking]") {
    Indexed indexed(13, 120);
    const auto one = indexed.page("tariff OR tariffs OR \"port bank\"", 0, 60);
    const auto other = indexed.page("\"port bank\" OR tariffs OR tariff", 0, 60);
    REQUIRE(one.size() == other.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        CHECK(one[i].second == Approx(other[i].second));
    }
}

TEST_CASE("ranking: what --expand and --recency add changes the order, not what matches",
          "[ranking]") {
    Indexed indexed(11, 150);
    SearchOptions plain;
    plain.limit = 150;
    SearchOptions more = plain;
    more.expand = true;
    more.compile.recency = Recency{10, std::nullopt};
    for (const std::string query : {"tariff strike", "port NOT bank", "tariffs date:2025-03.."}) {
        CAPTURE(query);
        auto one = indexed.page(query, 0, 150, plain);
        auto other = indexed.page(query, 0, 150, more);
        const auto ids = [](const auto& hits) {
            std::set<std::string> found;
            for (const auto& [id, score] : hits) {
                found.insert(id);
            }
            return found;
        };
        CHECK(ids(one) == ids(other));
        CHECK(one != other);
    }
}
