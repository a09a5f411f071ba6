// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/search_command.h"

namespace dateline {

/// Answers one query on standard output. Says on standard error how it was parsed, what stopped it,
/// or what to try if nothing was found. Returns the exit status.
int ask(const SearchCommand& command);

}  // namespace dateline
