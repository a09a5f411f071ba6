// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/batches/sample.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "common/stored/article_parts.h"
#include "indexer/batches/batch_reader.h"
#include "indexer/batches/sample_records.h"

namespace dateline {
namespace {

constexpr double kMostArticles = 1000;
constexpr SampleLimits kMost = {.files = 4000, .records = 1000};  // some files hold no article
constexpr double kMostBytes = 32 << 20;                           // of the items of a kind

// Learns from articles, up to the number wanted.
class Learner {
  public:
    Learner(const RunPlan& plan, const ReaderSettings& settings)
        : files_(plan.files), settings_(settings), reader_(plan.files, settings_) {}

    /// Reads items of a kind, the first ones first, until it has `most` articles of them.
    void learn(const SampledKind& kind, std::size_t most) {
        const std::uint64_t words_before = words_;
        const std::size_t articles_before = texts_.size();
        double items = 0;
        double bytes = 0;
        for (const BatchItem& item : kind.chosen) {
            if (texts_.size() - articles_before >= most || bytes > kMostBytes) break;
            reader_.read({0, {item}}, [&](BatchRead& read) {
                if (read.article) add(*read.article);
            });
            items += 1;
            bytes += sampled_bytes(item, files_);
        }
        if (items == 0) return;
        // Words are in proportion to bytes, and articles to items: the number of bytes and of items
        // is known much better than the average of so few lengths.
        all_words_ +=
            static_cast<double>(words_ - words_before) / std::max(bytes, 1.0) * kind.bytes;
        all_articles_ += static_cast<double>(texts_.size() - articles_before) / items * kind.items;
    }

    Sample learned() const {
        const double average = all_articles_ > 0 ? all_words_ / all_articles_ : 1;
        return {std::max(1.0, average), TextDictionary::train(texts_), commonest_words(with_form_)};
    }

  private:
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

    const std::vector<SourceFile>& files_;
    const ReaderSettings& settings_;
    BatchReader reader_;
    Analyzer analyzer_;
    std::uint64_t words_ = 0;
    std::unordered_map<std::string, std::size_t> with_form_;
    std::vector<std::string> texts_;
    double all_words_ = 0;  // estimated, of all that will be read
    double all_articles_ = 0;
};

}  // namespace

Sample take_sample(const RunPlan& plan, const ReaderSettings& settings) {
    // As the run reads them, but for what costs most and changes no word.
    ReaderSettings reading = settings;
    reading.no_quotes = true;
    const SampledFiles files = choose_sample(plan, reading, kMost);
    const double all = files.small.bytes + files.large.bytes;
    const auto share = [&](const SampledKind& kind) {
        return static_cast<std::size_t>(std::ceil(kMostArticles * kind.bytes / std::max(all, 1.0)));
    };
    Learner learner(plan, reading);
    learner.learn(files.small, share(files.small));
    learner.learn(files.large, share(files.large));
    return learner.learned();
}

}  // namespace dateline
