// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/search_command.h"

namespace dateline {

/// `--batch`: runs a file of queries, one a line, `query` or `id<TAB>query`; skips empty lines and
/// comments ("#" alone, or "# " at the beginning). Answers are in the order of the lines, whatever
/// the number of jobs. A query that doesn't parse is reported on standard error with its line, and
/// the others go on. Returns the exit code: 2 if a query was bad, else kLimit's if an answer
/// is partial, else 0 if any query found something, else 1.
int run_batch(const SearchCommand& command);

}  // namespace dateline
