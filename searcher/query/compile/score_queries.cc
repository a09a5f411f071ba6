// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/score_queries.h"

#include <vector>

#include "common/schema/terms.h"
#include "searcher/query/compile/servers.h"
#include "searcher/query/sources/xapian_queries.h"

namespace dateline {

using Query = Xapian::Query;

namespace {

// The score that `--recency` adds for the newest article, as a share of the most that the words of
// the query can score. The words of an article score about half of that maximum.
constexpr double kRecencyShare = 0.3;

}  // namespace

Query expansion_query(const CompileOptions& options, const TermQueries& terms) {
    std::vector<Query> queries;
    for (const WeighedTerms& word : options.expansion) {
        queries.emplace_back(Query::OP_SCALE_WEIGHT, terms.any_of(word.terms), word.weight);
    }
    return any_of(queries);
}

void add_recency(CompiledQuery& query,
                 const CompileOptions& options,
                 const IndexReader& index,
                 const Node& root) {
    if (!options.recency || query.target != SearchTarget::kArticles || !query.is_weighted()) return;
    refuse_over_servers(index, "--recency", root.span);
    const Recency& recency = *options.recency;
    const auto today = recency.today ? recency.today : newest_date(index.articles().segments());
    if (!today) return;
    query.recency = RecencyWeight{query.words_weight() * kImpactLevels * kRecencyShare,
                                  recency.half_life, *today};
    Xapian::PostingSource* source = new RecencySource(*query.recency);
    query.replace_query(Query(Query::OP_AND_MAYBE, query.query, Query(source->release())));
}

}  // namespace dateline
