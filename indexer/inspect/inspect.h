// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/plan/index_options.h"

namespace dateline {

/// `--stats`: prints the contents of the index in figures, on standard output.
void print_stats(const IndexOptions& options);

/// `--list`: prints the files of the index, one line each: state, articles, path, reason; separated
/// by tabs.
void print_list(const IndexOptions& options);

}  // namespace dateline
