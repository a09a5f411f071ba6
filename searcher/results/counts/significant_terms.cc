// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/counts/significant_terms.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "searcher/results/counts/term_vector.h"

namespace dateline {
namespace {

constexpr std::size_t kWordsOfArticle = 300;

struct Count {
    std::uint64_t articles = 0;
    std::map<std::string, std::uint64_t> forms;
};

double likelihood(double k, double n, double p) {
    p = std::clamp(p, 1e-12, 1 - 1e-12);
    return k * std::log(p) + (n - k) * std::log(1 - p);
}

// How much better two rates explain `in` of `sample` and `out` of `rest` than one rate does; 0 if
// the word is rarer in the sample.
double log_likelihood_ratio(double in, double sample, double out, double rest) {
    if (rest <= 0 || in / sample <= out / rest) return 0;
    const double both = (in + out) / (sample + rest);
    return 2 * (likelihood(in, sample, in / sample) + likelihood(out, rest, out / rest) -
                likelihood(in, sample, both) - likelihood(out, rest, both));
}

}  // namespace

std::vector<TermHit> significant_terms(const std::vector<Article>& sample,
                                       const IndexReader& index,
                                       Analyzer& analyzer) {
    std::map<std::string, Count> counts;
    for (const Article& article : sample) {
        for (const ArticleWord& word : top_terms(article, index, analyzer, kWordsOfArticle)) {
            Count& count = counts[word.stem];
            ++count.articles;
            ++count.forms[word.form];
        }
    }
    const Xapian::Database& articles = index.articles().database();
    const auto size = static_cast<double>(sample.size());
    std::vector<TermHit> hits;
    for (const auto& [stem, count] : counts) {
        const double all =
            std::max<double>(articles.get_termfreq(stem), static_cast<double>(count.articles));
        const auto in = static_cast<double>(count.articles);
        const double score = log_likelihood_ratio(
            in, size, all - in, static_cast<double>(articles.get_doccount()) - size);
        if (count.articles < 2 || score <= 0) continue;
        const auto form = std::ranges::max_element(
            count.forms, {}, &std::map<std::string, std::uint64_t>::value_type::second);
        hits.push_back({form->first, score, count.articles, static_cast<std::uint64_t>(all)});
    }
    std::ranges::sort(hits, [](const TermHit& a, const TermHit& b) {
        return a.score != b.score ? a.score > b.score : a.word < b.word;
    });
    return hits;
}

}  // namespace dateline
