// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/feedback.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "common/schema/terms.h"
#include "common/text/function_words.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t kAdded = 40;
constexpr double kTemperature = 0.14;  // of the best score
constexpr double kShare = 1.3;         // of the weight of the query's own words
constexpr double kCommon = 0.2;        // of all articles

// Terms of fields begin with a capital letter.
bool is_of_text(const std::string& term) {
    const std::string_view stem = bare_stem(term);
    return !(term[0] >= 'A' && term[0] <= 'Z') && stem.size() > decode_at(stem, 0).size;
}

std::set<std::string> function_stems(const IndexReader& index, Analyzer& analyzer) {
    std::set<std::string> stems;
    for (const std::string& code : index.manifest().languages) {
        const auto lang = find_language(code);
        if (!lang) continue;
        for (const std::string_view word : function_words(code)) {
            stems.insert(analyzer.words().form(word, *lang)->stem->text);
        }
    }
    return stems;
}

class Feedback {
  public:
    Feedback(const IndexReader& index, Analyzer& analyzer)
        : articles_(index.articles().database()),
          count_(articles_.get_doccount()),
          left_out_(function_stems(index, analyzer)) {}

    void add(const Xapian::Document& document, double share) {
        std::vector<std::pair<std::string, double>> words;
        double square = 0;
        const auto end = document.termlist_end();
        auto term = document.termlist_begin();
        for (; term != end; ++term) {
            const std::string& text = *term;
            if (!is_of_text(text) || left_out_.contains(text)) continue;
            const double with = articles_.get_termfreq(text);
            if (with < 2 || with > count_ * kCommon) continue;
            const double weight = term.get_wdf() * idf(count_, with);
            words.emplace_back(text, weight);
            square += weight * weight;
        }
        for (const auto& [text, weight] : words) {
            weights_[text] += share * weight / std::sqrt(square);
        }
    }

    /// The terms of the largest weights, scaled to the sum `total`.
    std::vector<WeighedTerms> terms(double total) const {
        std::vector<WeighedTerms> terms;
        for (const auto& [term, weight] : weights_) {
            terms.push_back({{term}, weight});
        }
        std::ranges::stable_sort(terms, std::greater<>(), &WeighedTerms::weight);
        if (terms.size() > kAdded) terms.resize(kAdded);
        double sum = 0;
        for (const WeighedTerms& term : terms) {
            sum += term.weight;
        }
        if (!(sum > 0 && total > 0)) return {};
        for (WeighedTerms& term : terms) {
            term.weight *= total / sum;
        }
        return terms;
    }

  private:
    const Xapian::Database& articles_;
    double count_;
    std::set<std::string> left_out_;
    std::map<std::string, double> weights_;
};

}  // namespace

std::vector<WeighedTerms> feedback_terms(const std::vector<Ranked>& best,
                                         const CompiledQuery& query,
                                         const IndexReader& index,
                                         Analyzer& analyzer) {
    Feedback feedback(index, analyzer);
    for (const Ranked& match : best) {
        const double below = best[0].score - match.score;
        feedback.add(match.document, std::exp(-below / (kTemperature * best[0].score)));
    }
    return feedback.terms(query.words_weight() * kShare);
}

}  // namespace dateline
