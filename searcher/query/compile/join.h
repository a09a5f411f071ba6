// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include "searcher/query/sources/compiled_query.h"
#include "searcher/query/sources/confirm.h"

/// Joins articles and quotations: each document stores the hash of its article (Origin::article).
namespace dateline {

/// The articles that `query` matches, or whose quotations it matches, depending on its target.
/// Visits every match.
ArticleSet collect_articles(const CompiledQuery& query, const IndexReader& index);

/// Matches the documents of the articles of a set. Used under OP_FILTER or OP_AND.
class JoinSource : public FilterSource {
  public:
    JoinSource(std::shared_ptr<const ArticleSet> articles, const Deadline& deadline)
        : FilterSource(Slot::kOrigin, deadline), articles_(std::move(articles)) {}
    PostingSource* clone() const override { return new JoinSource(articles_, deadline()); }

  private:
    bool passes(const std::string& value) const override;

    std::shared_ptr<const ArticleSet> articles_;
};

}  // namespace dateline
