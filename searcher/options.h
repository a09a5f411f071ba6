// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "searcher/search_command.h"

namespace dateline {

/// Reads the command line (and the environment and configuration file). None if it asked for help
/// or the like, which is printed then. Throws Error(kUsage).
std::optional<SearchCommand> parse_search_command(int argc, const char* const* argv);

}  // namespace dateline
