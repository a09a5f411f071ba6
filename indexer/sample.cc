// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sample.h"

#include <algorithm>
#include <unordered_set>

#include "common/article_parts.h"

namespace dateline {
namespace {

constexpr std::uint64_t kMostArticles = 1000;
constexpr std::uint64_t kMostBytes = std::uint64_t{32} << 20;  // of the records held meanwhile

// Counts the words of articles.
class Counter {
  public:
    void add(const Article& article) {
        const Analysis analysis = analyze(article, analyzer_);
        ++articles_;
        words_ += analysis.tokens.size();
        std::unordered_set<const Stem*> seen;
        for (const Token& token : analysis.tokens) {
            if (seen.insert(token.word->stem).second) ++with_stem_[token.word->stem->text];
        }
    }

    std::uint64_t articles() const { return articles_; }

    double average() const {
        return articles_ == 0
                   ? 1
                   : std::max(1.0, static_cast<double>(words_) / static_cast<double>(articles_));
    }

    CommonWords common_words() const { return commonest_words(with_stem_); }

  private:
    Analyzer analyzer_;
    std::uint64_t articles_ = 0;
    std::uint64_t words_ = 0;
    std::unordered_map<std::string, std::size_t> with_stem_;
};

// Items of a batch from `first` on, at most so many.
Batch slice(const Batch& batch, std::size_t first, std::uint64_t most) {
    const auto begin = batch.items.begin() + static_cast<std::ptrdiff_t>(first);
    const std::uint64_t count = std::min<std::uint64_t>(batch.items.size() - first, most);
    return {batch.number, {begin, begin + static_cast<std::ptrdiff_t>(count)}};
}

}  // namespace

Sample take_sample(const RunPlan& plan,
                   const ReaderSettings& settings,
                   BatchSource& source,
                   std::deque<Batch>& ahead) {
    // Bare text will do: what the layout leaves out is little, and reading it twice costs more.
    ReaderSettings bare = settings;
    bare.bare = true;
    BatchReader reader(plan.files, bare);
    Counter counter;
    std::uint64_t bytes = 0;
    std::vector<std::string> texts;
    while (counter.articles() < kMostArticles && bytes < kMostBytes) {
        std::optional<Batch> batch = source.next();
        if (!batch) break;
        // No more of it than needed, but not every item is an article.
        for (std::size_t at = 0; at < batch->items.size() && counter.articles() < kMostArticles;) {
            const Batch part = slice(*batch, at, kMostArticles - counter.articles());
            at += part.items.size();
            reader.read(part, [&](BatchRead& read) {
                if (!read.article || counter.articles() >= kMostArticles) return;
                counter.add(*read.article);
                texts.push_back(std::move(read.article->text));
            });
        }
        for (const BatchItem& item : batch->items) {
            bytes += item.record ? item.record->bytes.size() : 0;
        }
        ahead.push_back(std::move(*batch));
    }
    return {counter.average(), TextDictionary::train(texts), counter.common_words()};
}

}  // namespace dateline
