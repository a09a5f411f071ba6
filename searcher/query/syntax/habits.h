// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Syntax that users of other search engines type.
namespace dateline {

/// Fails if the text at `at` is another engine's spelling of something that this language spells
/// otherwise: "HEADLINE(tariffs)" of Nexis, "hd=tariffs" and "wc>1000" of Factiva, "&&" of Lucene.
/// The hint gives our spelling. Spellings that are also words of this language only get a note
/// (notes_on).
void refuse_habit(std::string_view query, std::size_t at);

/// Whether a word is NOT as other engines write it: "!tariffs".
bool is_bang(std::string_view word);

/// Our field that another engine's field `name` may mean; empty if unknown.
std::string field_of_habit(std::string_view name);

}  // namespace dateline
