// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "indexer/plan/index_options.h"

namespace dateline {

/// Reads the command line (and the environment and configuration file). Returns std::nullopt if it
/// asks for help or the like, after printing that. Throws Error(kUsage).
std::optional<IndexOptions> parse_index_options(int argc, const char* const* argv);

}  // namespace dateline
