// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/index/index_reader.h"
#include "searcher/query/sources/compile_options.h"
#include "searcher/query/sources/compiled_query.h"
#include "searcher/query/syntax/parser.h"
#include "searcher/results/counts/facets.h"
#include "searcher/results/counts/histogram.h"
#include "searcher/results/counts/significant_terms.h"
#include "searcher/results/explain.h"
#include "searcher/results/groups/grouping.h"
#include "searcher/results/hits.h"
#include "searcher/results/matching.h"
#include "searcher/results/passages/concordance.h"
#include "searcher/results/suggestions/correction.h"
#include "searcher/results/suggestions/near_values.h"
#include "searcher/results/suggestions/suggest.h"

namespace dateline {

/// The kind of results of a search.
enum class View : std::uint8_t {
    kArticles,
    kQuotes,
    kSpeakers,
    kCounts,       ///< only facets and histogram
    kTerms,        ///< words that are typical of the matches
    kConcordance,  ///< each match with the words around it
};

struct SearchOptions {
    CompileOptions compile;
    View view = View::kArticles;
    SortOrder sort = SortOrder::kRelevance;
    std::uint32_t offset = 0;
    std::uint32_t limit = 10;
    std::uint32_t after_run = 0;  ///< only what later runs indexed
    bool exact_count = false;     ///< counts every match, however many
    std::size_t snippets = 1;     ///< passages per hit
    std::size_t context = 0;      ///< sentences around each passage
    bool matches = false;         ///< whether hits have all their matches
    bool openings = false;        ///< whether hits without a headline have their first words
    std::size_t kwic_width = 40;  ///< characters on either side of a concordance's matches
    Grouping grouping = Grouping::kNone;
    bool rare_words = false;           ///< whether a search with few hits suspects its rare words
    bool expand = false;               ///< `--expand`
    bool passages = true;              ///< whether best passages count (best_passage.h)
    bool files = false;                ///< whether hits include the files that they were read from
    std::vector<FacetRequest> facets;  ///< of quotations: speakers only
    std::optional<Period> histogram;
};

struct SearchResult {
    View view = View::kArticles;
    std::vector<Hit> hits;  ///< of the five lists, only the one for `view` is filled
    std::vector<QuoteHit> quotes;
    std::vector<SpeakerHit> speakers;
    std::vector<TermHit> terms;
    std::vector<ConcordanceLine> lines;
    std::vector<Facet> facets;  ///< in the order asked for
    std::optional<Histogram> histogram;
    std::uint64_t matches = 0;              ///< articles, quotations before folding, or speakers
    bool exact = true;                      ///< else `matches` is an estimate
    std::optional<std::uint64_t> distinct;  ///< with --dedup, if counted: those that remain
    bool partial = false;                   ///< whether `--timeout` ended the search
    std::uint64_t searched = 0;             ///< articles or quotations in the index
    std::vector<std::string> missing;       ///< addresses left out by `--partial`

    /// The number of hits on this page.
    std::size_t size() const {
        return hits.size() + quotes.size() + speakers.size() + terms.size() + lines.size();
    }

    std::vector<Diagnostic> notes;         ///< on what was read otherwise than it may be meant
    std::vector<UnknownWord> unknown;      ///< words of the query that no article has
    std::vector<UnknownWord> rare;         ///< words that may be misspelled, if there are few hits
    std::optional<Correction> correction;  ///< a query that has more hits
    std::optional<Diagnostic> error;       ///< why a query of a batch has no answer
    std::string explanation;               ///< for `--explain`, if asked for
};

/// One index or several, searched. Belongs to one thread. A writer may publish at the same time: a
/// search that notices is repeated on the newest state, snippets included.
class Searcher {
  public:
    /// The index in a folder.
    explicit Searcher(const std::filesystem::path& index) : Searcher({IndexAddress(index)}, {}) {}

    /// Several indexes, searched as one. Throws Error(kIndex).
    Searcher(std::vector<IndexAddress> addresses, const OpenOptions& options);

    /// Throws QueryError, or Error(kIndex).
    SearchResult search(const Node& tree,
                        const SearchOptions& options,
                        Explain explain = Explain::kNothing);

    /// Parses a query, or with `--any` a question (question.h).
    ParsedQuery parse(std::string_view text,
                      const QueryContext& context,
                      const CompileOptions& options);

    /// Over servers, asks for the frequencies of the words of queries to be searched, all in one
    /// round trip, so that each search only needs its own. Throws what search does.
    void ask_ahead(const std::vector<const Node*>& trees, const SearchOptions& options);

    /// suggest_words and correct_query on the newest state of the index. Throw what search does.
    std::vector<Suggestion> suggestions(std::string_view typed, std::size_t most);
    std::vector<Correction> corrections(std::string_view query,
                                        const std::vector<UnknownWord>& suspect);

    /// near_values on the newest state of the index. Throws what search does.
    std::vector<NearValue> near_names(ColumnField field, std::string_view typed, std::size_t most);

    const IndexReader& index() const { return *reader_; }
    Analyzer& analyzer() { return analyzer_; }

  private:
    template <class Once>
    auto on_newest_index(Once&& once);
    SearchResult search_once(const Node& tree, const SearchOptions& options, Explain explain);
    CompiledQuery compile(const Node& tree, const SearchOptions& options, SearchTarget target);
    void leave_out(const Xapian::Error& error);
    Hit make_hit(const GroupHead& head, const CompiledQuery& query, const SearchOptions& options);

    std::vector<IndexAddress> addresses_;
    OpenOptions options_;
    std::vector<std::string> missing_;  // left out since it was opened
    std::unique_ptr<IndexReader> reader_;
    Analyzer analyzer_;
};

}  // namespace dateline
