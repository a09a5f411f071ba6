// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/servers.h"

#include <fmt/format.h>

#include "searcher/query/syntax/query_error.h"

namespace dateline {

void refuse_over_servers(const IndexReader& index, std::string_view what, Span span) {
    if (index.is_remote())
        throw QueryError({span, fmt::format("{} can't be searched over a server", what),
                          "search where the index is"});
}

}  // namespace dateline
