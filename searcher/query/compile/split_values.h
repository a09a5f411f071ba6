// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/index_reader.h"
#include "searcher/query/syntax/tree.h"

namespace dateline {

/// Notes on values of fields that were typed without quotation marks: in `place:new york`, "york"
/// is a word of the text. Said where a value of the field has both words. `node`: operands side by
/// side. A search for each such pair.
std::vector<Diagnostic> notes_on_split_values(const Node& node,
                                              const IndexReader& index,
                                              Analyzer& analyzer);

}  // namespace dateline
