// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile_leaf.h"

#include <algorithm>

#include <fmt/format.h>

#include "common/terms.h"
#include "common/text.h"
#include "common/word_forms.h"
#include "searcher/query/xapian_queries.h"

namespace dateline {
namespace {

using Query = Xapian::Query;

// Whether every form of a stem begins with the prefix. Stemmers strip endings and replace at
// most the last letters of what is left: a stem longer than the prefix is safe (but for "die"
// and dying); one that equals it isn't where its end may have been replaced ("come*" and
// coming, "happi*" and happy).
bool begins_all_forms(std::string_view prefix, const Word& word) {
    const std::string& stem = word.stem->text;
    if (!stem.starts_with(prefix)) return false;
    const std::size_t longer = stem.size() - prefix.size();
    if (longer >= 2 || (longer == 1 && stem.size() >= 4)) return true;
    return longer == 0 && word.lang == find_language("en") &&
           std::string_view("eiy").find(stem.back()) == std::string_view::npos;
}

}  // namespace

LeafCompiler::LeafCompiler(const IndexReader& index,
                           SearchTarget target,
                           const TermQueries& terms,
                           Analyzer& analyzer,
                           const CompileOptions& options)
    : index_(index),
      documents_(database_of(index, target)),
      terms_(terms),
      analyzer_(analyzer),
      options_(options),
      count_(static_cast<double>(documents_.get_doccount())) {
    for (const std::string& code : index.manifest().languages) {
        if (const auto lang = find_language(code)) languages_.push_back(*lang);
    }
    if (languages_.empty()) languages_.push_back(kUndetermined);
}

LeafQuery LeafCompiler::compile(const Node& node,
                                const Scope& scope,
                                std::vector<Diagnostic>& notes) {
    auto leaf = std::make_shared<Leaf>();
    leaf->node = &node;
    leaf->pattern.parts = scope.parts();
    leaf->confirmed = scope.needs_confirmation();
    by_terms_ = {};
    if (node.kind == NodeKind::kPrefix)
        make_prefix(node, scope, *leaf);
    else
        make_words(node, scope, *leaf, notes);
    return {std::move(leaf), by_terms_};
}

std::vector<LanguageId> LeafCompiler::languages_of(const Scope& scope) const {
    return scope.is_text() ? languages_ : std::vector<LanguageId>{kUndetermined};
}

void LeafCompiler::make_words(const Node& node,
                              const Scope& scope,
                              Leaf& leaf,
                              std::vector<Diagnostic>& notes) {
    const bool exact = (node.kind == NodeKind::kPhrase && !node.stemmed) || !options_.stem;
    Analysis analysis;
    analyzer_.analyze(node.text, kUndetermined, analysis);
    if (analysis.tokens.empty()) {
        notes.push_back(
            {node.span, fmt::format("'{}' holds no word and is left out", node.text), ""});
        return;
    }
    std::vector<Query> words;
    for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
        leaf.pattern.slots.push_back(tests_of(analysis.tokens[i].word->form, scope, exact));
        words.push_back(token_query(analysis.tokens, i, scope, leaf));
    }
    by_terms_ = all_of(words);
    for (const Compound& compound : analysis.compounds) {
        leaf.pattern.wholes.push_back(
            {compound.position, compound.width, tests_of(compound.token.word->form, scope, exact)});
    }
    add_wholes(analysis, scope, leaf, words);
    leaf.confirmed = leaf.confirmed || exact || analysis.tokens.size() > 1;
}

// Neighbouring characters of scripts without spaces are found by their pairs, which are rarer
// than they are.
Query LeafCompiler::token_query(const std::vector<Token>& tokens,
                                std::size_t i,
                                const Scope& scope,
                                Leaf& leaf) {
    const auto pairs = [&](std::size_t first) {
        return tokens[first].end == tokens[first + 1].start &&
               is_unspaced(decode_at(tokens[first].word->form, 0).value) &&
               is_unspaced(decode_at(tokens[first + 1].word->form, 0).value);
    };
    if (i > 0 && pairs(i - 1))
        return word_query(tokens[i - 1].word->form + tokens[i].word->form, scope, leaf);
    if (i + 1 < tokens.size() && pairs(i)) return {};
    return word_query(tokens[i].word->form, scope, leaf);
}

