// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/compile.h"

#include <algorithm>
#include <iterator>
#include <span>

#include <fmt/format.h>

#include "common/schema/speaker_names.h"
#include "common/schema/terms.h"
#include "common/text/text.h"
#include "searcher/query/compile/copies.h"
#include "searcher/query/compile/date_terms.h"
#include "searcher/query/compile/field_notes.h"
#include "searcher/query/compile/filter_queries.h"
#include "searcher/query/compile/leaf_compiler.h"
#include "searcher/query/compile/name_resolution.h"
#include "searcher/query/compile/piece.h"
#include "searcher/query/compile/score_queries.h"
#include "searcher/query/compile/servers.h"
#include "searcher/query/compile/subqueries.h"
#include "searcher/query/sources/confirm.h"
#include "searcher/query/sources/term_queries.h"
#include "searcher/query/sources/xapian_queries.h"
#include "searcher/query/syntax/query_error.h"

namespace dateline {

using Query = Xapian::Query;

namespace {

class Compiler {
  public:
    Compiler(const IndexReader& index,
             SearchTarget target,
             Analyzer& analyzer,
             const CompileOptions& options)
        : index_(index),
          analyzer_(analyzer),
          options_(options),
          subqueries_(index, analyzer, options, compile_query),
          terms_(index, target, options.deadline),
          words_(index, target, terms_, analyzer, options) {
        out_.target = target;
        out_.deadline = options.deadline;
        out_.expansion = options.expansion;
    }

    void ask_ahead(const std::vector<const Node*>& trees) { words_.ask_ahead(trees); }

    CompiledQuery compile(const Node& tree) {
        root_ = &tree;
        ask_ahead({&tree});
        const Piece piece = any_piece({compile_node(tree, {}, Place::kRequired)}, terms_);
        out_.query = piece.query;
        out_.any_words = plan_of(piece.any);
        if (out_.query.empty() && out_.leaves.empty() && out_.quoted.empty())
            throw QueryError(
                {tree.span, "there is no word in the query", "letters and digits make words"});
        if (of_quotations() && options_.direct)
            out_.replace_query(
                Query(Query::OP_AND_NOT, out_.query, type_query(QuotationType::kIndirect)));
        add_to_scores();
        return std::move(out_);
    }

  private:
    // How a leaf that terms alone can't decide is confirmed: in a required place by the
    // MatchDecider, inside an OR or a NOT by a PostingSource. In a loose place it isn't confirmed:
    // the articles found may have the quotation.
    enum class Place : std::uint8_t { kRequired, kInside, kLoose };

    bool of_quotations() const { return out_.target == SearchTarget::kQuotations; }

    Query type_query(QuotationType type) const {
        return terms_.of(std::string(kQuotationTypePrefix) + std::string(name_of(type)));
    }

    // Adds what ranks articles without finding any by itself.
    void add_to_scores() {
        if (!options_.expansion.empty() && !expanded_)
            out_.replace_query(Query(finds_by_expansion() ? Query::OP_OR : Query::OP_AND_MAYBE,
                                     out_.query, expansion()));
        add_recency(out_, options_, index_, *root_);
    }

    // Whether the query is one word or an OR, and nothing is required.
    bool finds_by_expansion() const {
        const bool words = root_->kind == NodeKind::kWord || root_->kind == NodeKind::kOr;
        return options_.any && words && !root_->required && out_.required.empty();
    }

    Query expansion() {
        expanded_ = true;
        return expansion_query(options_, terms_);
    }

    Piece compile_node(const Node& node, const Scope& scope, Place place) {
        const double boost = terms_.boost();
        terms_.set_boost(boost * node.boost);
        Piece piece = of_quotations() && is_of_article(node)
                          ? Piece(of_articles(node, place))
                          : compile_unboosted(node, scope, place);
        terms_.set_boost(boost);
        piece.scale(node.boost);
        return piece;
    }

