// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/plan/index_options.h"

namespace dateline {

/// `--stats`: what the index holds, on standard output.
void print_stats(const IndexOptions& options);

/// `--list`: its files, a line each: state, articles, path, reason; separated by tabs.
void print_list(const IndexOptions& options);

}  // namespace dateline
