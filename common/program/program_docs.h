// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

/// A program's documentation, from the same tables that it runs by: man pages and completions.
namespace dateline {

struct OptionDoc {
    std::string name;                  ///< without dashes; empty if it has only a letter
    std::string letter;                ///< without a dash; empty if it has none
    std::string value;                 ///< name of its value, such as FILE; empty: takes none
    bool value_may_lack = false;       ///< the value is optional, and only = can give one
    std::vector<std::string> choices;  ///< the allowed values; empty: any
    std::string help;
    std::string group;
};

/// A section of a man page: a heading, and entries of a term (may be empty) and its meaning.
struct DocSection {
    std::string heading;
    std::vector<std::pair<std::string, std::string>> entries;
};

struct ProgramDocs {
    std::string name;
    std::string summary;                   ///< a sentence without its full stop
    std::string arguments;                 ///< in the synopsis, after the options
    std::vector<std::string> description;  ///< paragraphs, of the man page alone
    std::vector<OptionDoc> options;
    std::vector<DocSection> sections;   ///< after the options
    std::vector<std::string> see_also;  ///< "dateline-search(1)"
    /// What an argument may begin with, such as "title:", each with its known values.
    std::vector<std::pair<std::string, std::vector<std::string>>> words;
};

/// `term` and, from column `at` on, `help` wrapped to `width` columns: beside the term, or below it
/// if the term is long.
std::string help_entry(const std::string& term,
                       const std::string& help,
                       std::size_t at,
                       std::size_t width);

/// The output of `--help`, `width` columns wide.
std::string help_text(const ProgramDocs& docs, std::size_t width);

/// The man page as troff with the man macros (man(7)).
std::string man_page(const ProgramDocs& docs, int section);

/// Completions of options, their values, and words, for bash (programmable completion), zsh
/// (compsys) and fish.
std::string bash_completion(const ProgramDocs& docs);
std::string zsh_completion(const ProgramDocs& docs);
std::string fish_completion(const ProgramDocs& docs);

}  // namespace dateline
