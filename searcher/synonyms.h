// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace dateline {

/// Words by what `~word` stands for: the word itself and its synonyms, folded.
using Synonyms = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Reads the user's synonyms: a group a line, parted by commas ("car, automobile, motor vehicle"),
/// each word of which stands for all; empty lines and what follows a # count for nothing. A word of
/// several groups stands for all of them. Throws Error(kUsage), with the line, where a line is no
/// group or not UTF-8.
Synonyms read_synonyms(const std::filesystem::path& path);

}  // namespace dateline
