// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "searcher/query/syntax/parser.h"

/// Parsing for `--any`: questions in plain language are not queries.
namespace dateline {

/// Parses the text of an `--any` search. Like parse_query, except that
/// * in a text of several words, all in upper case, AND, OR and NOT are words like the rest;
/// * text that doesn't parse is taken as plain words, with a warning, unless the error is a saved
///   search that doesn't exist.
ParsedQuery parse_question(std::string_view typed, const QueryContext& context);

/// Weights the words of a question: those side by side at its top level. Each token counts by
/// itself, including those of a compound ("COVID-19") next to the whole, and each pair of
/// neighbours in a script without spaces; a word that occurs n times counts n times. Function words
/// ("what", "of the") count a tenth, words that only ask ("papers", "describe") half, and a note
/// lists both: none is dropped, and none is lowered if all would be. A word in upper case among
/// others is a name ("WHO"). `languages`: of the index; the one with the most function words in the
/// question decides.
void weigh_question(ParsedQuery& question,
                    const std::vector<std::string>& languages,
                    Analyzer& analyzer);

}  // namespace dateline
