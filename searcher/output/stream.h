// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace dateline {

/// Sends further output through $PAGER (default: less -FRX, if it is installed). The pager is
/// started without a shell. Returns false if there is none.
bool start_pager();

/// Ends the output of the pager, if one was started, and waits for it.
void finish_pager();

}  // namespace dateline
