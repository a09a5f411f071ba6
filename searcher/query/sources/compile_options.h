// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "common/text/language.h"
#include "searcher/query/sources/aliases.h"
#include "searcher/query/sources/compiled_query.h"
#include "searcher/query/sources/deadline.h"
#include "searcher/query/sources/recency.h"

namespace dateline {

/// The options of compiling a query.
struct CompileOptions {
    bool any = false;  ///< `--any`: words side by side are ORed
    bool stem = true;  ///< `--no-stem`: words match their own form only
    /// `--lang`: the languages whose words are searched; if empty, those of the index.
    std::vector<LanguageId> languages;
    bool direct = false;  ///< `--direct`: quotations that are entirely indirect speech don't count
    std::size_t most_expansions = 1000;  ///< words that a wildcard or the like may expand to
    Deadline deadline;                   ///< `--timeout`
    /// `--expand`: terms that add to the scores, and with `any` find articles by themselves.
    std::vector<WeighedTerms> expansion;
    std::optional<Recency> recency;          ///< `--recency`
    std::shared_ptr<const Aliases> aliases;  ///< `--aliases`
};

}  // namespace dateline
