// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/index_reader.h"

namespace dateline {

/// A word of the index that a typed one may stand for.
struct Suggestion {
    std::string form;
    std::uint64_t articles;
};

/// The words of the index nearest to `typed` by edit distance (one error in short words, two in
/// longer ones), then by number of articles, at most `most`. Reads the word forms that share its
/// first letter, then all others where those give nothing.
std::vector<Suggestion> suggest_words(const IndexReader& index,
                                      std::string_view typed,
                                      std::size_t most);

}  // namespace dateline
