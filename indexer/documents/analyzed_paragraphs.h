// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/article/article.h"

namespace dateline {

/// What the analyzer made of paragraphs of one article, so that a quotation in them needn't be
/// analyzed again.
class AnalyzedParagraphs {
  public:
    /// For the next article; keeps the memory of a hundred.
    void clear();

    /// Adds one, unless it is far longer than paragraphs are, which stands behind those before it.
    /// `lang`: what all of it was analyzed under; none where that differs.
    void add(const Paragraph& paragraph, const Analysis& analysis, std::optional<LanguageId> lang);

    /// What all of the paragraph that holds bytes [start, end) was analyzed under.
    std::optional<LanguageId> language_of(std::uint32_t start, std::uint32_t end) const;

    /// Sets `out` to what the analyzer makes of bytes [start, end) of the article's `text` under
    /// the language of their paragraph. False where that can't be told from what it made of the
    /// paragraph: no space stands beyond one end, or no ASCII letter or digit inside it, or the
    /// paragraph has several languages, or extras (Analysis).
    bool slice(std::string_view text, std::uint32_t start, std::uint32_t end, Analysis& out) const;

  private:
    struct Analyzed {
        Paragraph paragraph;
        std::optional<LanguageId> lang;
        Analysis analysis;
    };

    const Analyzed* find(std::uint32_t start, std::uint32_t end) const;

    std::vector<Analyzed> paragraphs_;
    std::size_t used_ = 0;
};

}  // namespace dateline
