// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include "common/base/error.h"
#include "searcher/query/syntax/diagnostic.h"

namespace dateline {

/// An error at a span of a query.
class QueryError : public Error {
  public:
    explicit QueryError(Diagnostic diagnostic, ErrorKind kind = ErrorKind::kQuery)
        : Error(kind, diagnostic.message, diagnostic.hint), diagnostic_(std::move(diagnostic)) {}
    const Diagnostic& diagnostic() const { return diagnostic_; }

  private:
    Diagnostic diagnostic_;
};

}  // namespace dateline
