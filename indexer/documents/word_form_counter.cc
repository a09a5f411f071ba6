// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/word_form_counter.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dateline {

Vocabulary WordFormCounter::take(const WordCache& words) {
    std::vector<const Word*> counted;
    for (const Word& word : words.all()) {
        if (word.id < articles_.size() && articles_[word.id] > 0) counted.push_back(&word);
    }
    std::ranges::sort(counted, {}, [](const Word* word) {
        return std::pair<std::string_view, std::string_view>(word->form, word->stem->text);
    });
    Vocabulary forms;
    forms.reserve(counted.size());
    for (const Word* word : counted) {
        forms.push_back({word->form, word->stem->text, std::exchange(articles_[word->id], 0)});
    }
    add_forms(forms, std::exchange(kept_, {}));
    return forms;
}

void WordFormCounter::forget_ids(const WordCache& words) {
    kept_ = take(words);
    articles_.clear();
    last_.clear();
}

}  // namespace dateline
