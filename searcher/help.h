// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "common/program/program_docs.h"

namespace dateline {

/// `--fields-help`, wrapped to `width` columns: every field with its aliases, its content and an
/// example, from the field table.
std::string fields_help(std::size_t width);

/// The forms of the query language: an example and what it finds. `--syntax` prints them; a test
/// runs every example.
const std::vector<std::pair<std::string, std::string>>& syntax_table();

/// `--syntax`, wrapped to `width` columns.
std::string syntax_help(std::size_t width);

/// The program's documentation besides its options (program_docs.h).
ProgramDocs search_docs();

/// The man page of the query language, dateline-query(7).
std::string query_man_page();

}  // namespace dateline
