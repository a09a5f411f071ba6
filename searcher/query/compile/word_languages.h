// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/index_reader.h"

namespace dateline {

/// The languages whose stemmers give the terms of a word. A language's stems are terms of their
/// own, so each finds only words in text of its language.
class WordLanguages {
  public:
    /// `asked`: these only; empty: all of the index.
    WordLanguages(const IndexReader& index,
                  const std::vector<LanguageId>& asked,
                  Analyzer& analyzer);

    /// Each once; kUndetermined stands for all languages without a stemmer.
    const std::vector<LanguageId>& all() const { return all_; }

    /// The term of a form's stem; empty if it has none.
    std::string term(std::string_view form, LanguageId lang, std::string_view prefix) const;

  private:
    Analyzer& analyzer_;
    std::vector<LanguageId> all_;
};

}  // namespace dateline
