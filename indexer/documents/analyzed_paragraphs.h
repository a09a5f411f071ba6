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

/// The analyzer's results for the paragraphs of one article, so that a quotation in them needn't be
/// analyzed again.
class AnalyzedParagraphs {
  public:
    /// Prepares for the next article; keeps the memory of 100 paragraphs.
    void clear();

    /// Adds a paragraph, which must follow those added before; ignores one of more than 10,000
    /// tokens.
    /// `lang`: the language in which all of it was analyzed; std::nullopt if there were several.
    void add(const Paragraph& paragraph, const Analysis& analysis, std::optional<LanguageId> lang);

    /// The language in which all of the paragraph containing bytes [start, end) was analyzed.
    std::optional<LanguageId> language_of(std::uint32_t start, std::uint32_t end) const;

    /// Sets `out` to the analyzer's result for bytes [start, end) of the article's `text` in the
    /// language of their paragraph. Returns false if the paragraph's analysis doesn't give it:
    /// there is no space beyond one end, no ASCII letter or digit just inside it, or the paragraph
    /// has several languages, or extras (Analysis).
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
