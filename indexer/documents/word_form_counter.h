// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/analysis/word_cache.h"
#include "common/metadata/vocabulary.h"

namespace dateline {

/// Counts in how many articles each form of a word occurs with its stem.
class WordFormCounter {
  public:
    /// Call it before the first `count` of each article.
    void next_article() { ++article_; }

    /// Makes room for words with ids below `words`.
    void make_room(std::size_t words) {
        if (articles_.size() >= words) return;
        articles_.resize(words);
        last_.resize(words);
    }

    void count(const Word& word) {
        if (last_[word.id] == article_) return;
        last_[word.id] = article_;
        ++articles_[word.id];
    }

    /// The counts since the last call.
    Vocabulary take(const WordCache& words);

    /// Keeps the counts by form, because the cache is about to be cleared.
    void forget_ids(const WordCache& words);

  private:
    std::vector<std::uint32_t> articles_;  // by Word::id
    std::vector<std::uint32_t> last_;      // article in which the form was last counted
    std::uint32_t article_ = 0;
    Vocabulary kept_;
};

}  // namespace dateline
