// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// What people write who know other search engines.
namespace dateline {

/// Fails where `at` holds another engine's spelling of something that we spell otherwise:
/// "HEADLINE(tariffs)" of Nexis, "hd=tariffs" and "wc>1000" of Factiva, "&&" of Lucene. The hint
/// gives ours. Spellings that are words of the language too are only noted (notes_on).
void refuse_habit(std::string_view query, std::size_t at);

/// Whether a word is NOT as other engines write it: "!tariffs".
bool is_bang(std::string_view word);

/// Which field of ours another engine's field `name` may mean; empty where unknown.
std::string field_of_habit(std::string_view name);

}  // namespace dateline
