// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/output/answer.h"

namespace dateline {

/// Opens an article (with its text and all its matches) in $VISUAL, else $EDITOR, else the pager,
/// at the line of its first passage, and waits. An editor has the file itself if that is the
/// article's text. Else it is a reading page (reading_page.h), a private copy that is deleted
/// afterwards; less is given the pattern too, so that n and N go from match to match. No shell is
/// run. Throws Error(kUsage) if the program can't be started.
void open_article(const Hit& hit, const OutputOptions& options);

}  // namespace dateline
