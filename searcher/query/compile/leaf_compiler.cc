// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/leaf_compiler.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "common/schema/common_grams.h"
#include "common/schema/terms.h"
#include "common/text/text.h"
#include "searcher/query/compile/expansion.h"
#include "searcher/query/compile/prefix_forms.h"
#include "searcher/query/compile/typed_words.h"
#include "searcher/query/compile/wild_words.h"
#include "searcher/query/compile/word_notes.h"
#include "searcher/query/sources/xapian_queries.h"
#include "searcher/query/syntax/query_error.h"
#include "searcher/query/syntax/wildcards.h"

namespace dateline {

namespace {

bool is_wild_phrase(const Node& node) {
    return node.kind == NodeKind::kPhrase &&
           std::ranges::any_of(spaced_words(node.text), has_wildcard);
}

bool has_marks(std::string_view wildcard) {
    const WildWord word = wild_word(wildcard);
    return word.whole != wildcard;
}

// In scripts without spaces any text may go on: "中国人*" is 中国人.
Node word_without_stars(const Node& wildcard) {
    Node word = wildcard;
    word.kind = NodeKind::kWord;
    word.text = without_stars(wildcard.text);
    return word;
}

}  // namespace

using Query = Xapian::Query;
LeafCompiler::LeafCompiler(const IndexReader& index,
                           SearchTarget target,
                           TermQueries& terms,
                           Analyzer& analyzer,
                           const CompileOptions& options)
    : index_(index),
      documents_(index.collection(target).database()),
      frequencies_(index.collection(target).frequencies()),
      terms_(terms),
      analyzer_(analyzer),
      options_(options),
      holds_articles_(target == SearchTarget::kArticles),
      count_(static_cast<double>(documents_.get_doccount())),
      languages_(index, options.languages, analyzer) {}

std::optional<WeighedTerms> LeafQuery::word() const {
    constexpr std::size_t kFew = 8;
    if (confirmed || leaves.size() != 1 || leaves[0]->terms.size() != 1) return std::nullopt;
    const WeighedTerms& word = leaves[0]->terms[0];
    return word.terms.size() <= kFew ? std::optional(word) : std::nullopt;
}

LeafQuery LeafCompiler::compile(const Node& node,
                                const Scope& scope,
                                std::vector<Diagnostic>& notes) {
    notes_ = &notes;
    leaves_.clear();
    all_words_.clear();
    Part part = compile_part(node, scope);
    LeafQuery made;
    made.query = std::move(part.query);
    made.leaves = std::move(leaves_);
    const bool joined = !part.criterion.parts.empty();
    if (!joined) made.all_words = std::move(all_words_);
    made.confirmed = joined || std::ranges::any_of(made.leaves, &Leaf::confirmed);
    if (made.query.empty()) return made;
    made.criterion = std::make_shared<const Criterion>(std::move(part.criterion));
    if (!joined) return made;
    for (const std::shared_ptr<Leaf>& leaf : made.leaves) {
        leaf->within = made.criterion;
    }
    return made;
}

LeafCompiler::Part LeafCompiler::compile_part(const Node& node, const Scope& scope) {
    return node.children.empty() ? compile_leaf(node, scope) : join_parts(node, scope);
}

// Compiles an operator and its operands, without those that have no word.
LeafCompiler::Part LeafCompiler::join_parts(const Node& node, const Scope& scope) {
    const bool any = node.kind == NodeKind::kOr || node.kind == NodeKind::kSynonym;
    Part joined;
    joined.criterion.kind = any                              ? NodeKind::kOr
                            : node.kind == NodeKind::kPhrase ? NodeKind::kNear
                                                             : node.kind;
    joined.criterion.count = node.count;
    joined.criterion.ordered = node.ordered;
    std::vector<Query> queries;
    for (const Node& child : node.children) {
        const std::size_t first = leaves_.size();
        const double boost = terms_.boost();
        terms_.set_boost(boost * child.boost);
        Part part = compile_part(child, scope);
        terms_.set_boost(boost);
        if (part.query.empty()) continue;
        queries.push_back(
            child.boost == 1 ? part.query : Query(Query::OP_SCALE_WEIGHT, part.query, child.boost));
        for (std::size_t i = first; i < leaves_.size(); ++i) {
            leaves_[i]->scale(child.boost);
        }
        joined.criterion.parts.push_back(std::move(part.criterion));
    }
    if (queries.empty()) return {};
    joined.query = any ? any_of(queries) : all_of(queries);
    return joined;
}

LeafCompiler::Part LeafCompiler::compile_leaf(const Node& node, const Scope& scope) {
    if (options_.deadline.passed())
        throw QueryError({node.span, "--timeout passed while the query was read", ""},
                         ErrorKind::kLimit);
    auto leaf = std::make_shared<Leaf>();
    leaf->node = &node;
    leaf->pattern.parts = scope.parts();
    leaf->pattern.whole = node.whole;
    leaf->confirmed = scope.needs_confirmation() || node.whole;
    by_terms_ = {};
    const bool wildcard = node.kind == NodeKind::kWildcard;
    if (wildcard && is_wild_in_unspaced(node.text))
        make_words(word_without_stars(node), scope, *leaf);
    else if (is_wild_phrase(node) || (wildcard && has_marks(node.text)))
        make_wild_phrase(node, scope, *leaf);
    else if (node.kind == NodeKind::kWord || node.kind == NodeKind::kPhrase)
        make_words(node, scope, *leaf);
    else
        make_expansion(node, scope, *leaf);
    if (leaf->pattern.slots.empty()) return {};
    Part part;
    part.query = by_terms_;
    part.criterion.pattern = leaf->pattern;
    leaves_.push_back(std::move(leaf));
    return part;
}

// Words of the text are stemmed, others aren't.
std::vector<LanguageId> LeafCompiler::languages_of(const Scope& scope) const {
    if (!scope.is_text()) return {kUndetermined};
    return languages_.all();
}

// `--no-stem` changes any form to the form that is typed.
WordForm LeafCompiler::form_of(const Node& node) const {
    return node.form == WordForm::kStemmed && !options_.stem ? WordForm::kExact : node.form;
}

void LeafCompiler::make_words(const Node& node, const Scope& scope, Leaf& leaf) {
    const WordForm form = form_of(node);
    Analysis analysis;
    analyzer_.analyze(node.text, kUndetermined, analysis);
    if (analysis.tokens.empty()) {
        notes_->push_back({node.span,
                           fmt::format("'{}' has no word and is left out{}", node.text,
                                       node.text == "|"   ? "; the operator is OR"
                                       : node.text == "!" ? "; the operator is NOT"
                                                          : ""),
                           ""});
        return;
    }
    auto note = note_on_signs(node.text, analysis);
    as_written(analysis);
    if (node.kind == NodeKind::kWord) {
        if (auto phrase = note_on_phrase(node.text, analysis)) note = std::move(phrase);
    }
    if (note) notes_->push_back({node.span, *std::move(note), ""});
    std::vector<Query> words;
    for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
        leaf.pattern.slots.push_back(tests_of(analysis.tokens[i], scope, form));
        words.push_back(token_query(analysis.tokens, i, scope, leaf));
    }
    const bool plain = analysis.compounds.empty() && leaf.terms.size() > 1;
    all_words_ = plain ? leaf.terms : std::vector<WeighedTerms>();
    by_terms_ = plain ? terms_.all_of_words(leaf.terms) : all_of(words);
    for (const Compound& compound : analysis.compounds) {
        leaf.pattern.wholes.push_back(
            {compound.position, compound.width, tests_of(compound.token, scope, form)});
    }
    add_wholes(analysis, scope, form, leaf, words);
    const bool told = analysis.compounds.empty() && use_pairs(analysis.tokens, scope, form, leaf);
    if (analysis.tokens.size() == 1 && form == WordForm::kStemmed) {
        leaf.typed = tests_of(analysis.tokens[0], scope, WordForm::kExact);
        leaf.form = analysis.tokens[0].word->form;
        note_rare_word(node, scope, leaf);
    }
    leaf.confirmed =
        leaf.confirmed || (!told && (form != WordForm::kStemmed || analysis.tokens.size() > 1));
}

