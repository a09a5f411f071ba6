// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/search.h"

#include <algorithm>

#include <fmt/format.h>

#include "common/index/form_lookup.h"
#include "common/index/xapian_errors.h"
#include "common/stored/origin.h"
#include "searcher/query/compile/compile.h"
#include "searcher/query/sources/confirm.h"
#include "searcher/query/syntax/question.h"
#include "searcher/results/counts/speakers.h"
#include "searcher/results/explain.h"
#include "searcher/results/feedback.h"
#include "searcher/results/groups/quotations.h"
#include "searcher/results/original_file.h"

namespace dateline {
namespace {

constexpr int kTries = 20;
constexpr std::uint64_t kFew = 5;            // matches up to which a word may still be misspelled
constexpr Xapian::doccount kCounted = 1000;  // matches counted exactly by default

// A search of only filters has nothing to rank by: newest first.
SortOrder order_for(const SearchOptions& options, const CompiledQuery& query) {
    return options.sort == SortOrder::kRelevance && !query.is_weighted() ? SortOrder::kNewest
                                                                         : options.sort;
}

// Matches what was indexed after a run.
class RunSource : public FilterSource {
  public:
    RunSource(std::uint32_t after, const Deadline& deadline)
        : FilterSource(Slot::kOrigin, deadline), after_(after) {}
    PostingSource* clone() const override { return new RunSource(after_, deadline()); }

  private:
    bool passes(const std::string& value) const override {
        return decode_origin(value).run > after_;
    }

