// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/subqueries.h"

#include <utility>

#include "searcher/query/compile/join.h"

namespace dateline {
namespace {

CompileOptions without_scores(CompileOptions options) {
    options.expansion.clear();
    options.recency.reset();
    return options;
}

}  // namespace

CompiledQuery Subqueries::compile(const Node& node, SearchTarget target) const {
    return compile_(node, index_, target, analyzer_, without_scores(options_));
}

std::shared_ptr<const ArticleSet> Subqueries::run(const CompiledQuery& query) const {
    return std::make_shared<const ArticleSet>(collect_articles(query, index_));
}

Xapian::Query Subqueries::documents_of(std::shared_ptr<const ArticleSet> articles) const {
    Xapian::PostingSource* source = new JoinSource(std::move(articles), options_.deadline);
    return Xapian::Query(source->release());
}

}  // namespace dateline
