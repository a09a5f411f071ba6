// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/prefix_forms.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "common/word_forms.h"

namespace dateline {
namespace {

// Whether every form of a stem surely begins with the prefix. Stemmers strip endings and replace at
// most the last letters of what is left: a stem longer than the prefix is safe (but for "die"
// and dying); one that equals it isn't where its end may have been replaced ("come*" and
// coming, "happi*" and happy).
bool surely_begins(std::string_view prefix, const Word& word) {
    const std::string& stem = word.stem->text;
    if (!stem.starts_with(prefix)) return false;
    const std::size_t longer = stem.size() - prefix.size();
    if (longer >= 2 || (longer == 1 && stem.size() >= 4)) return true;
    return longer == 0 && word.lang == find_language("en") &&
           std::string_view("eiy").find(stem.back()) == std::string_view::npos;
}

// Stemmers that also take beginnings away, so that a stem tells nothing of how its forms begin.
bool strips_beginnings(LanguageId lang) {
    static const std::set<LanguageId> langs = [] {
        std::set<LanguageId> found;
        for (const std::string_view code : {"ar", "ga", "id", "ta"}) {
            if (const auto known = find_language(code)) found.insert(*known);
        }
        return found;
    }();
    return langs.contains(lang);
}

}  // namespace

// Stems of which it isn't sure are looked up: all forms that begin as the stem does. (Short English
// ones are left: "dying" is a form of "die".)
bool all_forms_begin(std::string_view prefix,
                     const std::vector<const Word*>& words,
                     const IndexReader& index,
                     const std::vector<LanguageId>& languages,
                     Analyzer& analyzer) {
    constexpr std::size_t kShared = 3;  // bytes of a longer stem that all its forms begin with
    std::set<std::pair<LanguageId, const Stem*>> doubtful;
    std::set<std::string> starts;
    for (const Word* word : words) {
        const bool strips = strips_beginnings(word->lang);
        if (!strips && surely_begins(prefix, *word)) continue;
        const std::string& stem = word->stem->text;
        const bool is_short = stem.size() <= kShared;
        if (strips || (is_short && word->lang == find_language("en"))) return false;
        doubtful.insert({word->lang, word->stem});
        starts.insert(stem.substr(0, is_short ? stem.size() - 1 : kShared));
    }
    bool all = true;
    const auto is_doubtful = [&](std::string_view form) {
        return std::ranges::any_of(languages, [&](LanguageId lang) {
            return doubtful.contains({lang, analyzer.words().form(form, lang)->stem});
        });
    };
    for (const std::string& start : starts) {
        if (!all) break;
        for_each_form(index, start, [&](std::string_view form) {
            all = form.starts_with(prefix) || !is_doubtful(form);
            return all;
        });
    }
    return all;
}

}  // namespace dateline
