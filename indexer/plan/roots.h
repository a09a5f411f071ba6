// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/index/manifest.h"
#include "indexer/plan/index_options.h"
#include "indexer/plan/plan.h"

/// What an index was made from: the folders and files that were named, where they are now.
namespace dateline {

/// A root that is gone, and still has files in the index.
struct GoneRoot {
    std::string path;
    std::uint64_t files = 0;
};

/// Adds what a run names to the roots of the manifest: 1,000 at most.
void add_roots(const IndexOptions& options, Manifest& manifest);

/// Adds folders that moved to those that did before, which may have moved on.
void add_moves(const std::map<std::string, std::string>& folders, Manifest& manifest);

/// Drops the roots of which the index has no file any more, and returns those that are gone. While
/// a repair looks for files that no table knows, all stay.
std::vector<GoneRoot> settle_roots(const RunPlan& plan, Manifest& manifest);

}  // namespace dateline