    Piece compile_unboosted(const Node& node, const Scope& scope, Place place) {
        switch (node.kind) {
            case NodeKind::kAll:
                return everything();
            case NodeKind::kWord:
            case NodeKind::kPhrase:
            case NodeKind::kWildcard:
            case NodeKind::kRegex:
            case NodeKind::kFuzzy:
            case NodeKind::kNear:
            case NodeKind::kSentence:
            case NodeKind::kParagraph:
            case NodeKind::kAtLeast:
                return compile_words(node, scope, place);
            case NodeKind::kField:
                return compile_field(node, place);
            case NodeKind::kQuote:
                return of_quotations() ? compile_node(node.children[0], scope, place)
                                       : Piece(with_quotation(node.children[0], place));
            case NodeKind::kExact:
            case NodeKind::kPath:
                note(note_on_missing_value(node, index_));
                return terms_.of(exact_term(node));
            case NodeKind::kDate:
                return compile_dates(node);
            case NodeKind::kNumber:
                return number_query(node);
            case NodeKind::kDuplicate:
                return compile_duplicates(node);
            case NodeKind::kHas:
                return terms_.of(std::string(kHasPrefix) + node.text);
            case NodeKind::kAnd:
                return compile_and(node, scope, place);
            case NodeKind::kSynonym:
            case NodeKind::kOr:
                return compile_or(node, scope, place);
            case NodeKind::kNot:
                return place == Place::kLoose
                           ? everything()
                           : Query(Query::OP_AND_NOT, everything(), compile_not(node, scope));
        }
        return {};
    }

    Query of_articles(const Node& node, Place place) {
        CompiledQuery query = subqueries_.compile(node, SearchTarget::kArticles);
        std::ranges::move(query.notes, std::back_inserter(out_.notes));
        return unweighted(belonging(query, node, place));
    }

    // The documents that belong to the articles of `query`. Over servers, hits are confirmed
    // instead, if all of them must match.
    Query belonging(const CompiledQuery& query, const Node& node, Place place) {
        auto articles = subqueries_.run(query);
        if (!index_.is_remote()) return subqueries_.documents_of(std::move(articles));
        if (place != Place::kRequired)
            refuse_over_servers(index_, "what joins quotations and articles, inside OR or NOT",
                                node.span);
        out_.among.push_back(std::move(articles));
        return everything();
    }

    // Articles that have such a quotation: those with its speakers and words, filtered by the set
    // of articles that really have it.
    Query with_quotation(const Node& node, Place place) {
        CompiledQuery query = subqueries_.compile(node, SearchTarget::kQuotations);
        const Query set = belonging(query, node, place);
        if (wanted_) out_.quoted.push_back(std::move(query));
        return Query(Query::OP_FILTER, compile_node(node, {}, Place::kLoose), set);
    }

    Query compile_duplicates(const Node& node) {
        refuse_over_servers(index_, "near duplicates", node.span);
        return query_of_copies(node, index_, options_.deadline);
    }

    Query compile_dates(const Node& node) {
        std::vector<std::string> terms = date_range_terms(
            node.range, node.field->prefix, index_.collection(out_.target).database());
        const Query query = terms.empty() ? nothing() : terms_.any_of(terms);
        if (wanted_ && node.field->prefix == kMentionPrefix) {
            std::ranges::sort(terms);
            out_.mentioned.push_back(std::move(terms));
        }
        return query;
    }

    Piece compile_field(const Node& node, Place place) {
        const Scope scope{node.field};
        const double boost = terms_.boost();
        if (!scope.weighted()) terms_.set_boost(0);
        note(note_on_initials(node, index_));
        Piece piece = is_speaker(node) ? Piece(compile_speaker(node, place))
                                       : compile_node(node.children[0], scope, place);
        terms_.set_boost(boost);
        return scope.weighted() ? piece : Piece(unweighted(piece));
    }

    Query compile_speaker(const Node& node, Place place) {
        if (!of_quotations() && options_.direct && place != Place::kLoose)
            return with_quotation(node, place);
        if (!of_quotations() && wanted_ && place != Place::kLoose)
            out_.quoted.push_back(subqueries_.compile(node, SearchTarget::kQuotations));
        const Node& operand = node.children[0];
        return node.field->name == "role" ? compile_node(operand, {node.field}, place).query
                                          : compile_names(node, operand, place);
    }

