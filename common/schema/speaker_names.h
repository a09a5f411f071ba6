// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// How speakers' names are matched across articles. The index has a term for every full name of a
/// person under each word that may be used for it alone ("Marco Rubio" under "rubio"; "Wang Yi"
/// under "yi" and "wang"), and one for every single-word name that an article couldn't complete. A
/// lone "Rubio" means Marco Rubio if nearly all quotations of a full name under it are his.
namespace dateline {

/// The prefix of the terms of all full names under `word`; the full name follows it.
std::string full_names_prefix(std::string_view word);

/// The term of a full name under one of its words.
std::string full_name_term(std::string_view word, std::string_view name);

/// The term of a single-word name.
std::string lone_name_term(std::string_view name);

/// The words of a name, which are separated by single spaces.
std::vector<std::string_view> words_of_name(std::string_view name);

std::string_view first_word(std::string_view name);

/// The last word that isn't a suffix: "King" of "Martin Luther King Jr."
std::string_view last_word(std::string_view name);

}  // namespace dateline
