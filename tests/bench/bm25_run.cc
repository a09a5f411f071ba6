// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "common/index_reader.h"
#include "common/stored_article.h"
#include "common/terms.h"
#include "common/token_stream.h"
#include "searcher/query/function_words.h"

/// Plain BM25, to compare with: dateline-bm25 INDEX QUERIES. A run in TREC's form of the queries (ID,
/// tab, text) over all articles, by Okapi BM25 with k1 1.2 and b .75 on our words: counted on the
/// token streams, one by one, with no impact, no weight of the headline, no passage. English function
/// words of a query are left out; a word that is there n times counts n times.
namespace dateline {
namespace {

constexpr double kK1 = 1.2;
constexpr double kB = 0.75;
constexpr std::size_t kDepth = 1000;

struct Counted {
    std::string id;
    double length = 0;
    std::unordered_map<std::uint32_t, std::uint32_t> stems;
};

Counted count_article(const Xapian::Document& document) {
    Counted counted;
    counted.id = read_card(document).id;
    const std::string bytes = value_of(document, Slot::kTokens);
    const TokenStream stream(bytes);
    std::vector<std::uint32_t> codes;
    stream.for_each_entry([&](std::uint32_t, const TokenEntry& entry) { codes.push_back(entry.stem); });
    std::uint32_t end = stream.size();
    for (const Mark& mark : stream.marks()) {
        if (mark.part == Part::kSentence || (kTextParts & part_bit(mark.part)) != 0) continue;
        end = std::min(end, mark.position);
    }
    for (std::uint32_t position = 0; position < end; ++position) {
        ++counted.stems[codes[stream.ordinal(position)]];
    }
    counted.length = end;
    return counted;
}

class Bm25 {
  public:
    explicit Bm25(const IndexReader& index) {
        for (const Xapian::Database& segment : index.segments()) {
            for (auto at = segment.postlist_begin(""); at != segment.postlist_end(""); ++at) {
                add(count_article(segment.get_document(*at)));
            }
        }
        for (const std::string& code : index.manifest().languages) {
            if (lang_ == kUndetermined) lang_ = find_language(code).value_or(kUndetermined);
        }
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
        const double norm = kK1 * (1 - kB + kB * article.length / average);
        double score = 0;
        for (const auto& [stem, times] : stems) {
            const auto found = article.stems.find(stem);
            if (found == article.stems.end()) continue;
            const double tf = found->second;
            score += times * idf(static_cast<double>(articles_.size()), with_.at(stem)) * tf /
                     (tf + norm);
        }
        return score;
    }

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
    if (argc != 3) return 2;
    try {
        Bm25 bm25{IndexReader(argv[1])};
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
