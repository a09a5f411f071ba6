// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "common/article/article.h"
#include "indexer/quotes/speech_tokens.h"

namespace dateline {

/// The tokens of each paragraph of an article. The next article reuses their memory.
class ParagraphTokens {
  public:
    /// Reads the indexed paragraphs; those of others are empty. A dateline is left out. Views into
    /// `article.text`.
    void read(const Article& article);

    const SpeechTokens& operator[](std::size_t paragraph) const { return *paragraphs_[paragraph]; }

    /// Keeps the memory of a hundred paragraphs of ordinary length.
    void trim();

  private:
    std::vector<std::unique_ptr<SpeechTokens>> paragraphs_;
};

}  // namespace dateline
