// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/index_reader.h"
#include "searcher/query/compile.h"
#include "searcher/results/snippets.h"

namespace dateline {

enum class SortOrder : std::uint8_t {
    kRelevance,
    kNewest,  ///< articles without a date last
    kOldest,
};

struct SearchOptions {
    CompileOptions compile;
    SortOrder sort = SortOrder::kRelevance;
    std::uint32_t offset = 0;
    std::uint32_t limit = 10;
    bool exact_count = false;  ///< counts every match, however many
    std::size_t snippets = 1;  ///< passages of each hit
};

struct Hit {
    Article article;  ///< its fields; its text too where snippets were asked for
    double score = 0;
    std::vector<Snippet> snippets;
    std::vector<ByteRange> headline_highlights;
};

struct SearchResult {
    std::vector<Hit> hits;
    std::uint64_t matches = 0;
    bool exact = true;           ///< else `matches` is an estimate
    std::uint64_t searched = 0;  ///< articles in the index
    std::vector<Diagnostic> notes;
    std::vector<std::string>
        unknown;              ///< wanted words that no article holds, where there is no hit
    std::string explanation;  ///< for `--explain`, where asked for
};

/// One index, searched. Belongs to one thread. A writer may publish meanwhile: a search that meets
/// its traces is done again on the newest state, snippets included.
class Searcher {
  public:
    explicit Searcher(std::filesystem::path index);

    /// Throws QueryError, or Error(kIndex).
    SearchResult search(const Node& tree, const SearchOptions& options, bool explain = false);

    const IndexReader& index() const { return *reader_; }
    Analyzer& analyzer() { return analyzer_; }

  private:
    SearchResult search_once(const Node& tree, const SearchOptions& options, bool explain);

    std::filesystem::path path_;
    std::unique_ptr<IndexReader> reader_;
    Analyzer analyzer_;
};

}  // namespace dateline
