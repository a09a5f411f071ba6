// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/sources/compiled_query.h"

namespace dateline {

double Leaf::weight() const {
    double sum = 0;
    for (const WeighedTerms& part : terms) {
        sum += part.weight;
    }
    return sum;
}

void Leaf::scale(double factor) {
    for (WeighedTerms& part : terms) {
        part.weight *= factor;
    }
}

double CompiledQuery::words_weight() const {
    double sum = 0;
    for (const auto& leaf : leaves) {
        if (leaf->wanted) sum += leaf->weight();
    }
    for (const CompiledQuery& part : quoted) {
        sum += part.words_weight();
    }
    return sum;
}

const Xapian::Database& database_of(const IndexReader& index, SearchTarget target) {
    return target == SearchTarget::kArticles ? index.articles() : index.quotes();
}

const std::vector<Xapian::Database>& shards_of(const IndexReader& index, SearchTarget target) {
    return target == SearchTarget::kArticles ? index.segments() : index.quote_segments();
}

MappedSegments mapped_segments_of(const IndexReader& index, SearchTarget target) {
    return target == SearchTarget::kArticles ? index.mapped_articles() : index.mapped_quotes();
}

}  // namespace dateline
