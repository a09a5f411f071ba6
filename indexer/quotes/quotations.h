// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/article/article.h"

namespace dateline {

/// Sets `article.quotations` from its indexed paragraphs: every quotation and reported clause, with
/// its speaker if the article names one; in languages other than English, only the text between
/// quotation marks, without a speaker. Spans are ordered, disjoint and on character boundaries.
void find_quotations(Article& article);

}  // namespace dateline
