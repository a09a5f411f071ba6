// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "common/index/index_reader.h"
#include "searcher/results/search.h"

namespace dateline {

/// `--new-since FILE`: a search for what was indexed after the last such search. The file records
/// the run of dateline-index up to which everything has been told.
class Alert {
  public:
    /// Reads the file, or starts one. Writes it at once, so that a failure to do so is reported
    /// before the search; notes an index that was built anew. Throws Error(kUsage) over a server
    /// and if the file isn't one of ours.
    Alert(std::string file, const IndexReader& index);

    /// The last run already told; 0: none.
    std::uint32_t seen() const { return seen_; }

    /// Records what was told. Notes new hits that weren't shown.
    void finish(const SearchResult& result) const;

  private:
    std::string file_;
    std::uint32_t last_run_;
    std::uint32_t seen_ = 0;
};

}  // namespace dateline
