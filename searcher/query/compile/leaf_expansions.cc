// SPDX-License-Identifier: GPL-3.0-or-later
// The part of LeafCompiler that looks up which words an expression stands for.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "searcher/query/compile/expansion.h"
#include "searcher/query/compile/leaf_compiler.h"
#include "searcher/query/compile/prefix_forms.h"
#include "searcher/query/compile/typed_words.h"
#include "searcher/query/compile/wild_words.h"
#include "searcher/query/sources/xapian_queries.h"
#include "searcher/query/syntax/query_error.h"
#include "searcher/query/syntax/wildcards.h"

namespace dateline {

using Query = Xapian::Query;

namespace {

// The field that has words of its own, as `expand` names it; empty for the text.
std::string_view field_of(const Scope& scope) {
    return scope.is_text() ? std::string_view() : scope.prefix();
}

}  // namespace

// Each expression is expanded only once.
const ExpandedWords& LeafCompiler::expanded(const Node& node, std::string_view field) {
    const std::string key = std::string(field) + ":" + print(node);
    const auto known = expansions_.find(key);
    if (known != expansions_.end()) return known->second;
    ExpandedWords forms = expand(node, index_, documents_, field, options_);
    expanded_ += forms.size();
    if (expanded_ > kMostExpanded)
        throw QueryError({node.span,
                          fmt::format("the query's wildcards and the like stand for more than {} "
                                      "words together",
                                      kMostExpanded),
                          "write more letters, or split the query"},
                         ErrorKind::kLimit);
    return expansions_.emplace(key, std::move(forms)).first->second;
}

// The tests of `words`, which `node` matches; adds their terms to `queries`. `any_form(stem)`:
// whether all forms of a stem match.
template <class AnyForm>
TokenTests LeafCompiler::take_words(const Node& node,
                                    const ExpandedWords& words,
                                    const Scope& scope,
                                    Leaf& leaf,
                                    AnyForm&& any_form,
                                    std::vector<Query>& queries) {
    std::set<std::string> terms;
    TokenTests tests;
    for (const auto& [form, stems] : words) {
        for (const std::string& stem : stems) {
            terms.insert(std::string(scope.prefix()) + stem);
            const bool any = !scope.is_text() || any_form(stem);
            tests.push_back(
                {stem_code(stem), any, any ? std::uint16_t{0} : form_code(form, bare_stem(stem))});
        }
    }
    if (terms.empty()) leaf.unknown.push_back(print(node));
    std::ranges::sort(tests);
    tests.erase(std::unique(tests.begin(), tests.end()), tests.end());
    const double frequency = keep_known(terms);
    queries.push_back(weigh(terms, frequency, leaf));
    return tests;
}

// A phrase some words of which have wildcards, or one such word with marks. A * alone is any word.
void LeafCompiler::make_wild_phrase(const Node& node, const Scope& scope, Leaf& leaf) {
    for (const std::string_view word : spaced_words(node.text)) {
        if (word == "*")
            leaf.pattern.slots.push_back({{kAnyStem, true, 0}});
        else if (is_wild_in_unspaced(word))
            append_words(without_stars(word), form_of(node), scope, leaf);
        else if (has_wildcard(word))
            append_wild(node, word, scope, leaf);
        else
            append_words(word, form_of(node), scope, leaf);
    }
    leaf.confirmed = true;
    if (!by_terms_.empty()) return;
    notes_->push_back({node.span, fmt::format("'{}' has no word and is left out", node.text), ""});
    leaf.pattern.slots.clear();
}

// Adds the slots of a text to the leaf, and its terms to by_terms_.
void LeafCompiler::append_words(std::string_view text,
                                WordForm form,
                                const Scope& scope,
                                Leaf& leaf) {
    Analysis analysis;
    analyzer_.analyze(text, kUndetermined, analysis);
    as_written(analysis);
    const auto first = static_cast<std::uint32_t>(leaf.pattern.slots.size());
    std::vector<Query> words;
    for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
        leaf.pattern.slots.push_back(tests_of(analysis.tokens[i], scope, form));
        words.push_back(token_query(analysis.tokens, i, scope, leaf));
    }
    for (const Compound& compound : analysis.compounds) {
        leaf.pattern.wholes.push_back(
            {first + compound.position, compound.width, tests_of(compound.token, scope, form)});
    }
    if (words.empty()) return;
    const Query before = by_terms_;
    by_terms_ = all_of(words);
    add_wholes(analysis, scope, form, leaf, words);
    if (!before.empty()) by_terms_ = all_of({before, by_terms_});
}

