// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "common/terms.h"
#include "common/text.h"
#include "common/word_forms.h"
#include "searcher/query/confirm.h"
#include "searcher/query/date_terms.h"

namespace dateline {
namespace {

using Query = Xapian::Query;

// Where a leaf is searched.
struct Scope {
    const Field* field = nullptr;  // none: the text

    PartSet parts() const { return field != nullptr ? field->parts : kTextParts; }
    std::string_view prefix() const {
        return field != nullptr ? field->prefix : std::string_view();
    }
    // Words of the text are stemmed by its language; names, places and tags are compared as they
    // are.
    bool is_text() const { return field == nullptr || (field->parts & kTextParts) != 0; }
    // Whether the terms of the scope are those of the whole text.
    bool needs_confirmation() const { return field != nullptr && field->prefix.empty(); }
    bool weighted() const { return field == nullptr || field->weighted; }
};

Query all_of(std::vector<Query> queries) {
    std::erase_if(queries, [](const Query& query) { return query.empty(); });
    return queries.size() == 1 ? queries[0] : Query(Query::OP_AND, queries.begin(), queries.end());
}
Query any_of(const std::vector<Query>& queries) {
    return queries.size() == 1 ? queries[0] : Query(Query::OP_OR, queries.begin(), queries.end());
}
Query everything() {
    return Query(std::string());
}

// Not Query(), which Xapian takes for "no query" where it is combined: a term that no article has.
Query nothing() {
    return Query("XNOTHING");
}
Query unweighted(const Query& query) {
    return Query(Query::OP_SCALE_WEIGHT, query, 0.0);
}

Query any_term(const std::vector<std::string>& terms) {
    if (terms.empty()) return nothing();
    if (terms.size() == 1) return Query(terms[0]);
    return Query(Query::OP_SYNONYM, terms.begin(), terms.end());
}

class Compiler {
  public:
    Compiler(const IndexReader& index, Analyzer& analyzer, const CompileOptions& options)
        : index_(index), analyzer_(analyzer), options_(options) {
        for (const std::string& code : index.manifest().languages) {
            if (const auto lang = find_language(code)) languages_.push_back(*lang);
        }
        if (languages_.empty()) languages_.push_back(kUndetermined);
        articles_ = static_cast<double>(index.articles().get_doccount());
    }

    CompiledQuery compile(const Node& tree) {
        out_.query = compile_node(tree, {}, Place::kRequired);
        if (out_.query.empty() && out_.leaves.empty())
            throw QueryError(
                {tree.span, "there is no word in the query", "letters and digits make words"});
        return std::move(out_);
    }

  private:
    // What becomes of a leaf that its terms don't tell: at a required place the MatchDecider
    // confirms it.
    enum class Place : std::uint8_t { kRequired, kInside };

    Query compile_node(const Node& node, const Scope& scope, Place place) {
        switch (node.kind) {
            case NodeKind::kAll:
                return everything();
            case NodeKind::kWord:
            case NodeKind::kPhrase:
            case NodeKind::kPrefix:
                return compile_leaf(node, scope, place);
            case NodeKind::kField:
                return compile_field(node, place);
            case NodeKind::kExact:
                return Query(exact_term(node));
            case NodeKind::kPath:
                return Query(hash_term(kFolderPrefix, node.text));
            case NodeKind::kDate:
                return compile_dates(node);
            case NodeKind::kHas:
                return Query(std::string(kHasPrefix) + node.text);
            case NodeKind::kAnd:
                return compile_and(node, scope, place);
            case NodeKind::kOr:
                return compile_or(node, scope);
            case NodeKind::kNot:
                return Query(Query::OP_AND_NOT, everything(), compile_not(node, scope));
        }
        return {};
    }

    Query compile_dates(const Node& node) {
        std::vector<std::string> terms =
            date_range_terms(node.range, node.field->prefix, index_.articles());
        const Query query = any_term_or(terms);
        if (wanted_ && node.field->prefix == kMentionPrefix) {
            std::ranges::sort(terms);
            out_.mentioned.push_back(std::move(terms));
        }
        return query;
    }

    Query compile_field(const Node& node, Place place) {
        const Scope scope{node.field};
        const Query query = compile_node(node.children[0], scope, place);
        return scope.weighted() ? query : unweighted(query);
    }

    Query compile_not(const Node& node, const Scope& scope) {
        wanted_ = !wanted_;
        const Query query = compile_node(node.children[0], scope, Place::kInside);
        wanted_ = !wanted_;
        return query;
    }

