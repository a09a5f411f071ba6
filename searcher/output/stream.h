// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace dateline {

/// Sends what is written from now on through $PAGER (default: less -FRX, only run where one is
/// installed). The pager is started without a shell. Gives false where there is none.
bool start_pager();

/// Ends the output of the pager, if one was started, and waits for it.
void finish_pager();

}  // namespace dateline
