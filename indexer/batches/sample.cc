// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/batches/sample.h"

#include <algorithm>
#include <unordered_set>

#include "common/stored/article_parts.h"

namespace dateline {
namespace {

constexpr std::uint64_t kMostArticles = 1000;
constexpr std::uint64_t kMostSampleBytes = std::uint64_t{32}
                                           << 20;  // of the records buffered meanwhile

// Learns from articles, up to the number wanted.
class Learner {
  public:
    void add(Article& article) {
        const Analysis analysis = analyze(article, analyzer_);
        words_ += analysis.tokens.size();
        std::unordered_set<std::string_view> seen;
        for (const Token& token : analysis.tokens) {
            const std::string_view form = base_form(token.word->form);
            if (seen.insert(form).second) ++with_form_[std::string(form)];
        }
        texts_.push_back(std::move(article.text));
    }

    std::uint64_t wanted() const { return kMostArticles - texts_.size(); }

    Sample learned() const {
        return {average(), TextDictionary::train(texts_), commonest_words(with_form_)};
    }

  private:
    double average() const {
        return texts_.empty() ? 1
                              : std::max(1.0, static_cast<double>(words_) /
                                                  static_cast<double>(texts_.size()));
    }

    Analyzer analyzer_;
    std::uint64_t words_ = 0;
    std::unordered_map<std::string, std::size_t> with_form_;
    std::vector<std::string> texts_;
};

// The items of a batch from `first` on, at most `most`.
Batch slice(const Batch& batch, std::size_t first, std::uint64_t most) {
    const auto begin = batch.items.begin() + static_cast<std::ptrdiff_t>(first);
    const std::uint64_t count = std::min<std::uint64_t>(batch.items.size() - first, most);
    return {batch.number, {begin, begin + static_cast<std::ptrdiff_t>(count)}};
}

// Reads no more of a batch than is wanted, although not every item is an article.
void learn(const Batch& batch, BatchReader& reader, Learner& learner) {
    for (std::size_t at = 0; at < batch.items.size() && learner.wanted() > 0;) {
        const Batch part = slice(batch, at, learner.wanted());
        at += part.items.size();
        reader.read(part, [&](BatchRead& read) {
            if (read.article && learner.wanted() > 0) learner.add(*read.article);
        });
    }
}

}  // namespace

Sample take_sample(const RunPlan& plan,
                   const ReaderSettings& settings,
                   BatchSource& source,
                   std::deque<Batch>& ahead) {
    // Text without layout is good enough: layout would leave out little, and reading it twice costs
    // more.
    ReaderSettings bare = settings;
    bare.bare = true;
    BatchReader reader(plan.files, bare);
    Learner learner;
    std::uint64_t bytes = 0;
    while (learner.wanted() > 0 && bytes < kMostSampleBytes) {
        std::optional<Batch> batch = source.next();
        if (!batch) break;
        learn(*batch, reader, learner);
        for (const BatchItem& item : batch->items) {
            bytes += item.record ? item.record->bytes.size() : 0;
        }
        ahead.push_back(std::move(*batch));
    }
    return learner.learned();
}

}  // namespace dateline
