// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "indexer/batches/batch.h"
#include "indexer/plan/plan.h"
#include "indexer/readers/articles/article_reader.h"

namespace dateline {

/// Files or records chosen evenly from all those of one kind: folders are often in order of source,
/// of date or of length, so that the first ones stand for nothing but themselves.
struct SampledKind {
    std::vector<BatchItem> chosen;  ///< any number of the first ones are spread over all, too
    double items = 0;               ///< how many there are of the kind, about
    double bytes = 0;               ///< of all of them
};

/// What a run will read: small files, which are chosen whole, and the records of large ones. A
/// large file of JSON Lines is looked at in places spread over it, any other from its beginning
/// only, each for its share of 16 MiB.
struct SampledFiles {
    SampledKind small;
    SampledKind large;
};

/// The bytes of a chosen item, as counted in SampledKind::bytes.
double sampled_bytes(const BatchItem& item, const std::vector<SourceFile>& files);

/// How many items of each kind are chosen at most.
struct SampleLimits {
    std::size_t files;    ///< small ones
    std::size_t records;  ///< of large files
};

/// The same files give the same choice. Files that can't be read are passed over.
SampledFiles choose_sample(const RunPlan& plan,
                           const ReaderSettings& settings,
                           const SampleLimits& most);

}  // namespace dateline
