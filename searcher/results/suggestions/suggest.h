// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/index/index_reader.h"

namespace dateline {

/// A word of the index that may be meant by a typed one.
struct Suggestion {
    std::string form;
    std::uint64_t articles;
};

/// The words of the index most likely meant by `typed`, at most `most`; if the index has `typed`,
/// only those that are likelier. Ranked by how common the error would be (misspelling.h) and by the
/// number of articles, as in a noisy channel (Kernighan, Church and Gale 1990). At most two edits,
/// one in words of up to four letters; empty for scripts without spaces. Reads all word forms of
/// the index.
std::vector<Suggestion> suggest_words(const IndexReader& index,
                                      std::string_view typed,
                                      std::size_t most);

}  // namespace dateline
