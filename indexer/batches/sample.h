// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <memory>

#include "common/schema/common_grams.h"
#include "common/stored/text_dictionary.h"
#include "indexer/batches/batch_reader.h"
#include "indexer/batches/batch_source.h"
#include "indexer/plan/plan.h"

namespace dateline {

/// What an index learns from its first articles, once and for all: it must be known before the
/// first batch is built, and be the same for any number of jobs.
struct Sample {
    double average_length = 1;  ///< tokens of an article, by which BM25 is normalised
    std::shared_ptr<const TextDictionary> dictionary;  ///< of stored texts, or null
    CommonWords common_words;                          ///< words whose pairs are terms
};

/// Reads the first articles of `source`: at most 1,000, or 32 MiB. The batches read meanwhile are
/// put into `ahead`, to be built first.
Sample take_sample(const RunPlan& plan,
                   const ReaderSettings& settings,
                   BatchSource& source,
                   std::deque<Batch>& ahead);

}  // namespace dateline
