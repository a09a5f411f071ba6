// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "indexer/plan/index_options.h"

namespace dateline {

/// Reads the command line (and the environment and configuration file). None if it asked for help
/// or the like, which is printed then. Throws Error(kUsage).
std::optional<IndexOptions> parse_index_options(int argc, const char* const* argv);

}  // namespace dateline
