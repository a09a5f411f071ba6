// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "searcher/query/syntax/parser.h"

/// How `--any` reads: questions as people write them are not queries.
namespace dateline {

/// Parses what `--any` is asked. As parse_query, except that
/// * in a text of several words, all in capitals, AND, OR and NOT are words, as the rest is;
/// * what doesn't parse is read as plain words, which a warning says, but for saved searches that
/// are
///   not there.
ParsedQuery parse_question(std::string_view text, const QueryContext& context);

/// Weighs the words of a question, of those that stand side by side at its top. Each token counts
/// by itself, also those of a compound ("COVID-19") beside the whole, and each two neighbours of a
/// script without spaces; a word that is there n times counts n times. Words that any text has
/// ("what", "of the") count a tenth, those that only ask ("papers", "describe") half, as a note
/// says: none is dropped, and none counts less where all would. A word in capitals among others is
/// a name ("WHO"). `languages`: of the index; the one whose words the question has most of decides.
void weigh_question(ParsedQuery& question,
                    const std::vector<std::string>& languages,
                    Analyzer& analyzer);

}  // namespace dateline
