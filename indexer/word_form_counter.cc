// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/word_form_counter.h"

#include <utility>

namespace dateline {

void WordFormCounter::take(const WordCache& words, WordForms& out) {
    for (const Word& word : words.all()) {
        if (word.id >= articles_.size() || articles_[word.id] == 0) continue;
        out[{word.form, word.stem->text}] += articles_[word.id];
        articles_[word.id] = 0;
    }
    for (const auto& [word, articles] : kept_) {
        out[word] += articles;
    }
    kept_.clear();
}

void WordFormCounter::forget_ids(const WordCache& words) {
    WordForms forms;
    take(words, forms);
    kept_ = std::move(forms);
    articles_.clear();
    last_.clear();
}

}  // namespace dateline
