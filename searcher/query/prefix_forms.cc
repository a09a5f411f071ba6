// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/prefix_forms.h"

#include <algorithm>
#include <vector>

#include "common/word_forms.h"

namespace dateline {
namespace {

// Whether every form of a stem surely begins with the prefix. Stemmers strip endings and replace at
// most the last letters of what is left: a stem longer than the prefix is safe (but for "die"
// and dying); one that equals it isn't where its end may have been replaced ("come*" and
// coming, "happi*" and happy).
bool surely_begins(std::string_view prefix, std::string_view stem, bool only_english) {
    if (!stem.starts_with(prefix)) return false;
    const std::size_t longer = stem.size() - prefix.size();
    if (longer >= 2 || (longer == 1 && stem.size() >= 4)) return true;
    return longer == 0 && only_english &&
           std::string_view("eiy").find(stem.back()) == std::string_view::npos;
}

// Stemmers that also take beginnings away, so that a stem tells nothing of how its forms begin.
bool strips_beginnings(std::string_view code) {
    return code == "ar" || code == "ga" || code == "id" || code == "ta";
}

}  // namespace

// Stems of which it isn't sure are looked up: all forms that begin as the stem does. (Short English
// ones are left: "dying" is a form of "die".)
std::set<std::string> stems_of_other_forms(std::string_view prefix,
                                           const ExpandedWords& words,
                                           const IndexReader& index) {
    constexpr std::size_t kShared = 3;  // bytes of a longer stem that all its forms begin with
    const std::vector<std::string>& languages = index.manifest().languages;
    const bool any_beginning = std::ranges::any_of(languages, strips_beginnings);
    const auto english = std::ranges::count(languages, "en");
    const bool only_english = english == static_cast<std::ptrdiff_t>(languages.size());
    std::set<std::string> others;
    std::set<std::string, std::less<>> doubtful;
    std::set<std::string> starts;
    for (const auto& [form, stems] : words) {
        for (const std::string& stem : stems) {
            const bool is_short = stem.size() <= kShared;
            if (any_beginning) {
                others.insert(stem);
            } else if (surely_begins(prefix, stem, only_english)) {
                continue;
            } else if (is_short && english > 0 && !surely_begins(prefix, stem, true)) {
                others.insert(stem);
            } else {
                doubtful.insert(stem);
                starts.insert(stem.substr(0, is_short ? stem.size() - 1 : kShared));
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
