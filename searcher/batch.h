// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/search_command.h"

namespace dateline {

/// `--batch`: runs a file of queries, one a line, `query` or `id<TAB>query`; empty lines and lines
/// that begin with # are passed over. Answers come in the order of the lines, whatever the number
/// of jobs. A query that can't be read is reported on standard error with its line, and the others
/// go on. Gives the exit code: 2 where a query was bad, else 0 where any query found something,
/// else 1.
int run_batch(const SearchCommand& command);

}  // namespace dateline