    static bool is_filter(const Node& node) {
        switch (node.kind) {
            case NodeKind::kExact:
            case NodeKind::kPath:
            case NodeKind::kDate:
            case NodeKind::kHas:
                return true;
            case NodeKind::kField:
                return !node.field->weighted;
            default:
                return false;
        }
    }

    // Filters add nothing to a score; `--any` makes one OR of the words side by side, but not of
    // filters, of what has a + or of what has a NOT.
    Query compile_and(const Node& node, const Scope& scope, Place place) {
        std::vector<Query> words;
        std::vector<Query> required;
        std::vector<Query> filters;
        std::vector<Query> excluded;
        const bool any = options_.any && node.implicit;
        for (const Node& child : node.children) {
            if (child.kind == NodeKind::kNot) {
                if (!exclude_by_decider(child, scope, place))
                    excluded.push_back(compile_not(child, scope));
            } else if (is_filter(child)) {
                filters.push_back(compile_node(child, scope, place));
            } else if (any && !child.required) {
                words.push_back(compile_node(child, scope, Place::kInside));
            } else {
                required.push_back(compile_node(child, scope, place));
            }
        }
        // What holds no word stands for nothing; a note says so.
        std::erase_if(words, [](const Query& q) { return q.empty(); });
        std::erase_if(required, [](const Query& q) { return q.empty(); });
        if (!words.empty() && required.empty())
            required.push_back(any_of(words));
        else if (!words.empty())
            required = {Query(Query::OP_AND_MAYBE, all_of(required), any_of(words))};
        Query query = required.empty() ? Query() : all_of(required);
        if (!filters.empty())
            query = query.empty() ? unweighted(all_of(filters))
                                  : Query(Query::OP_FILTER, query, all_of(filters));
        if (query.empty()) query = everything();
        if (!excluded.empty()) query = Query(Query::OP_AND_NOT, query, any_of(excluded));
        return query;
    }

    Query compile_or(const Node& node, const Scope& scope) {
        std::vector<Query> queries;
        for (const Node& child : node.children) {
            const Query query = compile_node(child, scope, Place::kInside);
            queries.push_back(is_filter(child) ? unweighted(query) : query);
        }
        return any_of(queries);
    }

    // A NOT of one positional leaf at the top: the decider is cheaper than a source that is asked
    // about every candidate.
    bool exclude_by_decider(const Node& node, const Scope& scope, Place place) {
        const Node& operand = node.children[0];
        if (place != Place::kRequired || operand.kind != NodeKind::kPhrase) return false;
        wanted_ = !wanted_;
        const std::shared_ptr<Leaf> leaf = make_leaf(operand, scope);
        wanted_ = !wanted_;
        if (!leaf->confirmed) {
            out_.leaves.pop_back();
            return false;
        }
        out_.excluded.push_back(leaf);
        return true;
    }

    Query compile_leaf(const Node& node, const Scope& scope, Place place) {
        const std::shared_ptr<Leaf> leaf = make_leaf(node, scope);
        if (leaf->pattern.slots.empty()) {
            out_.leaves.pop_back();
            return {};
        }
        const Query query = leaf_query_;
        if (!leaf->confirmed) return query;
        if (place == Place::kRequired) {
            out_.required.push_back(leaf);
            return query;
        }
        Xapian::PostingSource* source = new ConfirmingSource(leaf);
        return Query(Query::OP_FILTER, query, Query(source->release()));
    }

    // Sets leaf_query_ to what its terms tell.
    std::shared_ptr<Leaf> make_leaf(const Node& node, const Scope& scope) {
        auto leaf = std::make_shared<Leaf>();
        leaf->node = &node;
        leaf->wanted = wanted_;
        leaf->pattern.parts = scope.parts();
        leaf->confirmed = scope.needs_confirmation();
        out_.leaves.push_back(leaf);
        if (node.kind == NodeKind::kPrefix)
            make_prefix(node, scope, *leaf);
        else
            make_words(node, scope, *leaf);
        return leaf;
    }

    std::vector<LanguageId> languages_of(const Scope& scope) const {
        return scope.is_text() ? languages_ : std::vector<LanguageId>{kUndetermined};
    }

