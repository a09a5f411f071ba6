// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/article/article.h"
#include "indexer/quotes/paragraph_tokens.h"

namespace dateline {

/// Finds the quotations of one article after the other. Each thread needs an instance of its own.
class QuotationFinder {
  public:
    /// Sets `article.quotations` from its indexed paragraphs: every quotation and reported clause,
    /// with its speaker if the article names one; in languages other than English, only the text
    /// between quotation marks, without a speaker. Spans are ordered, disjoint and on character
    /// boundaries.
    void find(Article& article);

  private:
    ParagraphTokens tokens_;  // of the article at hand
};

}  // namespace dateline
