// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "indexer/batches/batch.h"
#include "indexer/batches/batch_source.h"
#include "indexer/documents/document_builder.h"

namespace dateline {

/// What the workers built in one round.
struct RoundResult {
    std::vector<BatchResult> batches;  ///< in order of number
    std::vector<Vocabulary> forms;     ///< of each shard
};

/// The settings of a round.
struct RoundSettings {
    const std::vector<SourceFile>& files;
    const ReaderSettings& reader;
    BuildSettings build;
    unsigned jobs;
    std::uint64_t memory;          ///< bytes that the batches being built may use together
    std::filesystem::path folder;  ///< where the batches' databases go
    std::uint64_t most_bytes;      ///< ends the round once this much has been read
    std::function<void(std::uint64_t bytes, std::uint64_t articles)> progress;
};

/// Builds the batches of `source` on `settings.jobs` threads until the round is full. Throws the
/// first Error of a worker.
RoundResult run_round(const RoundSettings& settings, BatchSource& source);

}  // namespace dateline
