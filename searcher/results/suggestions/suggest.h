// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/index/index_reader.h"

namespace dateline {

/// A word of the index that a typed one may stand for.
struct Suggestion {
    std::string form;
    std::uint64_t articles;
};

/// The words of the index that are most likely meant by `typed`, at most `most`; where the index
/// holds it, only those that are likelier than it: by how usual the error would be (misspelling.h)
/// and by the number of articles, as a noisy channel weighs them (Kernighan, Church and Gale 1990).
/// At most two edits, one in words of up to four letters; none for scripts without spaces. Reads
/// all word forms of the index.
std::vector<Suggestion> suggest_words(const IndexReader& index,
                                      std::string_view typed,
                                      std::size_t most);

}  // namespace dateline
