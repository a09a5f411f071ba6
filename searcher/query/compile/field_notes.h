// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "common/index/index_reader.h"
#include "searcher/query/compile/name_resolution.h"
#include "searcher/query/sources/compiled_query.h"
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

/// Says which other spellings of a person count: "Chuck Schumer" is also Charles E. Schumer.
std::optional<Diagnostic> note_on_spellings(const Node& name, const NameReading& reading);

/// Says which sources have `word`, typed in a field of them, as their initials: `source:ap` doesn't
/// find Associated Press. Linear in the sources of the index.
std::optional<Diagnostic> note_on_initials(const Node& field, const IndexReader& index);

/// Says that a title before a name was left out: "president obama" is searched as obama.
std::optional<Diagnostic> note_on_titles(const Node& name, const NameReading& reading);

/// Says that a name is nobody's here, so that it is looked for in roles.
Diagnostic note_on_role(const Node& name);

/// Says how many quotations have a surname alone, which a full name doesn't find: it may be
/// another's.
std::optional<Diagnostic> note_on_surname(const Node& name, const NameReading& reading);

/// Says that nearly all with such a name are spelled another way.
std::optional<Diagnostic> note_on_commoner(const Node& name,
                                           const std::optional<SpeakerNames::Commoner>& other);

/// Of one condition's alternatives, as names and as roles: a word is unknown only if neither has
/// it, and then as a name.
void keep_shared_unknowns(std::span<const std::shared_ptr<Leaf>> names,
                          std::span<const std::shared_ptr<Leaf>> roles);

/// Says that two ranges of dates have no day in common, which no article can have. `node`: an AND.
std::optional<Diagnostic> note_on_disjoint_dates(const Node& node);

}  // namespace dateline
