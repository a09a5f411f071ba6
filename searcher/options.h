// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "searcher/search_command.h"

namespace dateline {

/// Parses the command line (and the environment and configuration file). `std::nullopt` if it asked
/// for help or the like, which is then printed. Throws Error(kUsage).
std::optional<SearchCommand> parse_search_command(int argc, const char* const* argv);

}  // namespace dateline
