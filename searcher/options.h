// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "searcher/search_command.h"

namespace dateline {

/// The indexes to search. Throws Error(kUsage).
std::vector<IndexAddress> addresses_of(const SearchCommand& command);

ServerOptions servers_of(const SearchCommand& command);

/// Reads the command line (and the environment and configuration file). Prints help and exits where
/// that is asked for; throws Error(kUsage).
SearchCommand parse_search_command(int argc, const char* const* argv);

}  // namespace dateline
