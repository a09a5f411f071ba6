// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace dateline {

/// `~word` by word: the word itself and its synonyms, folded.
using Synonyms = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Reads the user's synonyms: one group a line, separated by commas ("car, automobile, motor
/// vehicle"), each word of which matches all; empty lines and text after a # are ignored. A word of
/// several groups matches the words of all of them. Throws Error(kUsage), with the line number, if
/// a line is not a group or not UTF-8.
Synonyms read_synonyms(const std::filesystem::path& path);

}  // namespace dateline
