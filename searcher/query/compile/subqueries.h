// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "common/analysis/analyzer.h"
#include "common/index/index_reader.h"
#include "searcher/query/sources/compile_options.h"
#include "searcher/query/sources/compiled_query.h"
#include "searcher/query/syntax/tree.h"

namespace dateline {

/// Runs the parts of a query that are about documents of the other kind: of a query on articles
/// what its quotations must be, of a query on quotations what their articles must be.
class Subqueries {
  public:
    /// What compiles a tree: compile_query, which needs this class itself.
    using Compile = CompiledQuery (*)(
        const Node&, const IndexReader&, SearchTarget, Analyzer&, const CompileOptions&);

    /// The options are used without what adds to scores, which must count only once. All must
    /// outlive this object.
    Subqueries(const IndexReader& index,
               Analyzer& analyzer,
               const CompileOptions& options,
               Compile compiler)
        : index_(index), analyzer_(analyzer), options_(options), compile_(compiler) {}

    /// Throws what the compiler throws.
    CompiledQuery compile(const Node& node, SearchTarget target) const;

    /// The articles that `query` finds, or whose quotations it finds. Visits every match.
    std::shared_ptr<const ArticleSet> run(const CompiledQuery& query) const;

    /// The documents that belong to `articles`, by our own PostingSource, which no server can run.
    Xapian::Query documents_of(std::shared_ptr<const ArticleSet> articles) const;

  private:
    const IndexReader& index_;
    Analyzer& analyzer_;
    const CompileOptions& options_;
    Compile compile_;
};

}  // namespace dateline
