// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// How names of speakers meet across articles: the index holds a term for every full name of a
/// person under each word that may stand for it alone ("Marco Rubio" under "rubio"; "Wang Yi" under
/// "yi" and "wang"), and one for every name of a single word that an article couldn't tell more
/// about. A lone "Rubio" means Marco Rubio where nearly all quotations of a full name under it are
/// his.
namespace dateline {

/// What the terms of all full names under `word` begin with; the full name follows.
std::string full_names_prefix(std::string_view word);

/// The term of a full name under one of its words.
std::string full_name_term(std::string_view word, std::string_view name);

/// The term of a name of one word.
std::string lone_name_term(std::string_view name);

/// The words of a name, which single spaces part.
std::vector<std::string_view> words_of_name(std::string_view name);

std::string_view first_word(std::string_view name);

/// The last word that isn't a suffix: "King" of "Martin Luther King Jr."
std::string_view last_word(std::string_view name);

}  // namespace dateline
