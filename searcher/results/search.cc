// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/results/search.h"

#include <algorithm>

#include "searcher/query/confirm.h"
#include "searcher/results/explain.h"

namespace dateline {
namespace {

constexpr int kTries = 20;
constexpr Xapian::doccount kCounted =
    1000;  // matches that are counted exactly unless all are asked for

// Sorts by date with undated articles last, whichever way.
class DateKey : public Xapian::KeyMaker {
  public:
    std::string operator()(const Xapian::Document& document) const override {
        const std::string date = document.get_value(static_cast<Xapian::valueno>(Slot::kPublished));
        return date.empty() ? "~" : date;
    }
};

void set_order(Xapian::Enquire& enquire, SortOrder sort, DateKey& oldest) {
    if (sort == SortOrder::kNewest)
        enquire.set_sort_by_value_then_relevance(static_cast<Xapian::valueno>(Slot::kPublished),
                                                 true);
    if (sort == SortOrder::kOldest) enquire.set_sort_by_key_then_relevance(&oldest, false);
}

// Equal scores come by id within a page; across pages, by the place in the index.
void settle_ties(std::vector<Hit>& hits) {
    for (auto first = hits.begin(); first != hits.end();) {
        const auto last = std::find_if(first, hits.end(),
                                       [&](const Hit& hit) { return hit.score != first->score; });
        std::sort(first, last, [](const Hit& a, const Hit& b) {
            return a.article.id != b.article.id ? a.article.id < b.article.id
                                                : a.article.path < b.article.path;
        });
        first = last;
    }
}

// A search of filters alone has nothing to rank by: newest first.
SortOrder order_for(const SearchOptions& options, const CompiledQuery& query) {
    const bool weighted = std::ranges::any_of(
        query.leaves, [](const auto& leaf) { return leaf->wanted && leaf->weight > 0; });
    return options.sort == SortOrder::kRelevance && !weighted ? SortOrder::kNewest : options.sort;
}

void collect_unknown(const CompiledQuery& query, SearchResult& result) {
    for (const auto& leaf : query.leaves) {
        if (!leaf->wanted) continue;
        for (const std::string& word : leaf->unknown) {
            if (std::ranges::find(result.unknown, word) == result.unknown.end())
                result.unknown.push_back(word);
        }
    }
}

}  // namespace

Searcher::Searcher(std::filesystem::path index)
    : path_(std::move(index)), reader_(std::make_unique<IndexReader>(path_)) {}

SearchResult Searcher::search(const Node& tree, const SearchOptions& options, bool explain) {
    for (int i = 0;; ++i) {
        try {
            return search_once(tree, options, explain);
        } catch (const Xapian::DatabaseModifiedError& error) {
            if (i == kTries) throw translate(error);
        } catch (const Xapian::DatabaseNotFoundError& error) {
            if (i == kTries) throw translate(error);
        } catch (const Xapian::Error& error) {
            throw translate(error);
        }
        reader_ = std::make_unique<IndexReader>(path_);
    }
}

SearchResult Searcher::search_once(const Node& tree, const SearchOptions& options, bool explain) {
    const CompiledQuery compiled = compile_query(tree, *reader_, analyzer_, options.compile);
    const ConfirmingDecider decider(compiled, *reader_);
    Xapian::Enquire enquire(reader_->articles());
    enquire.set_query(compiled.query);
    enquire.set_weighting_scheme(ImpactWeight());
    DateKey oldest;
    const SortOrder order = order_for(options, compiled);
    set_order(enquire, order, oldest);
    SearchResult result;
    result.searched = reader_->articles().get_doccount();
    const auto everything = static_cast<Xapian::doccount>(result.searched);
    const Xapian::doccount counted = options.exact_count  ? everything
                                     : options.limit == 0 ? kCounted
                                                          : 0;
    const Xapian::MSet matches = enquire.get_mset(options.offset, options.limit, counted, nullptr,
                                                  decider.is_needed() ? &decider : nullptr);
    result.matches = matches.get_matches_estimated();
    result.exact = matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
    for (auto match = matches.begin(); match != matches.end(); ++match) {
        const Xapian::Document document = match.get_document();
        Hit hit{read_card(document), match.get_weight(), {}, {}};
        if (options.snippets > 0) {
            read_text(document, hit.article);
            hit.snippets = make_snippets(hit.article, compiled, analyzer_, options.snippets);
            hit.headline_highlights = headline_highlights(hit.article, compiled.leaves, analyzer_);
        }
        result.hits.push_back(std::move(hit));
    }
    if (order == SortOrder::kRelevance) settle_ties(result.hits);
    result.notes = compiled.notes;
    if (result.hits.empty()) collect_unknown(compiled, result);
    if (explain) result.explanation = explain_query(tree, compiled);
    return result;
}

}  // namespace dateline
