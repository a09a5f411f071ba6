// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/word_languages.h"

#include <algorithm>

namespace dateline {

WordLanguages::WordLanguages(const IndexReader& index,
                             const std::vector<LanguageId>& asked,
                             Analyzer& analyzer)
    : analyzer_(analyzer) {
    const std::vector<LanguageId> languages = asked.empty() ? index.languages() : asked;
    for (const LanguageId lang : languages) {
        const LanguageId own = language(lang).stemmer.empty() ? kUndetermined : lang;
        if (std::ranges::find(all_, own) == all_.end()) all_.push_back(own);
    }
    if (all_.empty()) all_.push_back(kUndetermined);
}

std::string WordLanguages::term(std::string_view form,
                                LanguageId lang,
                                std::string_view prefix) const {
    const std::string& stem = analyzer_.words().form(form, lang)->stem->text;
    return stem.empty() ? stem : std::string(prefix) + stem;
}

}  // namespace dateline
