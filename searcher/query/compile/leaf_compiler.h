// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "searcher/query/compile/expansion.h"
#include "searcher/query/compile/word_languages.h"
#include "searcher/query/sources/compile_options.h"
#include "searcher/query/sources/compiled_query.h"
#include "searcher/query/sources/term_queries.h"

namespace dateline {

struct Scope {
    const Field* field = nullptr;  // null: the text

    PartSet parts() const { return field != nullptr ? field->parts : kTextParts; }
    std::string_view prefix() const {
        return field != nullptr ? field->prefix : std::string_view();
    }
    // Words of the text are stemmed in its language; names, places and tags are compared as they
    // are.
    bool is_text() const { return field == nullptr || (field->parts & kTextParts) != 0; }
    // Whether the scope has no terms of its own, but shares those of the whole text.
    bool needs_confirmation() const { return field != nullptr && field->prefix.empty(); }
    bool weighted() const { return field == nullptr || field->weighted; }
};

/// The query for some words, and how its matches are confirmed.
struct LeafQuery {
    Xapian::Query query;                         ///< by their terms
    std::vector<std::shared_ptr<Leaf>> leaves;   ///< in the order of the query
    std::shared_ptr<const Criterion> criterion;  ///< null if it has no word
    bool confirmed = false;                      ///< whether the terms alone don't decide
    std::vector<WeighedTerms> all_words;         ///< of a phrase, if `query` requires all of these

    /// The word, if it is just one with few terms; else `std::nullopt`.
    std::optional<WeighedTerms> word() const;
};

/// Compiles words, phrases, expressions and operators on their positions. Words are looked up by
/// the stemmers of WordLanguages and weighted by their frequency in the documents searched.
class LeafCompiler {
  public:
    /// All must outlive it.
    LeafCompiler(const IndexReader& index,
                 SearchTarget target,
                 TermQueries& terms,
                 Analyzer& analyzer,
                 const CompileOptions& options);

    /// Asks servers for the frequencies of all words of `trees` at once.
    void ask_ahead(const std::vector<const Node*>& trees);

    /// Adds a note to `notes` for what is left out.
    LeafQuery compile(const Node& node, const Scope& scope, std::vector<Diagnostic>& notes);

  private:
    struct Part {
        Xapian::Query query;
        Criterion criterion;
    };

    Part compile_part(const Node& node, const Scope& scope);
    Part compile_leaf(const Node& node, const Scope& scope);
    Part join_parts(const Node& node, const Scope& scope);
    std::vector<LanguageId> languages_of(const Scope& scope) const;
    WordForm form_of(const Node& node) const;
    void make_words(const Node& node, const Scope& scope, Leaf& leaf);
    void note_rare_word(const Node& node, const Scope& scope, const Leaf& leaf);
    Xapian::Query token_query(const std::vector<Token>& tokens,
                              std::size_t i,
                              const Scope& scope,
                              Leaf& leaf);
    bool use_pairs(const std::vector<Token>& tokens, const Scope& scope, WordForm form, Leaf& leaf);
    std::string pair_of(const Token& first, const Token& second) const;
    void add_wholes(const Analysis& analysis,
                    const Scope& scope,
                    WordForm form,
                    Leaf& leaf,
                    const std::vector<Xapian::Query>& words);
    TokenTests tests_of(const Token& token, const Scope& scope, WordForm form);
    Xapian::Query word_query(std::string_view form, const Scope& scope, Leaf& leaf);
    std::set<std::string> terms_of(std::string_view form, const Scope& scope) const;
    void collect_terms(const Node& node, const Scope& scope, std::set<std::string>& terms);
    double keep_known(std::set<std::string>& terms) const;
    Xapian::Query weigh(const std::set<std::string>& terms, double frequency, Leaf& leaf) const;
    const ExpandedWords& expanded(const Node& node, std::string_view field);
    void append_words(std::string_view text, WordForm form, const Scope& scope, Leaf& leaf);
    void append_wild(const Node& node, std::string_view word, const Scope& scope, Leaf& leaf);
    template <class AnyForm>
    TokenTests take_words(const Node& node,
                          const ExpandedWords& words,
                          const Scope& scope,
                          Leaf& leaf,
                          AnyForm&& any_form,
                          std::vector<Xapian::Query>& queries);
    TokenTests append_expansion(const Node& node,
                                std::string_view text,
                                const Scope& scope,
                                Leaf& leaf,
                                std::vector<Xapian::Query>& queries);
    void make_wild_phrase(const Node& node, const Scope& scope, Leaf& leaf);
    void make_expansion(const Node& node, const Scope& scope, Leaf& leaf);

    const IndexReader& index_;
    const Xapian::Database& documents_;
    TermFrequencies& frequencies_;
    TermQueries& terms_;
    Analyzer& analyzer_;
    const CompileOptions& options_;
    bool holds_articles_;
    double count_;  // of documents
    WordLanguages languages_;
    std::size_t expanded_ = 0;  // number of words that expressions matched so far
    std::map<std::string, ExpandedWords> expansions_;  // by field and expression
    // State of the current compile() call.
    std::vector<Diagnostic>* notes_ = nullptr;
    std::vector<std::shared_ptr<Leaf>> leaves_;
    Xapian::Query by_terms_;  // of the current leaf
    std::vector<WeighedTerms> all_words_;
};

}  // namespace dateline