    // A name means the person. Where nobody has it, it may be a role: "speaker:minister".
    Query compile_names(const Node& node, const Node& operand, Place place) {
        const bool list = operand.kind == NodeKind::kOr || operand.kind == NodeKind::kAnd;
        const bool negated = std::ranges::any_of(
            operand.children, [](const Node& child) { return child.kind == NodeKind::kNot; });
        if (list && !negated) {
            std::vector<Query> all;
            for (const Node& child : operand.children) {
                all.push_back(compile_names(node, child, inside(place)));
            }
            return Query(operand.kind == NodeKind::kOr ? Query::OP_OR : Query::OP_AND, all.begin(),
                         all.end());
        }
        const bool word = operand.kind == NodeKind::kWord || operand.kind == NodeKind::kPhrase;
        if (word) {
            const SpeakerNames names(index_, options_.aliases.get());
            const NameReading reading = names.read(operand.text);
            note_reading(operand, reading, names);
            if (reading.person) return compile_person(node, operand, reading, place);
        }
        const std::size_t first = out_.leaves.size();
        const Query name = compile_node(operand, {node.field}, inside(place)).query;
        const std::size_t roles = out_.leaves.size();
        const Query role = compile_node(operand, {find_field("role")}, inside(place)).query;
        const std::span all(out_.leaves);
        const bool known = is_known(all.subspan(roles));
        keep_shared_unknowns(all.subspan(first, roles - first), all.subspan(roles));
        if (word && known) note(note_on_role(operand));
        return any_of(std::vector<Query>{name, role});
    }

    // A full name also matches its other spellings, and its surname alone if that can't mean
    // anybody else; but no longer name ("Donald Trump Jr.", "Donald Trump's lawyers").
    Query compile_person(const Node& node,
                         const Node& operand,
                         const NameReading& reading,
                         Place place) {
        const Scope scope{node.field};
        if (reading.terms.empty()) return compile_node(operand, scope, place);
        auto name = std::make_shared<Node>(operand);
        name->text = reading.spellings.empty() ? reading.text : reading.spellings[0];
        if (name->text.find(' ') == std::string::npos) name->kind = NodeKind::kWord;
        const Query words = compile_node(*name, scope, inside(place)).query;
        out_.made.push_back(std::move(name));
        const Query whole = terms_.any_of(reading.terms);
        return Query(Query::OP_FILTER, any_of(std::vector<Query>{words, whole}), whole);
    }

    void note_reading(const Node& operand, const NameReading& reading, const SpeakerNames& names) {
        note(note_on_titles(operand, reading));
        note(note_on_surname(operand, reading));
        note(note_on_spellings(operand, reading));
        if (!reading.spellings.empty())
            note(note_on_commoner(operand, names.commoner_than(reading.text)));
    }

    static bool is_known(std::span<const std::shared_ptr<Leaf>> leaves) {
        return std::ranges::any_of(leaves, [](const auto& leaf) { return leaf->unknown.empty(); });
    }

    void note(std::optional<Diagnostic> told) {
        if (told) out_.notes.push_back(*std::move(told));
    }

    void note_fields(const Node& all) {
        note(note_on_disjoint_dates(all));
        if (index_.is_remote()) return;
        const auto any_article = [this](const Node& tree) {
            Xapian::Enquire enquire(index_.articles().database());
            enquire.set_query(subqueries_.compile(tree, SearchTarget::kArticles).query);
            enquire.set_weighting_scheme(Xapian::BoolWeight());
            return !enquire.get_mset(0, 1).empty();
        };
        std::ranges::move(notes_on_split_values(all, any_article), std::back_inserter(out_.notes));
    }

    Query compile_not(const Node& node, const Scope& scope) {
        wanted_ = !wanted_;
        const Query query = compile_node(node.children[0], scope, Place::kInside);
        wanted_ = !wanted_;
        return query;
    }

