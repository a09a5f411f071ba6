// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compile/prefix_forms.h"

#include <algorithm>
#include <vector>

#include "common/index/form_lookup.h"

namespace dateline {
namespace {

// Whether every form of a stem surely begins with the prefix: stemmers strip endings, and replace
// at most the last two letters of what is left ("capability": capabl, "goedheden": goedheid).
bool surely_begins(std::string_view prefix, std::string_view stem) {
    constexpr std::size_t kReplaced = 2;
    return stem.starts_with(prefix) && stem.size() >= prefix.size() + kReplaced;
}

// Stemmers that also strip beginnings: the stem says nothing about how its forms begin.
bool strips_beginnings(std::string_view code) {
    return code == "ar" || code == "ga" || code == "id" || code == "ta";
}

}  // namespace

// Doubtful stems are looked up: all forms that begin as the stem does. (Short English ones aren't;
// they may have any form: "dying" is a form of "die".)
std::set<std::string> stems_of_other_forms(std::string_view prefix,
                                           const ExpandedWords& words,
                                           const IndexReader& index) {
    constexpr std::size_t kShared = 3;  // bytes of a longer stem that all its forms begin with
    const std::vector<std::string>& languages = index.manifest().languages;
    const bool any_beginning = std::ranges::any_of(languages, strips_beginnings);
    const bool english = std::ranges::find(languages, "en") != languages.end();
    const auto changes_wholly = [&](std::string_view stem) {
        return any_beginning ||
               (english && stem.size() <= kShared &&
                std::string_view("eiy").find(stem.back()) != std::string_view::npos);
    };
    std::set<std::string> others;
    std::set<std::string, std::less<>> doubtful;
    std::set<std::string> starts;
    for (const auto& [form, stems] : words) {
        for (const std::string& term : stems) {
            const std::string_view stem = bare_stem(term);
            if (!any_beginning && surely_begins(prefix, stem)) continue;
            if (changes_wholly(stem)) {
                others.insert(term);
            } else {
                doubtful.insert(term);
                starts.emplace(stem.substr(0, std::min(kShared, stem.size() - 1)));
            }
        }
    }
    for (const std::string& start : starts) {
        if (start.starts_with(prefix)) continue;
        for_each_form(index, start, [&](std::string_view form, std::string_view stem) {
            if (!form.starts_with(prefix) && doubtful.contains(stem)) others.emplace(stem);
            return true;
        });
    }
    return others;
}

}  // namespace dateline