// Only in the text, of a word that hardly finds anything itself.
void LeafCompiler::note_rare_word(const Node& node, const Scope& scope, const Leaf& leaf) {
    if (scope.field != nullptr || !holds_articles_) return;
    double articles = 0;
    for (const std::string& term : leaf.terms.back().terms) {
        articles += frequencies_.of(term);
    }
    if (articles >= kManyArticles) return;
    if (const auto note = note_on_longer_words(index_, leaf.form, node.text))
        notes_->push_back({node.span, *note, ""});
    if (const auto note = note_on_umlauts(index_, leaf.form, node.text))
        notes_->push_back({node.span, *note, ""});
}

// Neighbouring common words are indexed as pairs of forms. A phrase of two is searched by its pair,
// weighted like one word; for a longer one, the pairs rule out articles before confirmation.
// Whether the terms alone decide the phrase.
bool LeafCompiler::use_pairs(const std::vector<Token>& tokens,
                             const Scope& scope,
                             WordForm form,
                             Leaf& leaf) {
    if (!scope.is_text() || !holds_articles_ || form == WordForm::kStemmed) return false;
    std::vector<WeighedTerms> pairs;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const std::string term = pair_of(tokens[i], tokens[i + 1]);
        if (term.empty()) continue;
        if (form == WordForm::kExact && tokens.size() == 2 && scope.parts() == kTextParts) {
            leaf.terms.clear();
            all_words_.clear();
            std::set<std::string> terms{term};
            by_terms_ = weigh(terms, keep_known(terms), leaf);
            return true;
        }
        pairs.push_back({{term}, 0});
    }
    if (pairs.empty() || all_words_.empty()) return false;
    std::ranges::move(pairs, std::back_inserter(all_words_));
    by_terms_ = terms_.all_of_words(all_words_);
    return false;
}

