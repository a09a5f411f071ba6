// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/article/article.h"

namespace dateline {

/// Sets `article.quotations` from its indexed paragraphs: every quotation and reported clause, with
/// who said it as far as the article tells; in languages other than English only what stands
/// between quotation marks, without a speaker. Spans are ordered, disjoint and on character
/// boundaries.
void find_quotations(Article& article);

}  // namespace dateline
