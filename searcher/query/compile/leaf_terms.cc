// SPDX-License-Identifier: GPL-3.0-or-later
// The part of LeafCompiler that makes terms and tests of words, and weighs them.
#include <algorithm>
#include <iterator>
#include <utility>

#include "searcher/query/compile/leaf_compiler.h"
#include "searcher/query/compile/typed_words.h"
#include "searcher/query/sources/xapian_queries.h"

namespace dateline {

using Query = Xapian::Query;

TokenTests LeafCompiler::tests_of(const Token& token, const Scope& scope, WordForm form) {
    TokenTests tests;
    const bool any = form == WordForm::kStemmed;
    const std::string& typed = token.word->form;
    // A possessive is the same form of a name.
    const std::string possessive = typed + "'s";
    const bool also = !any && is_possessive(possessive);
    // Each test costs a lookup in every article: those of languages that don't have the word are
    // left out.
    std::vector<std::pair<LanguageId, std::string>> terms;
    std::set<std::string> known;
    for (const LanguageId lang : languages_of(scope)) {
        terms.emplace_back(lang, languages_.term(typed, lang, scope.prefix()));
        known.insert(terms.back().second);
    }
    known.erase("");
    keep_known(known);
    for (const auto& [lang, term] : terms) {
        if (!known.empty() && !term.empty() && !known.contains(term)) continue;
        const Word* word = analyzer_.words().form(typed, lang);
        TokenTest test{word->stem_code, any, any ? std::uint16_t{0} : word->form_code};
        if (also) test.possessive = analyzer_.words().form(possessive, lang)->form_code;
        if (form == WordForm::kCased) test.letter_case = token.letter_case;
        tests.push_back(test);
    }
    std::ranges::sort(tests);
    tests.erase(std::unique(tests.begin(), tests.end()), tests.end());
    return tests;
}

std::set<std::string> LeafCompiler::terms_of(std::string_view form, const Scope& scope) const {
    std::set<std::string> terms;
    for (const LanguageId lang : languages_of(scope)) {
        terms.insert(languages_.term(form, lang, scope.prefix()));
    }
    terms.erase("");
    return terms;
}

void LeafCompiler::ask_ahead(const std::vector<const Node*>& trees) {
    if (!index_.is_remote()) return;
    std::set<std::string> terms;
    for (const Node* tree : trees) {
        collect_terms(*tree, {}, terms);
    }
    frequencies_.ask(terms);
}

void LeafCompiler::collect_terms(const Node& node,
                                 const Scope& scope,
                                 std::set<std::string>& terms) {
    const Scope inner = node.kind == NodeKind::kField ? Scope{node.field} : scope;
    for (const Node& child : node.children) {
        collect_terms(child, inner, terms);
    }
    if (node.kind != NodeKind::kWord && node.kind != NodeKind::kPhrase) return;
    Analysis analysis;
    analyzer_.analyze(node.text, kUndetermined, analysis);
    as_written(analysis);
    const std::vector<LanguageId> languages = languages_of(scope);
    const auto add = [&](const Token& token) {
        for (const LanguageId lang : languages) {
            terms.insert(languages_.term(token.word->form, lang, scope.prefix()));
        }
    };
    std::ranges::for_each(analysis.tokens, add);
    // Only the pairs of two-word phrases are weighted.
    if (analysis.tokens.size() == 2 && scope.is_text() && holds_articles_)
        terms.insert(pair_of(analysis.tokens[0], analysis.tokens[1]));
    std::ranges::for_each(analysis.compounds, add, &Compound::token);
    terms.erase("");
}

// The terms of one form: its stems in each language of the index.
Query LeafCompiler::word_query(std::string_view form, const Scope& scope, Leaf& leaf) {
    std::set<std::string> terms = terms_of(form, scope);
    const double frequency = keep_known(terms);
    // With the name of its field: the word may well occur elsewhere.
    const std::string where = scope.field == nullptr ? "" : std::string(scope.field->name) + ":";
    if (frequency == 0) leaf.unknown.push_back(where + std::string(form));
    return weigh(terms, frequency, leaf);
}

// Drops terms that no document has, such as a word's stems in other languages.
double LeafCompiler::keep_known(std::set<std::string>& terms) const {
    frequencies_.ask(terms);
    double frequency = 0;
    for (auto term = terms.begin(); term != terms.end();) {
        const Xapian::doccount documents = frequencies_.of(*term);
        frequency += static_cast<double>(documents);
        term = documents > 0 || terms.size() == 1 ? std::next(term) : terms.erase(term);
    }
    return std::min(frequency, count_);
}

Query LeafCompiler::weigh(const std::set<std::string>& terms, double frequency, Leaf& leaf) const {
    leaf.terms.push_back({{terms.begin(), terms.end()}, idf(count_, frequency) * kImpactUnit});
    return terms_.weighed(leaf.terms.back());
}

}  // namespace dateline