// The same for one word with wildcards: its parts side by side, or the whole.
void LeafCompiler::append_wild(const Node& node,
                               std::string_view word,
                               const Scope& scope,
                               Leaf& leaf) {
    const WildWord wild = wild_word(word);
    if (has_star_at_mark(word))
        notes_->push_back({node.span,
                           fmt::format("'{}' also stands for words without the mark, such as {}",
                                       word, wild.whole),
                           ""});
    const auto first = static_cast<std::uint32_t>(leaf.pattern.slots.size());
    const Query before = std::exchange(by_terms_, {});
    const std::size_t unknown = leaf.unknown.size();
    for (const std::string& part : wild.parts) {
        if (!has_wildcard(part)) {
            append_words(part, WordForm::kExact, scope, leaf);
            continue;
        }
        std::vector<Query> queries;
        if (!by_terms_.empty()) queries.push_back(by_terms_);
        leaf.pattern.slots.push_back(append_expansion(node, part, scope, leaf, queries));
        by_terms_ = all_of(queries);
    }
    const auto width = static_cast<std::uint32_t>(leaf.pattern.slots.size()) - first;
    if (!wild.whole.empty() && wild.whole != word) {
        // A whole that is in no article says nothing about the typed words; one that is there does
        // for its parts.
        const std::size_t with_parts = leaf.unknown.size();
        std::vector<Query> either;
        TokenTests whole = append_expansion(node, wild.whole, scope, leaf, either);
        leaf.unknown.resize(leaf.unknown.size() > with_parts ? with_parts : unknown);
        leaf.pattern.wholes.push_back({first, width, std::move(whole)});
        either.push_back(by_terms_);
        by_terms_ = any_of(either);
    }
    if (!before.empty()) by_terms_ = all_of({before, by_terms_});
}

// The tests of the words that `text` matches; adds their terms to `queries`.
TokenTests LeafCompiler::append_expansion(const Node& node,
                                          std::string_view text,
                                          const Scope& scope,
                                          Leaf& leaf,
                                          std::vector<Query>& queries) {
    const Node wildcard = node_of(NodeKind::kWildcard, text, node.span);
    const ExpandedWords& words = expanded(wildcard, field_of(scope));
    return take_words(
        wildcard, words, scope, leaf, [](const std::string&) { return false; }, queries);
}

// The terms of the words that an expression matches. A field's words are its terms; words of the
// text are indexed by stem, so other forms of the stem must be excluded.
void LeafCompiler::make_expansion(const Node& node, const Scope& scope, Leaf& leaf) {
    const std::string prefix = literal_prefix(node);
    const bool begins = node.kind == NodeKind::kWildcard &&
                        node.text.find('*') + 1 == node.text.size() &&
                        node.text.find('?') == std::string::npos;
    const ExpandedWords& words = expanded(node, field_of(scope));
    const auto others = begins && scope.is_text() ? stems_of_other_forms(prefix, words, index_)
                                                  : std::set<std::string>();
    std::vector<Query> queries;
    const auto any_form = [&](const std::string& stem) { return begins && !others.contains(stem); };
    leaf.pattern.slots.push_back(take_words(node, words, scope, leaf, any_form, queries));
    leaf.confirmed = leaf.confirmed || (scope.is_text() && (!begins || !others.empty()));
    by_terms_ = queries[0];
}

}  // namespace dateline
