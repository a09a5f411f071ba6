// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "common/index/index_reader.h"
#include "searcher/query/syntax/tree.h"

/// What is told of the fields of a query that find less than was meant.
namespace dateline {

/// Says that nothing has a value which is one whole: an id, a path, a language. `std::nullopt` if
/// something has, or over servers.
std::optional<Diagnostic> note_on_missing_value(const Node& node, const IndexReader& index);

/// Whether an article matches the terms of a tree.
using AnyArticle = std::function<bool(const Node&)>;

/// Notes on values of fields that were typed without quotation marks: in `place:new york`, "york"
/// is a word of the text. Said where a value of the field has the words, as many as it can.
/// `node`: operands side by side. At most one search a word.
std::vector<Diagnostic> notes_on_split_values(const Node& node, const AnyArticle& any_article);

/// Says that two ranges of dates have no day in common, which no article can have. `node`: an AND.
std::optional<Diagnostic> note_on_disjoint_dates(const Node& node);

}  // namespace dateline