    std::uint32_t after_;
};

void keep_later_runs(const SearchOptions& options, CompiledQuery& query) {
    Xapian::PostingSource* source = new RunSource(options.after_run, options.compile.deadline);
    query.replace_query(
        Xapian::Query(Xapian::Query::OP_FILTER, query.query, Xapian::Query(source->release())));
}

// Fails for options that need code of ours to run where the index is.
void refuse_over_servers(const SearchOptions& options) {
    const std::string_view what = options.grouping == Grouping::kCopies      ? "--dedup"
                                  : options.grouping == Grouping::kIdentical ? "--dedup"
                                  : options.sort == SortOrder::kOldest       ? "-s -date"
                                                                             : "";
    if (!what.empty())
        throw Error(ErrorKind::kUsage, std::string(what) + " doesn't work over a server",
                    "search where the index is");
}

void collect_unknown(const CompiledQuery& query, SearchResult& result) {
    for (const auto& leaf : query.leaves) {
        // What isn't there excludes nothing: it is no reason for an answer without hits.
        if (!leaf->wanted && result.matches == 0) continue;
        for (const std::string& word : leaf->unknown) {
            if (std::ranges::find(result.unknown, word, &UnknownWord::word) == result.unknown.end())
                result.unknown.push_back({word, leaf->node->span});
        }
    }
    for (const CompiledQuery& quoted : query.quoted) {
        collect_unknown(quoted, result);
    }
}

bool folds_copies(const SearchOptions& options) {
    return options.grouping == Grouping::kCopies || options.grouping == Grouping::kIdentical;
}

MatchingOptions matching_options(const SearchOptions& options,
                                 const CompiledQuery& query,
                                 const IndexReader& index) {
    MatchingOptions matching;
    matching.sort = order_for(options, query);
    matching.passages = options.passages;
    matching.counts_only = options.limit == 0 && !folds_copies(options);
    const bool quotations = query.target == SearchTarget::kQuotations;
    matching.speakers = options.view == View::kSpeakers || (quotations && !options.facets.empty());
    if (options.exact_count || matching.speakers)
        matching.counted = index.collection(query.target).database().get_doccount();
    else if (options.limit == 0)
        matching.counted = kCounted;
    return matching;
}

// Words in so few articles that they may be misspelled.
void collect_rare(const CompiledQuery& query, const IndexReader& index, SearchResult& result) {
    constexpr std::uint64_t kRare = 3;  // articles
    for (const auto& leaf : query.leaves) {
        if (leaf->wanted && !leaf->form.empty() && leaf->pattern.parts == kTextParts &&
            form_count(index, leaf->form) <= kRare)
            result.rare.push_back({leaf->form, leaf->node->span});
    }
}

// Fills in what concerns all matches.
void finish(const Matching& matching,
            const IndexReader& index,
            const SearchOptions& options,
            SearchResult& result) {
    result.matches = matching.count();
    result.exact = matching.is_exact();
    if (result.view != View::kQuotes && result.view != View::kSpeakers) return;
    const std::vector<SpeakerHit> speakers =
        matching.speakers().speakers(SpeakerNames(index, options.compile.aliases.get()));
    for (const FacetRequest& facet : options.facets) {
        result.facets.push_back(speaker_facet(speakers, facet.size));
    }
    if (options.view != View::kSpeakers) return;
    result.matches = speakers.size();
    for (std::size_t i = options.offset;
         i < speakers.size() && result.speakers.size() < options.limit; ++i) {
        result.speakers.push_back(speakers[i]);
    }
}

// Significant terms of the best matches, of which the page shows some.
std::vector<TermHit> terms_page(const std::vector<Ranked>& matches,
                                const IndexReader& index,
                                Analyzer& analyzer,
                                const SearchOptions& options) {
    std::vector<Article> sample;
    for (const Ranked& match : matches) {
        sample.push_back(match.document.card());
        index.read_text(match.document, sample.back());
    }
    std::vector<TermHit> terms = significant_terms(sample, index, analyzer);
    const auto first = terms.begin() + std::min<std::ptrdiff_t>(options.offset, std::ssize(terms));
    terms.erase(terms.begin(), first);
    if (terms.size() > options.limit) terms.resize(options.limit);
    return terms;
}

// Whether the query can match in the text of an article outside the headline.
bool has_words_in_text(const CompiledQuery& query) {
    return std::ranges::any_of(query.leaves, [](const auto& leaf) {
        return leaf->wanted && (leaf->pattern.parts & kPassageParts) != 0;
    });
}

// Lines `offset` to `offset + limit` of the matches in the best articles, which are read until the
// page is full.
std::vector<ConcordanceLine> lines_page(Matching& matching,
                                        const CompiledQuery& query,
                                        const IndexReader& index,
                                        Analyzer& analyzer,
                                        const SearchOptions& options) {
    if (!has_words_in_text(query))
        throw Error(ErrorKind::kUsage, "--kwic: the query has no word of the text to line up",
                    "add one, or leave --kwic out");
    std::vector<ConcordanceLine> page;
    std::size_t skip = options.offset;
    Xapian::doccount size = options.limit == 0 ? 0 : 50;
    for (Xapian::doccount first = 0;; first += size, size *= 2) {
        const std::vector<Ranked> matches = matching.page(first, size);
        for (const Ranked& match : matches) {
            if (options.compile.deadline.passed()) return page;
            const Article fields = match.document.card();
            Article article = fields;
            index.read_text(match.document, article);
            for (ConcordanceLine& line :
                 concordance(article, query, analyzer, options.kwic_width)) {
                if (skip > 0 && skip-- > 0) continue;
                if (page.size() == options.limit) break;
                line.article = fields;
                page.push_back(std::move(line));
            }
            if (page.size() == options.limit) return page;
        }
        if (matches.size() < size || size == 0) return page;
    }
}

// The explanations of the hits, in order; empty if scores were not asked for.
std::string explain_scores(const SearchResult& result, const SearchOptions& options) {
    std::string out;
    for (std::size_t i = 0; i < result.hits.size(); ++i) {
        const Hit& hit = result.hits[i];
        if (hit.score_parts.empty()) continue;
        out += fmt::format("{}. {}  score {:.4f}\n{}", options.offset + i + 1, hit.article.id,
                           hit.score, hit.score_parts);
    }
    return out;
}

void check_kept(const std::string& key, const Manifest& manifest) {
    if (key.empty() || std::ranges::binary_search(manifest.kept, key)) return;
    throw Error(
        ErrorKind::kUsage, fmt::format("--facets: can't count by '{}'", key),
        fmt::format("by source, section, place, lang, tag, by or speaker{}",
                    manifest.kept.empty()
                        ? "; other keys are kept with dateline-index --keep"
                        : fmt::format(", or what was kept: {}", fmt::join(manifest.kept, ", "))));
}

// Counts over all matching articles, in one visit to each.
void count_articles(const CompiledQuery& query,
                    const IndexReader& index,
                    const SearchOptions& options,
                    SearchResult& result) {
    for (const FacetRequest& facet : options.facets) {
        check_kept(facet.key, index.manifest());
    }
    const AllMatches matches = collect_matches(query, index);
    for (const FacetRequest& facet : options.facets) {
        result.facets.push_back(count_facet(matches, index, facet, options.compile.aliases.get()));
    }
    if (options.histogram) result.histogram = count_by_date(matches, index, *options.histogram);
    result.matches = matches.count();
    result.exact = true;
}

bool counts_articles(const SearchOptions& options) {
    const bool articles = options.view == View::kArticles || options.view == View::kCounts;
    return articles && (!options.facets.empty() || options.histogram);
}

MatchPage page_of(Matching& matching) {
    return
        [&](Xapian::doccount first, Xapian::doccount most) { return matching.page(first, most); };
}

// The hits of the page: single matches, or groups of them.
std::vector<GroupHead> heads_of(Matching& matching,
                                const CompiledQuery& query,
                                const IndexReader& index,
                                Analyzer& analyzer,
                                const SearchOptions& options) {
    const MatchPage page = page_of(matching);
    if (options.grouping != Grouping::kNone && options.limit > 0)
        return group_matches(options.grouping, page, query, index, analyzer,
                             {options.offset, options.limit});
    std::vector<GroupHead> heads;
    for (const Ranked& match : page(options.offset, options.limit)) {
        heads.push_back({match.document, match.score, {}, 0, match.passage});
    }
    return heads;
}

SearchTarget target_of(const SearchOptions& options) {
    const bool quotations = options.view == View::kQuotes || options.view == View::kSpeakers;
    return quotations ? SearchTarget::kQuotations : SearchTarget::kArticles;
}

// Folding similar quotations leaves fewer: reads more matches until the page is full.
std::vector<QuoteHit> quote_page(Matching& matching,
                                 const QuotePage& page,
                                 const SearchOptions& options) {
    constexpr Xapian::doccount kFirst = 200;
    constexpr Xapian::doccount kMost = 20'000;
    for (Xapian::doccount read = std::max(kFirst, (options.offset + options.limit) * 4);;
         read *= 4) {
        const std::vector<Ranked> matches = matching.page(0, options.limit == 0 ? 0 : read);
        std::vector<QuoteHit> hits = page.hits(matches, options.offset, options.limit);
        if (hits.size() >= options.limit || matches.size() < read || read >= kMost) return hits;
    }
}

}  // namespace

Searcher::Searcher(std::vector<IndexAddress> addresses, const OpenOptions& options)
    : addresses_(std::move(addresses)),
      options_(options),
      reader_(std::make_unique<IndexReader>(addresses_, options_)) {}

// Names the server that failed, or with `--partial` leaves it out from now on.
void Searcher::leave_out(const Xapian::Error& error) {
    const auto meant = std::ranges::find_if(
        addresses_, [&](const IndexAddress& address) { return address.is_meant_by(error); });
    if (meant == addresses_.end()) throw translate(error);
    if (!options_.partial) throw no_answer(meant->name(), error);
    missing_.push_back(meant->name());
    addresses_.erase(meant);
}

ParsedQuery Searcher::parse(std::string_view text,
                            const QueryContext& context,
                            const CompileOptions& options) {
    const std::vector<std::string>& kept = reader_->manifest().kept;
    QueryContext with_kept;  // only where it differs: saved searches and synonyms may be long
    if (!kept.empty()) {
        with_kept = context;
        with_kept.kept = kept;
    }
    const QueryContext& fields = kept.empty() ? context : with_kept;
    if (!options.any) return parse_query(text, fields);
    ParsedQuery question = parse_question(text, fields);
    if (question.error) return question;
    std::vector<std::string> languages;
    for (const LanguageId lang : options.languages) {
        languages.emplace_back(language(lang).code);
    }
    weigh_question(question, languages.empty() ? reader_->manifest().languages : languages,
                   analyzer_);
    return question;
}

// Repeats a call if a writer changed the index meanwhile, or without a server that failed.
template <class Once>
auto Searcher::on_newest_index(Once&& once) {
    for (int i = 0;; ++i) {
        try {
            return once();
        } catch (const Xapian::DatabaseModifiedError& error) {
            if (i == kTries) throw translate(error);
        } catch (const Xapian::DatabaseOpeningError& error) {
            if (i == kTries) throw translate(error);
        } catch (const Xapian::NetworkError& error) {
            leave_out(error);
        } catch (const Xapian::Error& error) {
            throw translate(error);
        }
        reader_ = std::make_unique<IndexReader>(addresses_, options_);
    }
}

SearchResult Searcher::search(const Node& tree, const SearchOptions& options, Explain explain) {
    return on_newest_index([&] { return search_once(tree, options, explain); });
}

void Searcher::ask_ahead(const std::vector<const Node*>& trees, const SearchOptions& options) {
    on_newest_index(
        [&] { ask_about_words(trees, *reader_, target_of(options), analyzer_, options.compile); });
}

std::vector<Suggestion> Searcher::suggestions(std::string_view typed, std::size_t most) {
    return on_newest_index([&] { return suggest_words(*reader_, typed, most); });
}

std::vector<Correction> Searcher::corrections(std::string_view query,
                                              const std::vector<UnknownWord>& suspect) {
    return on_newest_index([&] { return correct_query(query, suspect, *reader_); });
}

std::vector<NearValue> Searcher::near_names(ColumnField field,
                                            std::string_view typed,
                                            std::size_t most) {
    return on_newest_index([&] { return near_values(*reader_, field, typed, most); });
}

// With `--expand`, the query runs twice.
CompiledQuery Searcher::compile(const Node& tree,
                                const SearchOptions& options,
                                SearchTarget target) {
    CompiledQuery query = compile_query(tree, *reader_, target, analyzer_, options.compile);
    if (!options.expand || target != SearchTarget::kArticles || !query.is_weighted()) return query;
    const std::vector<Ranked> best = Matching(query, *reader_, {}).page(0, kFeedbackArticles);
    if (best.empty() || best[0].score <= 0) return query;
    CompileOptions expanded = options.compile;
    expanded.expansion = feedback_terms(best, query, *reader_, analyzer_);
    return compile_query(tree, *reader_, target, analyzer_, expanded);
}

SearchResult Searcher::search_once(const Node& tree,
                                   const SearchOptions& options,
                                   Explain explain) {
    const SearchTarget target = target_of(options);
    CompiledQuery compiled = compile(tree, options, target);
    if (reader_->is_remote()) refuse_over_servers(options);
    if (options.after_run > 0) keep_later_runs(options, compiled);
    SearchResult result;
    result.view = options.view;
    result.searched = reader_->collection(target).database().get_doccount();
    result.missing = missing_;
    std::ranges::copy(reader_->missing(), std::back_inserter(result.missing));
    Matching matching(compiled, *reader_, matching_options(options, compiled, *reader_));
    const bool counts = counts_articles(options);
    if (options.view == View::kArticles && !(counts && options.limit == 0)) {
        for (const GroupHead& head : heads_of(matching, compiled, *reader_, analyzer_, options)) {
            result.hits.push_back(make_hit(head, compiled, options));
            if (explain == Explain::kScores)
                result.hits.back().score_parts = explain_score(
                    {head.document, head.score, head.passage, {}}, compiled, *reader_);
        }
    }
    if (options.view == View::kQuotes)
        result.quotes = quote_page(
            matching, {*reader_, compiled, analyzer_, options.compile.aliases.get()}, options);
    if (options.view == View::kSpeakers) matching.page(0, 0);
    if (options.view == View::kTerms)
        result.terms = terms_page(matching.page(0, kMostSampled), *reader_, analyzer_, options);
    if (options.view == View::kConcordance)
        result.lines = lines_page(matching, compiled, *reader_, analyzer_, options);
    finish(matching, *reader_, options, result);
    if (options.exact_count && folds_copies(options))
        result.distinct = count_distinct(options.grouping, page_of(matching), result.matches);
    if (counts) count_articles(compiled, *reader_, options, result);
    result.notes = compiled.notes;
    result.partial = options.compile.deadline.passed();
    // Where there are no quotations at all, that is told instead.
    if (target == SearchTarget::kArticles || result.searched > 0) collect_unknown(compiled, result);
    if (result.matches > 0 && options.rare_words && result.matches <= kFew)
        collect_rare(compiled, *reader_, result);
    if (explain != Explain::kNothing)
        result.explanation = explain_query(tree, compiled) + explain_scores(result, options);
    return result;
}

Hit Searcher::make_hit(const GroupHead& head,
                       const CompiledQuery& query,
                       const SearchOptions& options) {
    Hit hit;
    hit.article = head.document.card();
    hit.score = head.score;
    hit.others = head.others;
    hit.other_count = head.other_count;
    if (options.files)
        hit.file =
            source_file(hit.article.path, origin_of(head.document).file, reader_->manifest());
    const bool opens = options.openings && hit.article.headline.empty();
    if (options.snippets == 0 && !opens) return hit;
    reader_->read_text(head.document, hit.article);
    if (opens) hit.opening = opening_of(hit.article);
    if (options.snippets == 0) return hit;
    std::vector<QuotedMatches> quoted;
    for (const CompiledQuery& part : query.quoted) {
        quoted.push_back({&part, quotations_of(head.document, part, *reader_)});
    }
    hit.snippets =
        make_snippets(hit.article, query, quoted, analyzer_, {options.snippets, options.context});
    hit.headline_highlights = headline_highlights(hit.article, query.leaves, analyzer_);
    if (options.matches) hit.matches = text_matches(hit.article, query, quoted, analyzer_);
    return hit;
}

}  // namespace dateline
