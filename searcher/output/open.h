// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/results/hits.h"

namespace dateline {

/// Opens an article (text included) in $VISUAL, else $EDITOR, else the pager, at the line of its
/// first passage, and waits: the file itself if it is the article's text, else a private copy of
/// the text, deleted afterwards. No shell is run. Throws Error(kUsage) if the program can't be
/// started.
void open_article(const Hit& hit);

}  // namespace dateline
