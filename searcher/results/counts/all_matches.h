// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "common/index/index_reader.h"
#include "searcher/query/sources/compiled_query.h"

namespace dateline {

/// Every match of a query, for counts over all of them.
struct AllMatches {
    std::vector<std::vector<Xapian::docid>> documents;  ///< by segment; ascending

    std::uint64_t count() const;
};

/// Runs the query on each segment by itself, without weights. Costs a visit to every match.
AllMatches collect_matches(const CompiledQuery& query, const IndexReader& index);

}  // namespace dateline
