// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/search_command.h"

namespace dateline {

/// Answers one query on standard output, and says on standard error how it was read, what stopped
/// it, or what to try where nothing was found. Gives the exit status.
int ask(SearchCommand& command);

}  // namespace dateline
