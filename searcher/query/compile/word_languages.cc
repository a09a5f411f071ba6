// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/word_languages.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace dateline {
namespace {

// The most documents that a stem of a foreign language may be in: a share of all, or this many.
constexpr double kForeignShare = 0.01;
constexpr double kForeign = 20;

}  // namespace

WordLanguages::WordLanguages(const IndexReader& index,
                             const std::vector<LanguageId>& asked,
                             TermFrequencies& frequencies,
                             double documents,
                             Analyzer& analyzer)
    : frequencies_(frequencies), documents_(documents), analyzer_(analyzer), own_(asked) {
    if (own_.empty()) {
        own_ = index.languages().own;
        foreign_ = index.languages().foreign;
    }
    if (own_.empty()) own_.push_back(kUndetermined);
}

std::vector<LanguageId> WordLanguages::all() const {
    std::vector<LanguageId> all = own_;
    std::ranges::copy(foreign_, std::back_inserter(all));
    return all;
}

std::vector<LanguageId> WordLanguages::of(std::string_view form, std::string_view prefix) const {
    std::set<std::string> own;
    for (const LanguageId lang : own_) {
        own.insert(term(form, lang, prefix));
    }
    std::vector<LanguageId> languages = own_;
    std::optional<double> most;
    for (const LanguageId lang : foreign_) {
        const std::string stem = term(form, lang, prefix);
        if (own.contains(stem)) continue;
        if (!most) most = most_foreign(own);
        if (frequencies_.of(stem) <= *most) languages.push_back(lang);
    }
    return languages;
}

// `own`: the stems of the word in the index's own languages.
double WordLanguages::most_foreign(const std::set<std::string>& own) const {
    double documents = 0;
    for (const std::string& stem : own) {
        documents += frequencies_.of(stem);
    }
    const double few = std::max(kForeign, kForeignShare * documents_);
    return documents > 0 ? std::min(documents, few) : few;
}

std::string WordLanguages::term(std::string_view form,
                                LanguageId lang,
                                std::string_view prefix) const {
    const std::string& stem = analyzer_.words().form(form, lang)->stem->text;
    return stem.empty() ? stem : std::string(prefix) + stem;
}

}  // namespace dateline
