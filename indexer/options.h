// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/index_options.h"

namespace dateline {

/// Reads the command line (and the environment and configuration file). Prints help and exits where
/// that is asked for; throws Error(kUsage).
IndexOptions parse_index_options(int argc, const char* const* argv);

}  // namespace dateline
