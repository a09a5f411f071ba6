// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/explain.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/schema/terms.h"
#include "common/stored/token_stream.h"
#include "common/text/language.h"
#include "searcher/results/passages/best_passage.h"

namespace dateline {
namespace {

std::vector<std::string> terms_of(const Leaf& leaf) {
    std::vector<std::string> terms;
    for (const WeighedTerms& part : leaf.terms) {
        std::ranges::copy(part.terms, std::back_inserter(terms));
    }
    return terms;
}

// "en:docker" for the stem of a language.
std::string printable_term(std::string_view term) {
    std::string printed;
    for (const char c : term) {
        const auto of = std::ranges::find(languages(), c, &Language::mark);
        const bool is_mark = static_cast<unsigned char>(c) < ' ' && of != languages().end();
        printed += is_mark ? std::string(of->code) + ":" : std::string(1, c);
    }
    return printed;
}

std::string explain_leaf(const Leaf& leaf) {
    constexpr std::size_t kShown = 12;
    std::vector<std::string> terms = terms_of(leaf);
    std::ranges::transform(terms, terms.begin(), printable_term);
    const std::size_t more = terms.size() - std::min(kShown, terms.size());
    terms.resize(terms.size() - more);
    std::string line = fmt::format("  {}  terms {}", print(*leaf.node), fmt::join(terms, " "));
    if (more > 0) line += fmt::format(" and {} more", more);
    if (leaf.weight() > 0) line += fmt::format("  weight {:.4f} a level", leaf.weight());
    if (leaf.confirmed) line += "  confirmed on the token stream";
    if (!leaf.unknown.empty())
        line += fmt::format("  in no article: {}", fmt::join(leaf.unknown, " "));
    return line + "\n";
}

// The sum of the terms' impacts in the document.
Xapian::termcount impact_of(const std::vector<std::string>& terms,
                            const Xapian::Document& document) {
    Xapian::termcount sum = 0;
    const auto end = document.termlist_end();
    for (const std::string& term : terms) {
        auto at = document.termlist_begin();
        if (at == end) break;
        at.skip_to(term);
        if (at != end && *at == term) sum += at.get_wdf();
    }
    return sum;
}

// The score of one hit, part by part.
class ScoreParts {
  public:
    ScoreParts(const Ranked& hit, const CompiledQuery& query, const IndexReader& index)
        : hit_(hit),
          query_(query),
          documents_(index.collection(query.target).database()),
          stream_(decode_content(hit.document.content()).tokens) {}

    std::string lines() {
        for (const auto& leaf : query_.leaves) {
            if (leaf->wanted && (!leaf->confirmed || leaf->pattern.found_in(stream_)))
                add_leaf(*leaf);
        }
        if (query_.target == SearchTarget::kArticles) {
            add_passage();
            add_expansion();
            add_recency();
        }
        const double rest = hit_.score - sum_;
        if (std::abs(rest) > 0.0005)
            add(rest,
                rest > 0 ? "words of quotations" : "words that don't count in this combination");
        return std::move(lines_);
    }

  private:
    void add(double weight, std::string_view what) {
        lines_ += fmt::format("  {:9.4f}  {}\n", weight, what);
        sum_ += weight;
    }

    void add_leaf(const Leaf& leaf) {
        double weight = 0;
        std::vector<std::string> impacts;
        for (const WeighedTerms& part : leaf.terms) {
            const Xapian::termcount impact = impact_of(part.terms, hit_.document);
            if (impact == 0) continue;
            weight += part.weight * impact;
            Xapian::doccount with = 0;
            for (const std::string& term : part.terms) {
                with += documents_.get_termfreq(term);
            }
            impacts.push_back(fmt::format("impact {} of {}, in {} of {}", impact, kImpactLevels,
                                          std::min(with, documents_.get_doccount()),
                                          documents_.get_doccount()));
        }
        if (weight > 0)
            add(weight, fmt::format("{}  {}", print(*leaf.node), fmt::join(impacts, "; ")));
    }

    void add_passage() {
        if (hit_.passage == 0) return;
        const BestPassage::Found found = BestPassage(query_).find(stream_);
        std::vector<std::string> words;
        for (const Leaf* leaf : found.leaves) {
            const bool other =
                std::ranges::find(found.other_forms, leaf) != found.other_forms.end();
            words.push_back(print(*leaf->node) + (other ? " (another form)" : ""));
        }
        add(found.weight, fmt::format("best passage, {} words from word {} on: {}", kPassageWords,
                                      found.position + 1, fmt::join(words, ", ")));
    }

    void add_expansion() {
        constexpr std::size_t kShown = 6;
        double weight = 0;
        std::vector<std::string> words;
        for (const WeighedTerms& part : query_.expansion) {
            const Xapian::termcount impact = impact_of(part.terms, hit_.document);
            if (impact == 0) continue;
            weight += part.weight * impact;
            if (words.size() < kShown) words.push_back(part.terms[0]);
        }
        if (weight > 0)
            add(weight, fmt::format("words added by --expand: {}", fmt::join(words, " ")));
    }

    void add_recency() {
        if (!query_.recency) return;
        const std::string date = value_of(hit_.document, Slot::kPublished);
        const double weight = query_.recency->of(date);
        if (weight > 0)
            add(weight, fmt::format("published {}, counted from {}",
                                    to_string(date_of_value(date).value_or(Date{})),
                                    to_string(query_.recency->today)));
    }

    const Ranked& hit_;
    const CompiledQuery& query_;
    const Xapian::Database& documents_;
    TokenStream stream_;
    std::string lines_;
    double sum_ = 0;
};

}  // namespace

std::string explain_query(const Node& tree, const CompiledQuery& query) {
    std::string out =
        "query   " + print(tree) + "\nxapian  " + query.query.get_description() + "\nwords\n";
    for (const auto& leaf : query.leaves) {
        out += explain_leaf(*leaf);
    }
    if (query.expansion.empty()) return out;
    out += "expanded by";
    for (const WeighedTerms& terms : query.expansion) {
        out += " " + terms.terms[0];
    }
    return out + "\n";
}

std::string explain_score(const Ranked& hit, const CompiledQuery& query, const IndexReader& index) {
    return ScoreParts(hit, query, index).lines();
}

}  // namespace dateline