// "trade-off" is also found as "tradeoff": the parts, or the whole.
void LeafCompiler::add_wholes(const Analysis& analysis,
                              const Scope& scope,
                              Leaf& leaf,
                              const std::vector<Query>& words) {
    std::vector<Query> all;
    std::size_t next = 0;
    for (const Compound& compound : analysis.compounds) {
        for (; next < compound.position; ++next) {
            all.push_back(words[next]);
        }
        const auto first = words.begin() + compound.position;
        const std::vector<Query> parts(first, first + compound.width);
        all.push_back(any_of({word_query(compound.token.word->form, scope, leaf), all_of(parts)}));
        next = compound.position + compound.width;
    }
    if (all.empty()) return;
    for (; next < words.size(); ++next) {
        all.push_back(words[next]);
    }
    by_terms_ = all_of(all);
}

TokenTests LeafCompiler::tests_of(std::string_view form, const Scope& scope, bool exact) {
    TokenTests tests;
    for (const LanguageId lang : languages_of(scope)) {
        const Word* word = analyzer_.words().form(form, lang);
        tests.push_back({word->stem->code, !exact, exact ? word->form_code : std::uint16_t{0}});
    }
    std::ranges::sort(tests);
    tests.erase(std::unique(tests.begin(), tests.end()), tests.end());
    return tests;
}

// The terms of one form: its stems under each language of the index.
Query LeafCompiler::word_query(std::string_view form, const Scope& scope, Leaf& leaf) {
    std::set<std::string> terms;
    for (const LanguageId lang : languages_of(scope)) {
        const std::string& stem = analyzer_.words().form(form, lang)->stem->text;
        if (!stem.empty()) terms.insert(std::string(scope.prefix()) + stem);
    }
    const double frequency = add_terms(terms, leaf);
    // Of a field, its name too: the word may well stand elsewhere.
    const std::string where = scope.is_text() ? "" : std::string(scope.field->name) + ":";
    if (frequency == 0) leaf.unknown.push_back(where + std::string(form));
    return weigh({terms.begin(), terms.end()}, frequency, leaf);
}

// Drops terms that no document has, such as a word's stems under other languages.
double LeafCompiler::add_terms(std::set<std::string>& terms, Leaf& leaf) const {
    double frequency = 0;
    for (auto term = terms.begin(); term != terms.end();) {
        const Xapian::doccount documents = documents_.get_termfreq(*term);
        frequency += static_cast<double>(documents);
        if (documents > 0 || terms.size() == 1)
            leaf.terms.push_back(*term++);
        else
            term = terms.erase(term);
    }
    return std::min(frequency, count_);
}

Query LeafCompiler::weigh(const std::vector<std::string>& terms,
                          double frequency,
                          Leaf& leaf) const {
    const double weight = idf(count_, frequency) * kImpactUnit;
    leaf.weight += weight;
    return Query(Query::OP_SCALE_WEIGHT, terms_.any_of(terms), weight);
}

void LeafCompiler::make_prefix(const Node& node, const Scope& scope, Leaf& leaf) {
    const std::string prefix = fold(node.text);
    const std::vector<std::string> forms =
        forms_with_prefix(index_, prefix, options_.most_expansions);
    if (forms.size() > options_.most_expansions) {
        throw QueryError({node.span,
                          fmt::format("'{}*' stands for more than {} words", node.text,
                                      options_.most_expansions),
                          "write more letters before the *"});
    }
    std::set<std::string> terms;
    TokenTests tests;
    for (const std::string& form : forms) {
        for (const LanguageId lang : languages_of(scope)) {
            const Word* word = analyzer_.words().form(form, lang);
            terms.insert(std::string(scope.prefix()) + word->stem->text);
            tests.push_back({word->stem->code, false, word->form_code});
            if (!begins_all_forms(prefix, *word)) leaf.confirmed = true;
        }
    }
    std::ranges::sort(tests);
    leaf.pattern.slots.push_back(std::move(tests));
    if (forms.empty()) leaf.unknown.push_back(node.text + "*");
    const double frequency = add_terms(terms, leaf);
    by_terms_ = weigh({terms.begin(), terms.end()}, frequency, leaf);
}

}  // namespace dateline
