// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "indexer/plan/index_options.h"

namespace dateline {

/// What is wrong with an index.
struct Damage {
    std::uint32_t segment = 0;  ///< its number
    std::string where;          ///< the file or database, below the index
    std::string what;
};

/// Whether the segments are what the manifest says: their files are there, open, and hold as many
/// articles and quotations. `kFull`: and everything in them can be read: all lists of documents,
/// all values, texts, quotations with their articles, vocabulary and columns; takes about as long
/// as merging does. Throws Error(kIndex) where there is no manifest to go by. An index that a run
/// writes meanwhile may be found damaged where it isn't: `--check` holds the lock.
std::vector<Damage> find_damage(const std::filesystem::path& index, CheckDepth depth);

/// `--check`: says what is damaged, a line each; with `--repair`, takes the damaged segments out
/// and reads again what they held, from `options.paths` or from where it was read before. The exit
/// status.
int check_index(const IndexOptions& options);

}  // namespace dateline
