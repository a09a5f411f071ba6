// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "indexer/dates/date_context.h"
#include "indexer/dates/date_tokens.h"

namespace dateline {

/// Finds the date expressions of English texts. Each thread needs an instance of its own.
class MentionFinder {
  public:
    /// Adds those of `text` to `out` with their TIMEX3 values (TimeML 1.2.1), in order, disjoint,
    /// with spans in bytes of `text`. Never reads the clock: unknown parts of a value remain X.
    /// Takes one linear pass, without regular expressions. `context.reference` doesn't change;
    /// `memory` is carried from paragraph to paragraph.
    void find(std::string_view text,
              const DateContext& context,
              DateMemory& memory,
              std::vector<Mention>& out);

    /// Sets `article.mentions` from all its paragraphs (English articles only).
    void find(Article& article);

    /// The latest full date stated in the first paragraphs: the earliest day on which the article
    /// can have been written. `std::nullopt` if they state none.
    std::optional<Date> date_stated_in(const Article& article);

  private:
    DateTokens tokens_;  // of the text at hand
};

}  // namespace dateline