    // Filters add nothing to a score; `--any` makes one OR of adjacent words, but not of filters or
    // of operands with a + or a NOT.
    Query compile_and(const Node& node, const Scope& scope, Place place) {
        std::vector<Piece> words;
        std::vector<Piece> required;
        std::vector<Query> filters;
        std::vector<Query> excluded;
        const bool any = options_.any && node.implicit;
        note_fields(node);
        for (const Node& child : node.children) {
            if (child.kind == NodeKind::kNot) {
                if (place != Place::kLoose && !exclude_by_decider(child, scope, place))
                    excluded.push_back(compile_not(child, scope));
            } else if (is_filter(child)) {
                filters.push_back(compile_node(child, scope, place));
            } else if (any && !child.required) {
                words.push_back(compile_node(child, scope, inside(place)));
            } else {
                required.push_back(compile_node(child, scope, place));
            }
        }
        if (&node == root_ && any && required.empty() && !options_.expansion.empty())
            words.push_back(expansion());
        // An operand without a word is ignored; a note says so.
        std::erase_if(words, [](const Piece& piece) { return piece.query.empty(); });
        std::erase_if(required, [](const Piece& piece) { return piece.query.empty(); });
        Query query = required.empty() ? Query() : all_pieces(required, terms_).query;
        if (!words.empty())
            query = query.empty()
                        ? any_piece(words, terms_).query
                        : Query(Query::OP_AND_MAYBE, query, any_piece(words, terms_).query);
        if (!filters.empty())
            query = query.empty() ? unweighted(all_of(filters))
                                  : Query(Query::OP_FILTER, query, all_of(filters));
        if (query.empty()) query = everything();
        if (!excluded.empty()) query = Query(Query::OP_AND_NOT, query, any_of(excluded));
        return query;
    }

    static Place inside(Place place) { return place == Place::kRequired ? Place::kInside : place; }

    Piece compile_or(const Node& node, const Scope& scope, Place place) {
        std::vector<Piece> pieces;
        for (const Node& child : node.children) {
            Piece piece = compile_node(child, scope, inside(place));
            pieces.push_back(is_filter(child) ? Piece(unweighted(piece)) : std::move(piece));
        }
        return any_piece(pieces, terms_);
    }

    // Leaves a top-level NOT of a phrase or other positional operand to the decider, which is
    // cheaper than a source that is queried about every candidate.
    bool exclude_by_decider(const Node& node, const Scope& scope, Place place) {
        const Node& operand = node.children[0];
        if (place != Place::kRequired ||
            (operand.kind != NodeKind::kPhrase && !is_positional(operand)))
            return false;
        const LeafQuery made = words_.compile(operand, scope, out_.notes);
        if (!made.criterion || !made.confirmed) return false;
        take_leaves(made, !wanted_);
        out_.excluded.push_back(made.criterion);
        return true;
    }

    void take_leaves(const LeafQuery& made, bool wanted) {
        for (const std::shared_ptr<Leaf>& leaf : made.leaves) {
            leaf->wanted = wanted;
            leaf->scale(terms_.boost());
            out_.leaves.push_back(leaf);
        }
    }

    Piece compile_words(const Node& node, const Scope& scope, Place place) {
        const LeafQuery made = words_.compile(node, scope, out_.notes);
        Piece piece(made.query);
        if (auto word = made.word()) piece.any.push_back(*std::move(word));
        if (!made.criterion || place == Place::kLoose) return piece;
        take_leaves(made, wanted_);
        if (!made.confirmed) return piece;
        if (place == Place::kRequired) {
            out_.required.push_back(made.criterion);
            if (&node == root_ && node.boost == 1) out_.all_words = plan_of(made.all_words);
            return made.query;
        }
        refuse_over_servers(index_, "a phrase, or what else positions tell, inside OR or NOT",
                            node.span);
        Xapian::PostingSource* source = new ConfirmingSource(made.criterion, options_.deadline);
        return Query(Query::OP_FILTER, made.query, Query(source->release()));
    }

    std::shared_ptr<const WordPlan> plan_of(const std::vector<WeighedTerms>& words) const {
        const auto plan = words.empty() ? std::nullopt : terms_.plan_of(words);
        return plan ? std::make_shared<const WordPlan>(*plan) : nullptr;
    }

    const IndexReader& index_;
    Analyzer& analyzer_;
    const CompileOptions& options_;
    Subqueries subqueries_;
    TermQueries terms_;
    LeafCompiler words_;
    CompiledQuery out_;
    const Node* root_ = nullptr;
    bool wanted_ = true;
    bool expanded_ = false;
};

}  // namespace

CompiledQuery compile_query(const Node& tree,
                            const IndexReader& index,
                            SearchTarget target,
                            Analyzer& analyzer,
                            const CompileOptions& options) {
    return Compiler(index, target, analyzer, options).compile(tree);
}

void ask_about_words(const std::vector<const Node*>& trees,
                     const IndexReader& index,
                     SearchTarget target,
                     Analyzer& analyzer,
                     const CompileOptions& options) {
    Compiler(index, target, analyzer, options).ask_ahead(trees);
}

}  // namespace dateline
