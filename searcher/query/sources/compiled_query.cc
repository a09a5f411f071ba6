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

}  // namespace dateline
