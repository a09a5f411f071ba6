// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "common/schema/common_grams.h"
#include "common/stored/text_dictionary.h"
#include "indexer/plan/plan.h"
#include "indexer/readers/articles/article_reader.h"

namespace dateline {

/// What an index learns from some of its articles before the first batch is built; it is the same
/// for any number of jobs.
struct Sample {
    double average_length = 1;  ///< tokens of an article, by which BM25 is normalised
    std::shared_ptr<const TextDictionary> dictionary;  ///< of stored texts, or null
    CommonWords common_words;                          ///< words whose pairs are terms
};

/// Reads about 1,000 articles, spread over all files that the run will read (sample_records.h).
Sample take_sample(const RunPlan& plan, const ReaderSettings& settings);

}  // namespace dateline
