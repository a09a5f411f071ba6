// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "common/analysis/analyzer.h"
#include "common/index/index_reader.h"
#include "common/schema/terms.h"
#include "common/stored/stored_article.h"
#include "common/stored/stored_content.h"
#include "common/stored/token_stream.h"
#include "common/text/function_words.h"

/// Plain BM25 for comparison: dateline-bm25 INDEX QUERIES K1 B HEADLINE LEVELS. Prints a run in
/// TREC's format for the queries (ID, tab, text) over all articles, by Okapi BM25 on our words:
/// counted in each token stream, without the index's impacts and without passages. A word in the
/// headline counts HEADLINE times; term weights are rounded to LEVELS levels (0: not rounded).
/// English function words of a query are left out; a word that occurs n times in it counts n times.
namespace dateline {
namespace {

constexpr std::size_t kDepth = 1000;

struct Settings {
    double k1 = 1.2;
    double b = 0.75;
    double headline = 1;
    double levels = 0;
};

struct Counted {
    std::string id;
    double length = 0;
    std::unordered_map<std::uint32_t, double> stems;
};

Counted count_article(const Xapian::Document& document, double headline) {
    Counted counted;
    counted.id = read_card(document).id;
    const std::string content = value_of(document, Slot::kContent);
    const std::string_view bytes = decode_content(content).tokens;
    const TokenStream stream(bytes);
    std::vector<std::uint32_t> codes;
    stream.for_each_entry(
        [&](std::uint32_t, const TokenEntry& entry) { codes.push_back(entry.stem); });
    std::uint32_t end = stream.size();
    std::uint32_t headline_end = 0;
    bool in_headline = false;
    for (const Mark& mark : stream.marks()) {
        if (mark.part == Part::kSentence) continue;
        if (in_headline) headline_end = mark.position;
        in_headline = mark.part == Part::kHeadline;
        if ((kTextParts & part_bit(mark.part)) == 0) end = std::min(end, mark.position);
    }
    for (std::uint32_t position = 0; position < end; ++position) {
        counted.stems[codes[stream.ordinal(position)]] += position < headline_end ? headline : 1;
    }
    counted.length = end;
    return counted;
}

class Bm25 {
  public:
    Bm25(const IndexReader& index, const Settings& settings) : settings_(settings) {
        for (const Xapian::Database& segment : index.articles().segments()) {
            for (auto at = segment.postlist_begin(""); at != segment.postlist_end(""); ++at) {
                add(count_article(segment.get_document(*at), settings.headline));
            }
        }
        const std::vector<std::string>& languages = index.manifest().languages;
        const bool english = std::ranges::find(languages, "en") != languages.end();
        if (!languages.empty())
            lang_ = find_language(english ? "en" : languages[0]).value_or(kUndetermined);
    }

    void run(const std::string& id, const std::string& text) {
        std::vector<std::pair<double, const std::string*>> ranked;
        const auto stems = stems_of(text);
        for (const Counted& article : articles_) {
            const double score = score_of(article, stems);
            if (score > 0) ranked.emplace_back(score, &article.id);
        }
        std::ranges::sort(ranked, [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : *a.second > *b.second;
        });
        if (ranked.size() > kDepth) ranked.resize(kDepth);
        for (std::size_t i = 0; i < ranked.size(); ++i) {
            fmt::print("{} Q0 {} {} {:.6f} bm25\n", id, *ranked[i].second, i + 1, ranked[i].first);
        }
    }

  private:
    void add(Counted article) {
        for (const auto& [stem, count] : article.stems) {
            ++with_[stem];
        }
        total_ += article.length;
        articles_.push_back(std::move(article));
    }

    std::map<std::uint32_t, double> stems_of(const std::string& text) {
        std::map<std::uint32_t, double> stems;
        Analysis analysis;
        analyzer_.analyze(text, lang_, analysis);
        for (const Token& token : analysis.tokens) {
            if (!is_function_word(token.word->form, "en")) ++stems[token.word->stem->code];
        }
        return stems;
    }

    double score_of(const Counted& article, const std::map<std::uint32_t, double>& stems) const {
        const double average = total_ / static_cast<double>(articles_.size());
        const double norm =
            settings_.k1 * (1 - settings_.b + settings_.b * article.length / average);
        double score = 0;
        for (const auto& [stem, times] : stems) {
            const auto found = article.stems.find(stem);
            if (found == article.stems.end()) continue;
            const double tf = found->second;
            double weight = tf / (tf + norm);
            if (settings_.levels > 0)
                weight = std::max(1.0, std::round(weight * settings_.levels)) / settings_.levels;
            score += times * idf(static_cast<double>(articles_.size()), with_.at(stem)) * weight;
        }
        return score;
    }

    Settings settings_;
    std::vector<Counted> articles_;
    std::unordered_map<std::uint32_t, double> with_;
    double total_ = 0;
    Analyzer analyzer_;
    LanguageId lang_ = kUndetermined;
};

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
    using namespace dateline;
    if (argc != 7) return 2;
    try {
        Bm25 bm25(IndexReader(argv[1]),
                  {std::stod(argv[3]), std::stod(argv[4]), std::stod(argv[5]), std::stod(argv[6])});
        std::ifstream in(argv[2]);
        for (std::string line; std::getline(in, line);) {
            const std::size_t tab = line.find('\t');
            if (tab != std::string::npos) bm25.run(line.substr(0, tab), line.substr(tab + 1));
        }
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "error: {}\n", error.what());
        return 3;
    }
}
