// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/schema/titles.h"

#include <algorithm>
#include <set>

#include "common/schema/speaker_names.h"
#include "common/text/word_table.h"

namespace dateline {
namespace {

std::set<std::string_view> set_of(std::string_view words) {
    std::set<std::string_view> set;
    for_each_word(words, [&](std::string_view word) { set.insert(word); });
    return set;
}

}  // namespace

bool is_title(std::string_view word) {
    static const std::set<std::string_view> titles = set_of(
        "the mr mrs ms miss dr prof sir lord lady dame president pres senator sen rep "
        "governor gov minister prime foreign vice deputy former acting chancellor secretary "
        "chief justice judge mayor speaker congressman congresswoman representative gen col "
        "colonel capt captain sgt lt maj adm admiral king queen prince princess pope "
        "cardinal archbishop bishop rev reverend sheriff premier ambassador professor doctor "
        "director leader lawyer spokesman spokeswoman spokesperson adviser advisor host "
        "coach ceo general chairman chairwoman herr frau monsieur madame senor signor "
        "signora");
    if (word.ends_with('.')) word.remove_suffix(1);
    return titles.contains(word);
}

std::string_view without_titles(std::string_view name) {
    std::string_view after;
    for (std::string_view rest = name; !rest.empty();) {
        const std::string_view word = first_word(rest);
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
        if (is_title(word)) after = rest;
    }
    return after.empty() ? name : after;
}

}  // namespace dateline
