// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quotes/word_meanings.h"

#include <map>
#include <vector>

#include "common/text/word_table.h"

namespace dateline {
namespace {

std::vector<std::pair<std::string_view, WordMeaning>> all_words() {
    std::map<std::string_view, WordMeaning> words;
    for (const auto& [word, classes] : name_words()) {
        words[word].classes |= classes;
    }
    for (const auto& [form, cue] : cue_forms()) {
        words[form].cue = cue;
    }
    return {words.begin(), words.end()};
}

}  // namespace

WordMeaning meaning_of(std::string_view word) {
    static const WordTable<WordMeaning> words(all_words());
    if (!word.ends_with('.')) return words.find(word);
    word.remove_suffix(1);
    return {words.find(word).classes, {}};
}

}  // namespace dateline
