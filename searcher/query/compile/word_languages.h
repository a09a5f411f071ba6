// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/index_reader.h"
#include "common/text/language.h"

namespace dateline {

/// The languages in which the words of a query are stemmed.
class WordLanguages {
  public:
    /// `asked`: those that the user names; if empty, those of the index. `frequencies` are those of
    /// the `documents` searched. All but `asked` must outlive it.
    WordLanguages(const IndexReader& index,
                  const std::vector<LanguageId>& asked,
                  TermFrequencies& frequencies,
                  double documents,
                  Analyzer& analyzer);

    /// The languages that articles are in.
    const std::vector<LanguageId>& own() const { return own_; }

    /// And those that texts quote now and then.
    std::vector<LanguageId> all() const;

    /// The languages that count for a form. In a foreign language "forests" may be a form of "for":
    /// its stem counts only if, with `prefix`, it is in no more documents than the word's own
    /// stems, and in no more than a foreign language may have.
    std::vector<LanguageId> of(std::string_view form, std::string_view prefix) const;

    /// The term of a form's stem; empty if it has none.
    std::string term(std::string_view form, LanguageId lang, std::string_view prefix) const;

  private:
    double most_foreign(const std::set<std::string>& own) const;

    TermFrequencies& frequencies_;
    double documents_;
    Analyzer& analyzer_;
    std::vector<LanguageId> own_;
    std::vector<LanguageId> foreign_;
};

}  // namespace dateline
