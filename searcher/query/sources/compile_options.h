// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "common/text/language.h"
#include "searcher/query/sources/compiled_query.h"
#include "searcher/query/sources/deadline.h"
#include "searcher/query/sources/recency.h"

namespace dateline {

/// How a query is compiled.
struct CompileOptions {
    bool any = false;  ///< `--any`: words side by side are ORed
    bool stem = true;  ///< `--no-stem`: words stand for their own form only
    /// `--lang`: languages by whose stemmers words are looked up; none: those of the index.
    std::vector<LanguageId> languages;
    bool direct = false;  ///< `--direct`: quotations that are all indirect speech don't count
    std::size_t most_expansions = 1000;  ///< words that a wildcard or the like may stand for
    Deadline deadline;                   ///< `--timeout`
    /// `--expand`: terms that add to the scores, and with `any` find articles by themselves.
    std::vector<WeighedTerms> expansion;
    std::optional<Recency> recency;  ///< `--recency`
};

}  // namespace dateline