// The term of two neighbours; empty unless both are common words.
std::string LeafCompiler::pair_of(const Token& first, const Token& second) const {
    const CommonWords& common = index_.manifest().common_words;
    const std::string& one = first.word->form;
    const std::string& two = second.word->form;
    return is_common(common, one) && is_common(common, two) ? pair_term(one, two) : std::string();
}

// Neighbouring characters of scripts without spaces are searched by their pairs, which are rarer.
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

// "trade-off" is also found as "tradeoff": the parts, or the whole. The parts of "AT&T" count
// little beside the whole, and aren't the same form. The leaf's last slots are those of `analysis`.
void LeafCompiler::add_wholes(const Analysis& analysis,
                              const Scope& scope,
                              WordForm form,
                              Leaf& leaf,
                              const std::vector<Query>& words) {
    constexpr double kPartsOfSigned = 0.1;
    const auto slots = leaf.pattern.slots.end() - std::ssize(words);
    std::vector<Query> all;
    std::size_t next = 0;
    for (auto compound = analysis.compounds.begin(); compound != analysis.compounds.end();) {
        for (; next < compound->position; ++next) {
            all.push_back(words[next]);
        }
        const auto first = words.begin() + compound->position;
        next = compound->position + compound->width;
        const Query parts = all_of(std::vector<Query>(first, first + compound->width));
        bool signs = false;  // a whole that has them is known
        std::vector<Query> alternatives;
        for (; compound != analysis.compounds.end() && compound->position < next; ++compound) {
            // A whole that is in no article says nothing about the typed words.
            const std::size_t unknown = leaf.unknown.size();
            alternatives.push_back(word_query(compound->token.word->form, scope, leaf));
            const bool known = leaf.unknown.size() == unknown;
            signs = signs || (known && compound->kind == CompoundKind::kSigned &&
                              (form == WordForm::kStemmed || compound->width > 1));
            leaf.unknown.resize(unknown);
        }
        if (!signs) {
            alternatives.push_back(parts);
        } else if (form == WordForm::kStemmed) {
            alternatives.emplace_back(Query::OP_SCALE_WEIGHT, parts, kPartsOfSigned);
        } else {
            std::fill(slots + (first - words.begin()), slots + static_cast<std::ptrdiff_t>(next),
                      TokenTests());
        }
        all.push_back(any_of(alternatives));
    }
    if (all.empty()) return;
    for (; next < words.size(); ++next) {
        all.push_back(words[next]);
    }
    by_terms_ = all_of(all);
}

}  // namespace dateline