    void make_words(const Node& node, const Scope& scope, Leaf& leaf) {
        const bool exact = (node.kind == NodeKind::kPhrase && !node.stemmed) || !options_.stem;
        Analysis analysis;
        analyzer_.analyze(node.text, kUndetermined, analysis);
        if (analysis.tokens.empty()) {
            out_.notes.push_back(
                {node.span, fmt::format("'{}' holds no word and is left out", node.text), ""});
            return;
        }
        std::vector<Query> words;
        for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
            leaf.pattern.slots.push_back(tests_of(analysis.tokens[i].word->form, scope, exact));
            words.push_back(token_query(analysis.tokens, i, scope, leaf));
        }
        leaf_query_ = all_of(words);
        for (const Compound& compound : analysis.compounds) {
            leaf.pattern.wholes.push_back({compound.position, compound.width,
                                           tests_of(compound.token.word->form, scope, exact)});
        }
        add_wholes(analysis, scope, leaf, words);
        leaf.confirmed = leaf.confirmed || exact || analysis.tokens.size() > 1;
    }

    // Neighbouring characters of scripts without spaces are found by their pairs, which are rarer
    // than they are.
    Query token_query(const std::vector<Token>& tokens,
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
    void add_wholes(const Analysis& analysis,
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
            all.push_back(
                any_of({word_query(compound.token.word->form, scope, leaf), all_of(parts)}));
            next = compound.position + compound.width;
        }
        if (all.empty()) return;
        for (; next < words.size(); ++next) {
            all.push_back(words[next]);
        }
        leaf_query_ = all_of(all);
    }

    TokenTests tests_of(std::string_view form, const Scope& scope, bool exact) {
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
    Query word_query(std::string_view form, const Scope& scope, Leaf& leaf) {
        std::set<std::string> terms;
        for (const LanguageId lang : languages_of(scope)) {
            const std::string& stem = analyzer_.words().form(form, lang)->stem->text;
            if (!stem.empty()) terms.insert(std::string(scope.prefix()) + stem);
        }
        const double frequency = add_terms(terms, leaf);
        if (frequency == 0) leaf.unknown.emplace_back(form);
        return weigh({terms.begin(), terms.end()}, frequency, leaf);
    }

    // Drops terms that no article has, such as a word's stems under other languages.
    double add_terms(std::set<std::string>& terms, Leaf& leaf) const {
        double frequency = 0;
        for (auto term = terms.begin(); term != terms.end();) {
            const Xapian::doccount articles = index_.articles().get_termfreq(*term);
            frequency += static_cast<double>(articles);
            if (articles > 0 || terms.size() == 1)
                leaf.terms.push_back(*term++);
            else
                term = terms.erase(term);
        }
        return std::min(frequency, articles_);
    }

    Query weigh(const std::vector<std::string>& terms, double frequency, Leaf& leaf) const {
        const double weight = idf(articles_, frequency) * kImpactUnit;
        leaf.weight += weight;
        return Query(Query::OP_SCALE_WEIGHT, any_term(terms), weight);
    }

    void make_prefix(const Node& node, const Scope& scope, Leaf& leaf) {
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
        leaf_query_ = weigh({terms.begin(), terms.end()}, frequency, leaf);
    }

    // Whether every form of a stem begins with the prefix. Stemmers strip endings and replace at
    // most the last letters of what is left: a stem longer than the prefix is safe (but for "die"
    // and dying); one that equals it isn't where its end may have been replaced ("come*" and
    // coming, "happi*" and happy).
    static bool begins_all_forms(std::string_view prefix, const Word& word) {
        const std::string& stem = word.stem->text;
        if (!stem.starts_with(prefix)) return false;
        const std::size_t longer = stem.size() - prefix.size();
        if (longer >= 2 || (longer == 1 && stem.size() >= 4)) return true;
        return longer == 0 && word.lang == find_language("en") &&
               std::string_view("eiy").find(stem.back()) == std::string_view::npos;
    }

    static std::string exact_term(const Node& node) {
        return node.field->name == "lang" ? std::string(kLanguagePrefix) + node.text
                                          : hash_term(node.field->prefix, node.text);
    }

    static Query any_term_or(const std::vector<std::string>& terms) {
        return terms.empty() ? nothing() : Query(Query::OP_OR, terms.begin(), terms.end());
    }

    const IndexReader& index_;
    Analyzer& analyzer_;
    const CompileOptions& options_;
    std::vector<LanguageId> languages_;
    double articles_ = 0;
    CompiledQuery out_;
    Query leaf_query_;
    bool wanted_ = true;
};

}  // namespace

CompiledQuery compile_query(const Node& tree,
                            const IndexReader& index,
                            Analyzer& analyzer,
                            const CompileOptions& options) {
    return Compiler(index, analyzer, options).compile(tree);
}

}  // namespace dateline
